"""Between Lambda and `frames.process`: an exception makes Lambda try the event again."""

import os
from typing import Any

from aws_lambda_powertools import Logger, Tracer
from aws_lambda_powertools.utilities.typing import LambdaContext

import frames

logger = Logger()
tracer = Tracer()


@logger.inject_lambda_context
@tracer.capture_lambda_handler
def handler(event: dict[str, Any], context: LambdaContext) -> None:
    """Handle one event. Nobody waits for an answer."""
    for message in frames.read(event):
        frames.process(message=message)


def recognises(event: dict[str, Any]) -> bool:
    """Tell whether *event* comes from this rule."""
    return event.get("mqtt_rule") == f"{os.environ['AWS_LAMBDA_FUNCTION_NAME']}-frames"
