"""Between Lambda and `tidy.process`: an exception makes Lambda try the event again."""

import os
from typing import Any

from aws_lambda_powertools import Logger, Tracer
from aws_lambda_powertools.utilities.typing import LambdaContext

import tidy

logger = Logger()
tracer = Tracer()


@logger.inject_lambda_context
@tracer.capture_lambda_handler
def handler(event: dict[str, Any], context: LambdaContext) -> None:
    """Handle one event. Nobody waits for an answer."""
    for run in tidy.read(event):
        tidy.process(run=run)


def recognises(event: dict[str, Any]) -> bool:
    """Tell whether *event* comes from a schedule of this group."""
    group = f"{os.environ['AWS_LAMBDA_FUNCTION_NAME']}-tidy"
    return str(event.get("schedule_arn")).split("/")[1:2] == [group]
