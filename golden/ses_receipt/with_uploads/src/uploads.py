"""What the function does with one change of an object. This is the file to edit."""

from typing import Any
from urllib.parse import unquote_plus

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.data_classes.s3_event import S3Event, S3EventRecord

logger = Logger(child=True)


def read(envelope: dict[str, Any]) -> list[S3EventRecord]:
    """Return the changes that one notification tells of."""
    if "Records" not in envelope:
        raise ValueError("not an event of S3: it has no 'Records'")
    return list(S3Event(envelope).records)


def process(change: S3EventRecord) -> None:
    """Do the work for one change. It may come more than once, and before an earlier one."""
    key = unquote_plus(change.s3.get_object.key)  # S3 writes a space as +
    logger.info("object changed", extra={"bucket": change.s3.bucket.name, "key": key, "change": change.event_name})
