"""Between Lambda and `meters.process`: names the messages that failed, which come again."""

from typing import Any

from aws_lambda_powertools import Logger, Tracer
from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType, process_partial_response
from aws_lambda_powertools.utilities.batch.types import PartialItemFailureResponse
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord
from aws_lambda_powertools.utilities.typing import LambdaContext

import meters

logger = Logger()
tracer = Tracer()
processor = BatchProcessor(event_type=EventType.SQS)


def handle(record: SQSRecord) -> None:
    """Handle one message. An exception returns it to the queue; its reason goes to the log."""
    try:
        for message in meters.read(record.json_body):
            meters.process(message=message)
    except Exception:
        logger.exception("message failed", extra={"message_id": record.message_id})
        raise


@logger.inject_lambda_context
@tracer.capture_lambda_handler
def handler(event: dict[str, Any], context: LambdaContext) -> PartialItemFailureResponse:
    """Handle a batch of messages and return those that failed."""
    meters.once.register_lambda_context(context)
    return process_partial_response(event=event, record_handler=handle, processor=processor, context=context)
