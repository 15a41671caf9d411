"""Between Lambda and `parcels.process`: keeps the order and names what is to come again."""

import os
from typing import Any

from aws_lambda_powertools import Logger, Tracer
from aws_lambda_powertools.utilities.batch.types import PartialItemFailureResponse
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSEvent, SQSRecord
from aws_lambda_powertools.utilities.typing import LambdaContext

import parcels

logger = Logger()
tracer = Tracer()
# After so many receives SQS moves a message to the dead-letter queue.
MAX_RECEIVE_COUNT = int(os.environ["PARCELS_MAX_RECEIVE_COUNT"])


def handle(record: SQSRecord) -> None:
    """Handle one message."""
    for job in parcels.read(record.json_body):
        parcels.process(job=job)


def is_last_try(record: SQSRecord) -> bool:
    """Tell whether the message goes to the dead-letter queue if it fails now."""
    return int(record.attributes.approximate_receive_count) >= MAX_RECEIVE_COUNT


@logger.inject_lambda_context
@tracer.capture_lambda_handler
def handler(event: dict[str, Any], context: LambdaContext) -> PartialItemFailureResponse:
    """Handle a batch of messages and return those that are to come again.

    After a failure the rest of its message group waits, other groups go on. After the last try of a message
    its group goes on without it: the messages behind it were received as often as it was, and would end in
    the dead-letter queue with it.
    """
    if "Records" not in event:
        raise ValueError("not an event of an SQS queue: it has no 'Records'")
    parcels.once.register_lambda_context(context)
    again: list[str] = []
    waiting: set[str | None] = set()
    for record in SQSEvent(event).records:
        group = record.attributes.message_group_id
        if group in waiting:
            again.append(record.message_id)
            continue
        try:
            handle(record)
        except Exception:
            logger.exception("message failed", extra={"message_id": record.message_id, "message_group_id": group})
            again.append(record.message_id)
            if not is_last_try(record):
                waiting.add(group)
    return {"batchItemFailures": [{"itemIdentifier": message_id} for message_id in again]}
