"""A stage of an API that keeps no record of who called what and what was answered.

Without an access log a 4xx or 5xx that API Gateway itself answered (a throttle, a refused token, a timeout of the
integration) is a number in a metric and nothing else: the function never saw the request and logs nothing.

Write instead::

    access_log_settings {
      destination_arn = aws_cloudwatch_log_group.api.arn
      format          = jsonencode({ requestId = "$context.requestId", status = "$context.status" })
    }
"""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.model import Model
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.value import Presence
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "api-logging"
SEVERITY = Severity.INFO
SOURCE = "https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html"

_INSTEAD = (
    "access_log_settings {\n"
    "  destination_arn = aws_cloudwatch_log_group.api.arn\n"
    '  format          = jsonencode({ requestId = "$context.requestId", status = "$context.status" })\n'
    "}"
)


def check(model: Model) -> Iterator[Finding]:
    """Judge every stage."""
    return (_judged(stage) for stage in model.of_type("aws_api_gateway_stage", "aws_apigatewayv2_stage"))


def _judged(stage: Resource) -> Finding:
    given = stage.presence("access_log_settings")
    if given is Presence.YES:
        return fine(ID, stage)
    if given is Presence.MAYBE:
        value = stage.value("access_log_settings", "destination_arn")
        return undecidable(ID, stage, "Whether it has an access log cannot be seen", value.decides)
    message = (
        "Requests that the API itself answers (throttled, refused, timed out) leave no trace: the function never sees "
        "them, and there is no access log."
    )
    return violation(ID, stage, message, _INSTEAD)
