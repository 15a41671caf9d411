"""Between Lambda and `claims.process`: an exception makes Lambda try the event again."""

from typing import Any

from aws_lambda_powertools import Logger, Tracer
from aws_lambda_powertools.utilities.typing import LambdaContext

import claims

logger = Logger()
tracer = Tracer()


@logger.inject_lambda_context
@tracer.capture_lambda_handler
def handler(event: dict[str, Any], context: LambdaContext) -> None:
    """Handle one event. Nobody waits for an answer."""
    for mail in claims.read(event):
        claims.process(mail=mail)


def recognises(event: dict[str, Any]) -> bool:
    """Tell whether *event* comes from SES."""
    return (event.get("Records") or [{}])[0].get("eventSource") == "aws:ses"
