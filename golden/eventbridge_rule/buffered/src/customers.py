"""What the function does with one fact. This is the file to edit."""

import os
from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.data_classes import EventBridgeEvent
from aws_lambda_powertools.utilities.idempotency import DynamoDBPersistenceLayer, IdempotencyConfig, idempotent_function

logger = Logger(child=True)
# What was handled is remembered for as long as it can come again.
store = DynamoDBPersistenceLayer(table_name=os.environ["IDEMPOTENCY_TABLE"])
once = IdempotencyConfig(
    event_key_jmespath="id",
    raise_on_no_idempotency_key=True,
    expires_after_seconds=432000,
)


def read(envelope: dict[str, Any]) -> list[EventBridgeEvent]:
    """Return the facts that one envelope holds: always one."""
    if "detail" not in envelope:
        raise ValueError("not an event of EventBridge: it has no 'detail'")
    return [EventBridgeEvent(envelope)]


@idempotent_function(data_keyword_argument="fact", persistence_store=store, config=once)
def process(fact: EventBridgeEvent) -> None:
    """Do the work for one fact. One with the same id comes here only once, unless this raises."""
    logger.info("fact received", extra={"type": fact.detail_type, "detail": fact.detail})
