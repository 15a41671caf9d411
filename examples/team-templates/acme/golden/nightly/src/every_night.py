"""What the function does when the time has come. This is the file to edit."""

from typing import Any

from aws_lambda_powertools import Logger

logger = Logger(child=True)


def read(run: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the runs that one event asks for: always one."""
    if "scheduled_time" not in run:
        raise ValueError("not an event of EventBridge Scheduler: it has no 'scheduled_time'")
    return [run]


def process(run: dict[str, Any]) -> None:
    """Do what is due. The same `scheduled_time` may come more than once."""
    logger.info("run started", extra={"scheduled_time": run["scheduled_time"]})
