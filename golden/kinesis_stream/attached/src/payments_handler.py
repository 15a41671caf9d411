"""Between Lambda and `payments.process`: stops at the record that failed, and Lambda goes on from there."""

from typing import Any

from aws_lambda_powertools import Logger, Tracer
from aws_lambda_powertools.utilities.batch.types import PartialItemFailureResponse
from aws_lambda_powertools.utilities.data_classes.kinesis_stream_event import KinesisStreamEvent, KinesisStreamRecord
from aws_lambda_powertools.utilities.typing import LambdaContext

import payments

logger = Logger()
tracer = Tracer()


def handle(record: KinesisStreamRecord) -> None:
    """Handle one record. An exception makes Lambda try it again, and hold back what comes after it."""
    for data in payments.read(record.kinesis.data_as_json()):
        payments.process(data=data)


@logger.inject_lambda_context
@tracer.capture_lambda_handler
def handler(event: dict[str, Any], context: LambdaContext) -> PartialItemFailureResponse:
    """Handle a batch in order, up to the first record that fails, and return that one.

    Lambda takes what came before it as done and sends it again with all that follow. To go on past it would
    do their work twice, and out of turn; so this is no BatchProcessor, which goes on.
    """
    if "Records" not in event:
        raise ValueError("not an event of a Kinesis stream: it has no 'Records'")
    for done, record in enumerate(KinesisStreamEvent(event).records):
        try:
            handle(record)
        except Exception:
            if done == 0:
                # Nothing is done yet. An error makes Lambda split the batch, until the record that fails is alone.
                raise
            failed = record.kinesis.sequence_number
            logger.exception("record failed", extra={"sequence_number": failed})
            return {"batchItemFailures": [{"itemIdentifier": failed}]}
    return {"batchItemFailures": []}
