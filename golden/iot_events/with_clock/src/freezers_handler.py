"""Between Lambda and `freezers.process`: an exception makes Lambda try the event again."""

import os
from typing import Any

from aws_lambda_powertools import Logger, Tracer
from aws_lambda_powertools.utilities.typing import LambdaContext

import freezers

logger = Logger()
tracer = Tracer()


@logger.inject_lambda_context
@tracer.capture_lambda_handler
def handler(event: dict[str, Any], context: LambdaContext) -> None:
    """Handle one event. Nobody waits for an answer."""
    freezers.once.register_lambda_context(context)
    for change in freezers.read(event):
        freezers.process(change=change)


def recognises(event: dict[str, Any]) -> bool:
    """Tell whether *event* comes from this detector model."""
    match event:
        case {"event": {"payload": {"detector": {"detectorModelName": name}}}}:
            return name == f"{os.environ['AWS_LAMBDA_FUNCTION_NAME']}-freezers"
    return False
