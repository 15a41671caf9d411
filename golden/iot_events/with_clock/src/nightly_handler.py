"""Between Lambda and `nightly.process`: an exception makes Lambda try the event again."""

import os
from typing import Any

from aws_lambda_powertools import Logger, Tracer
from aws_lambda_powertools.utilities.typing import LambdaContext

import nightly

logger = Logger()
tracer = Tracer()


@logger.inject_lambda_context
@tracer.capture_lambda_handler
def handler(event: dict[str, Any], context: LambdaContext) -> None:
    """Handle one event. Nobody waits for an answer."""
    for run in nightly.read(event):
        nightly.process(run=run)


def recognises(event: dict[str, Any]) -> bool:
    """Tell whether *event* comes from a schedule of this group."""
    group = f"{os.environ['AWS_LAMBDA_FUNCTION_NAME']}-nightly"
    return str(event.get("schedule_arn")).split("/")[1:2] == [group]
