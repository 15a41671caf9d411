"""Between Lambda and `labels.process`: one failure returns the whole batch to the queue."""

from typing import Any

from aws_lambda_powertools import Logger, Tracer
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSEvent, SQSRecord
from aws_lambda_powertools.utilities.typing import LambdaContext

import labels

logger = Logger()
tracer = Tracer()


def handle(record: SQSRecord) -> None:
    """Handle one message. An exception returns it to the queue; its reason goes to the log."""
    try:
        for job in labels.read(record.json_body):
            labels.process(job=job)
    except Exception:
        logger.exception("message failed", extra={"message_id": record.message_id})
        raise


@logger.inject_lambda_context
@tracer.capture_lambda_handler
def handler(event: dict[str, Any], context: LambdaContext) -> None:
    """Handle a batch of messages, all or none."""
    if "Records" not in event:
        raise ValueError("not an event of an SQS queue: it has no 'Records'")
    for record in SQSEvent(event).records:
        handle(record)
