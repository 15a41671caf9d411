"""What the function does with one message. This is the file to edit."""

from typing import Any

from aws_lambda_powertools import Logger

logger = Logger(child=True)


def read(message: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the messages that one message of the queue holds: itself, since SNS delivers it raw."""
    if not isinstance(message, dict):
        raise ValueError(f"a message is a JSON object, this is a {type(message).__name__}")
    return [message]


def process(message: dict[str, Any]) -> None:
    """Do the work for one message. It may come more than once. Raising holds up its message group."""
    logger.info("message received", extra={"announced": message})
