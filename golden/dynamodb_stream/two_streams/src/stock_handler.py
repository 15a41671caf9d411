"""Between Lambda and `stock.process`: one failure repeats the whole batch."""

import os
from typing import Any

from aws_lambda_powertools import Logger, Tracer
from aws_lambda_powertools.utilities.data_classes.dynamo_db_stream_event import DynamoDBRecord, DynamoDBStreamEvent
from aws_lambda_powertools.utilities.typing import LambdaContext

import stock

logger = Logger()
tracer = Tracer()


def handle(record: DynamoDBRecord) -> None:
    """Handle one change. An exception makes Lambda try it again, and hold back what comes after it."""
    for change in stock.read(record):
        stock.process(change=change)


@logger.inject_lambda_context
@tracer.capture_lambda_handler
def handler(event: dict[str, Any], context: LambdaContext) -> None:
    """Handle a batch in order, all or none."""
    if "Records" not in event:
        raise ValueError("not an event of a DynamoDB stream: it has no 'Records'")
    for record in DynamoDBStreamEvent(event).records:
        handle(record)


def recognises(event: dict[str, Any]) -> bool:
    """Tell whether *event* comes from this table."""
    record = (event.get("Records") or [{}])[0]
    if record.get("eventSource") != "aws:dynamodb":
        return False
    table = f"{os.environ['AWS_LAMBDA_FUNCTION_NAME']}-stock"
    return record["eventSourceARN"].split("/")[1] == table
