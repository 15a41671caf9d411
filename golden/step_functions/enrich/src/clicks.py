"""What the function does in one step of a workflow. This is the file to edit."""

from dataclasses import dataclass
from typing import Any

from aws_lambda_powertools import Logger

logger = Logger(child=True)


class TryAgain(Exception):
    """It may work later. The state's Retry knows this name: the workflow waits and calls again."""


class Rejected(Exception):
    """It will never work. The state's Catch knows this name: the workflow does not try again."""


@dataclass(frozen=True)
class Step:
    """One call by a workflow: the execution's ARN, the name of the state, and what the state was given."""

    execution: str
    state: str
    input: Any


def read(event: dict[str, Any]) -> list[Step]:
    """Return the steps that one call asks for: always one."""
    missing = [name for name in ("execution", "state", "input") if name not in event]
    if missing:
        raise ValueError(f"not a call of the workflow's state: it has no {', '.join(missing)}")
    return [Step(event["execution"], event["state"], event["input"])]


def process(step: Step) -> dict[str, Any]:
    """Do the step and return its result. The same step may come more than once: the state calls again.

    Raise `TryAgain` to be called again, `Rejected` for what is refused for good.
    """
    logger.info("step started")
    return {"handled": True}
