"""Between Lambda and `catalogue_changes.process`: keeps the order and names what is to come again."""

from typing import Any

from aws_lambda_powertools import Logger, Tracer
from aws_lambda_powertools.utilities.batch import SqsFifoPartialProcessor, process_partial_response
from aws_lambda_powertools.utilities.batch.types import PartialItemFailureResponse
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord
from aws_lambda_powertools.utilities.typing import LambdaContext

import catalogue_changes

logger = Logger()
tracer = Tracer()
# There is one message group: after a failure nothing that follows may be handled.
processor = SqsFifoPartialProcessor()


def handle(record: SQSRecord) -> None:
    """Handle one message. An exception returns it to the queue."""
    for job in catalogue_changes.read(record.json_body):
        catalogue_changes.process(job=job)


@logger.inject_lambda_context
@tracer.capture_lambda_handler
def handler(event: dict[str, Any], context: LambdaContext) -> PartialItemFailureResponse:
    """Handle a batch of messages and return those that failed."""
    return process_partial_response(event=event, record_handler=handle, processor=processor, context=context)
