"""Between Lambda and `uploads.process`: an exception makes Lambda try the event again."""

import os
from typing import Any

from aws_lambda_powertools import Logger, Tracer
from aws_lambda_powertools.utilities.typing import LambdaContext

import uploads

logger = Logger()
tracer = Tracer()


@logger.inject_lambda_context
@tracer.capture_lambda_handler
def handler(event: dict[str, Any], context: LambdaContext) -> None:
    """Handle one event. Nobody waits for an answer."""
    for change in uploads.read(event):
        uploads.process(change=change)


def recognises(event: dict[str, Any]) -> bool:
    """Tell whether *event* comes from this notification."""
    record = (event.get("Records") or [{}])[0]
    notification = f"{os.environ['AWS_LAMBDA_FUNCTION_NAME']}-uploads"
    return record.get("eventSource") == "aws:s3" and record["s3"]["configurationId"] == notification
