"""What the function does with one change of an object. This is the file to edit."""

from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.data_classes import S3EventBridgeNotificationEvent

logger = Logger(child=True)


def read(envelope: dict[str, Any]) -> list[S3EventBridgeNotificationEvent]:
    """Return the changes that one event tells of: always one."""
    if envelope.get("source") != "aws.s3" or "object" not in envelope.get("detail", {}):
        raise ValueError("not an event of S3 from EventBridge: it tells of no object")
    return [S3EventBridgeNotificationEvent(envelope)]


def process(change: S3EventBridgeNotificationEvent) -> None:
    """Do the work for one change. It may come more than once, and before an earlier one."""
    # Here the key stands as it is; `change.detail.object.key` would take a + in it for a space.
    key = change.detail.object["key"]
    logger.info("object changed", extra={"bucket": change.detail.bucket.name, "key": key, "change": change.detail_type})
