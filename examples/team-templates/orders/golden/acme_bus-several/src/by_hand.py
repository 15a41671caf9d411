"""What the function does with one job. This is the file to edit."""

from typing import Any

from aws_lambda_powertools import Logger

logger = Logger(child=True)


def read(message: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the jobs that one message holds."""
    if not isinstance(message, dict):
        raise ValueError(f"a job is a JSON object, this is a {type(message).__name__}")
    return [message]


def process(job: dict[str, Any]) -> None:
    """Do one job. It may come more than once. Raising returns it to the queue."""
    logger.info("job received", extra={"fields": sorted(job)})
