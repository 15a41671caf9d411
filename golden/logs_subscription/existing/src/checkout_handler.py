"""Between Lambda and `checkout.process`: a line that fails does not hold up its batch."""

from typing import Any

from aws_lambda_powertools import Logger, Tracer
from aws_lambda_powertools.utilities.typing import LambdaContext

import checkout

logger = Logger()
tracer = Tracer()


@logger.inject_lambda_context
@tracer.capture_lambda_handler
def handler(event: dict[str, Any], context: LambdaContext) -> None:
    """Handle one batch of lines, each for itself. Then an exception makes Lambda try the batch again."""
    failed = []
    lines = checkout.read(event)
    for line in lines:
        try:
            checkout.process(line=line)
        except Exception:
            logger.exception("log event failed", extra={"id": line.id, "log_stream": line.log_stream})
            failed.append(line.id)
    if failed:
        raise RuntimeError(f"{len(failed)} of {len(lines)} log events failed: {', '.join(failed[:5])}")
