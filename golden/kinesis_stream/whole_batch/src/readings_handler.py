"""Between Lambda and `readings.process`: one failure repeats the whole batch."""

from typing import Any

from aws_lambda_powertools import Logger, Tracer
from aws_lambda_powertools.utilities.data_classes.kinesis_stream_event import KinesisStreamEvent, KinesisStreamRecord
from aws_lambda_powertools.utilities.typing import LambdaContext

import readings

logger = Logger()
tracer = Tracer()


def handle(record: KinesisStreamRecord) -> None:
    """Handle one record. An exception makes Lambda try it again, and hold back what comes after it."""
    for data in readings.read(record.kinesis.data_as_json()):
        readings.process(data=data)


@logger.inject_lambda_context
@tracer.capture_lambda_handler
def handler(event: dict[str, Any], context: LambdaContext) -> None:
    """Handle a batch in order, all or none."""
    if "Records" not in event:
        raise ValueError("not an event of a Kinesis stream: it has no 'Records'")
    for record in KinesisStreamEvent(event).records:
        handle(record)
