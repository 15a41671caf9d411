"""What the function does with one change of the table. This is the file to edit."""

import os

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.data_classes.dynamo_db_stream_event import DynamoDBRecord
from aws_lambda_powertools.utilities.idempotency import DynamoDBPersistenceLayer, IdempotencyConfig, idempotent_function

logger = Logger(child=True)
# What was handled is remembered for as long as it can come again.
store = DynamoDBPersistenceLayer(table_name=os.environ["IDEMPOTENCY_TABLE"])
once = IdempotencyConfig(
    event_key_jmespath="eventID",
    raise_on_no_idempotency_key=True,
    expires_after_seconds=86400,
)


def read(record: DynamoDBRecord) -> list[DynamoDBRecord]:
    """Return the changes that one record of the stream holds: always one."""
    if not record.dynamodb:
        raise ValueError("not a change of a table: it has no 'dynamodb'")
    return [record]


@idempotent_function(data_keyword_argument="change", persistence_store=store, config=once)
def process(change: DynamoDBRecord) -> None:
    """Do the work for one change. It comes here only once, unless this raises."""
    item = change.dynamodb.new_image  # empty when the item was removed
    logger.info("item changed", extra={"change": change.event_name.name, "fields": sorted(item or {})})
