"""Between Lambda and `by_hand.process`: names the messages that failed, which come again."""

import os
from typing import Any

from aws_lambda_powertools import Logger, Tracer
from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType, process_partial_response
from aws_lambda_powertools.utilities.batch.types import PartialItemFailureResponse
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord
from aws_lambda_powertools.utilities.typing import LambdaContext

import by_hand

logger = Logger()
tracer = Tracer()
processor = BatchProcessor(event_type=EventType.SQS)


def handle(record: SQSRecord) -> None:
    """Handle one message. An exception returns it to the queue; its reason goes to the log."""
    try:
        for job in by_hand.read(record.json_body):
            by_hand.process(job=job)
    except Exception:
        logger.exception("message failed", extra={"message_id": record.message_id})
        raise


@logger.inject_lambda_context
@tracer.capture_lambda_handler
def handler(event: dict[str, Any], context: LambdaContext) -> PartialItemFailureResponse:
    """Handle a batch of messages and return those that failed."""
    return process_partial_response(event=event, record_handler=handle, processor=processor, context=context)


def recognises(event: dict[str, Any]) -> bool:
    """Tell whether *event* comes from this queue."""
    record = (event.get("Records") or [{}])[0]
    queue = f"{os.environ['AWS_LAMBDA_FUNCTION_NAME']}-by-hand"
    return record.get("eventSource") == "aws:sqs" and record["eventSourceARN"].split(":")[-1] == queue
