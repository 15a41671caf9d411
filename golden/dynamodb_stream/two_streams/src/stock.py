"""What the function does with one change of the table. This is the file to edit."""

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.data_classes.dynamo_db_stream_event import DynamoDBRecord

logger = Logger(child=True)


def read(record: DynamoDBRecord) -> list[DynamoDBRecord]:
    """Return the changes that one record of the stream holds: always one."""
    if not record.dynamodb:
        raise ValueError("not a change of a table: it has no 'dynamodb'")
    return [record]


def process(change: DynamoDBRecord) -> None:
    """Do the work for one change. It may come more than once. Raising holds up its shard until it is tried again."""
    item = change.dynamodb.new_image  # empty when the item was removed
    logger.info("item changed", extra={"change": change.event_name.name, "fields": sorted(item or {})})
