"""What the function does with one change of an object. This is the file to edit."""

import os
from typing import Any
from urllib.parse import unquote_plus

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.data_classes.s3_event import S3Event, S3EventRecord
from aws_lambda_powertools.utilities.idempotency import DynamoDBPersistenceLayer, IdempotencyConfig, idempotent_function

logger = Logger(child=True)
# What was handled is remembered for as long as it can come again.
store = DynamoDBPersistenceLayer(table_name=os.environ["IDEMPOTENCY_TABLE"])
once = IdempotencyConfig(
    event_key_jmespath="[s3.bucket.name, s3.object.key, eventName, s3.object.sequencer || eventTime]",
    raise_on_no_idempotency_key=True,
    expires_after_seconds=86400,
)


def read(envelope: dict[str, Any]) -> list[S3EventRecord]:
    """Return the changes that one notification tells of."""
    if "Records" not in envelope:
        raise ValueError("not an event of S3: it has no 'Records'")
    return list(S3Event(envelope).records)


@idempotent_function(data_keyword_argument="change", persistence_store=store, config=once)
def process(change: S3EventRecord) -> None:
    """Do the work for one change. The same change comes here only once, unless this raises."""
    key = unquote_plus(change.s3.get_object.key)  # S3 writes a space as +
    # Write under processed/ only: what is written where this reads would come here again.
    logger.info("object changed", extra={"bucket": change.s3.bucket.name, "key": key, "change": change.event_name})
