"""Between Lambda and `commands.process`: keeps the order and names what is to come again."""

from typing import Any

from aws_lambda_powertools import Logger, Tracer
from aws_lambda_powertools.utilities.batch import SqsFifoPartialProcessor, process_partial_response
from aws_lambda_powertools.utilities.batch.types import PartialItemFailureResponse
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord
from aws_lambda_powertools.utilities.typing import LambdaContext

import commands

logger = Logger()
tracer = Tracer()
# After a failure the rest of its message group has to wait; the other groups of the batch go on.
processor = SqsFifoPartialProcessor(skip_group_on_error=True)


def handle(record: SQSRecord) -> None:
    """Handle one message. An exception returns it to the queue."""
    for job in commands.read(record.json_body):
        commands.process(job=job)


@logger.inject_lambda_context
@tracer.capture_lambda_handler
def handler(event: dict[str, Any], context: LambdaContext) -> PartialItemFailureResponse:
    """Handle a batch of messages and return those that failed."""
    return process_partial_response(event=event, record_handler=handle, processor=processor, context=context)
