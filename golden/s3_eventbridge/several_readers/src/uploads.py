"""What the function does with one change of an object. This is the file to edit."""

import os
from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.data_classes import S3EventBridgeNotificationEvent
from aws_lambda_powertools.utilities.idempotency import DynamoDBPersistenceLayer, IdempotencyConfig, idempotent_function

logger = Logger(child=True)
# What was handled is remembered for as long as it can come again.
store = DynamoDBPersistenceLayer(table_name=os.environ["IDEMPOTENCY_TABLE"])
once = IdempotencyConfig(
    event_key_jmespath="[detail.bucket.name, detail.object.key, detail.object.sequencer || id]",
    raise_on_no_idempotency_key=True,
    expires_after_seconds=108000,
)


def read(envelope: dict[str, Any]) -> list[S3EventBridgeNotificationEvent]:
    """Return the changes that one event tells of: always one."""
    if envelope.get("source") != "aws.s3" or "object" not in envelope.get("detail", {}):
        raise ValueError("not an event of S3 from EventBridge: it tells of no object")
    return [S3EventBridgeNotificationEvent(envelope)]


@idempotent_function(data_keyword_argument="change", persistence_store=store, config=once)
def process(change: S3EventBridgeNotificationEvent) -> None:
    """Do the work for one change. The same change comes here only once, unless this raises."""
    # Here the key stands as it is; `change.detail.object.key` would take a + in it for a space.
    key = change.detail.object["key"]
    logger.info("object changed", extra={"bucket": change.detail.bucket.name, "key": key, "change": change.detail_type})
