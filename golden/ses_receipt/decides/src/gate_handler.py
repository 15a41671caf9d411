"""Between SES and `gate.decide`: SES waits for the answer, 30 s at most."""

from typing import Any, get_args

from aws_lambda_powertools import Logger, Tracer
from aws_lambda_powertools.utilities.typing import LambdaContext

import gate

logger = Logger()
tracer = Tracer()
ALLOWED = get_args(gate.Disposition)


@logger.inject_lambda_context
@tracer.capture_lambda_handler
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, str]:
    """Answer what becomes of one mail. SES takes what it does not know for CONTINUE, so that is an error here."""
    disposition = gate.decide(mail=gate.read(event))
    if disposition not in ALLOWED:
        raise ValueError(f"SES knows no disposition {disposition!r}; it knows: {', '.join(ALLOWED)}")
    return {"disposition": disposition}
