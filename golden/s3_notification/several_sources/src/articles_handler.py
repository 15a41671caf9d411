"""Between Lambda and `articles.process`: an exception makes Lambda try the event again."""

import os
from typing import Any

from aws_lambda_powertools import Logger, Tracer
from aws_lambda_powertools.utilities.typing import LambdaContext

import articles

logger = Logger()
tracer = Tracer()


@logger.inject_lambda_context
@tracer.capture_lambda_handler
def handler(event: dict[str, Any], context: LambdaContext) -> None:
    """Handle one event. Nobody waits for an answer."""
    for message in articles.read(event):
        articles.process(message=message)


def recognises(event: dict[str, Any]) -> bool:
    """Tell whether *event* comes from this topic."""
    record = (event.get("Records") or [{}])[0]
    return record.get("EventSource") == "aws:sns" and record["Sns"]["TopicArn"] == os.environ["ARTICLES_TOPIC_ARN"]
