"""What the function does with the work that a workflow hands over. This is the file to edit."""

from dataclasses import dataclass
from typing import Any

from aws_lambda_powertools import Logger

logger = Logger(child=True)


@dataclass(frozen=True)
class Step:
    """What a workflow handed over: the execution's ARN, the name of the state, and what the state was given."""

    execution: str
    state: str
    input: Any


def read(message: dict[str, Any]) -> list[Step]:
    """Return the steps that one message holds: always one."""
    missing = [name for name in ("execution", "state", "input") if name not in message]
    if missing:
        raise ValueError(f"not handed over by the workflow's state: it has no {', '.join(missing)}")
    return [Step(message["execution"], message["state"], message["input"])]


def process(step: Step) -> None:
    """Do the work. It may come more than once. The workflow went on long ago; raising returns it to the queue."""
    logger.info("step started", extra={"execution": step.execution, "state": step.state})
