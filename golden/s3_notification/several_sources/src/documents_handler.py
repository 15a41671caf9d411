"""Between Lambda and `documents.process`: an exception makes Lambda try the event again."""

import os
from typing import Any

from aws_lambda_powertools import Logger, Tracer
from aws_lambda_powertools.utilities.typing import LambdaContext

import documents

logger = Logger()
tracer = Tracer()


@logger.inject_lambda_context
@tracer.capture_lambda_handler
def handler(event: dict[str, Any], context: LambdaContext) -> None:
    """Handle one event. Nobody waits for an answer."""
    for change in documents.read(event):
        documents.process(change=change)


def recognises(event: dict[str, Any]) -> bool:
    """Tell whether *event* comes from this bucket, from the part of it that the rule lets through."""
    if event.get("source") != "aws.s3" or event["detail"]["bucket"]["name"] != os.environ["DOCUMENTS_BUCKET"]:
        return False
    key = event["detail"]["object"]["key"]
    return key.startswith("public/") and key.endswith(".pdf")
