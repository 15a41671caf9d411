"""What the function does with one fact. This is the file to edit."""

from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.data_classes import EventBridgeEvent

logger = Logger(child=True)


def read(envelope: dict[str, Any]) -> list[EventBridgeEvent]:
    """Return the facts that one envelope holds: always one."""
    if "detail" not in envelope:
        raise ValueError("not an event of EventBridge: it has no 'detail'")
    return [EventBridgeEvent(envelope)]


def process(fact: EventBridgeEvent) -> None:
    """Do the work for one fact. It may come more than once."""
    logger.info("fact received", extra={"type": fact.detail_type, "detail": fact.detail})
