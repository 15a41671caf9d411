"""A Lambda authorizer whose answers are not kept: every request runs two functions.

With a time to live of 0 API Gateway asks the authorizer again for each request, which doubles invocations and puts its
duration, cold starts as well, before every answer. Kept for some minutes, the answer for one token is asked for once.
A revoked token stays good for that time, so it should be short where that matters.

Write instead::

    authorizer_result_ttl_in_seconds = 300
"""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.model import Model
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.value import Presence, Value, compare
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "authorizer-ttl"
SEVERITY = Severity.INFO
SOURCE = "https://docs.aws.amazon.com/apigateway/latest/api/API_CreateAuthorizer.html"

_TTL = "authorizer_result_ttl_in_seconds"


def check(model: Model) -> Iterator[Finding]:
    """Judge every authorizer that is a function."""
    for one in model.of_type("aws_api_gateway_authorizer"):
        if one.value("type").text != "COGNITO_USER_POOLS":
            yield _judged(one)
    for one in model.of_type("aws_apigatewayv2_authorizer"):
        if one.value("authorizer_type").text == "REQUEST":
            yield _judged(one)


def _judged(authorizer: Resource) -> Finding:
    ttl = authorizer.value(_TTL)
    if ttl.presence is Presence.NO:
        return fine(ID, authorizer)
    never = compare(ttl, Value(0), lambda a, b: a == b)
    if never is None:
        return undecidable(ID, authorizer, "How long its answers are kept cannot be seen", ttl.decides)
    if not never:
        return fine(ID, authorizer)
    message = (
        "Its answers are not kept (0 s): every request runs the authorizer as well as the function, which doubles the "
        "invocations and adds its duration to each answer. Some minutes spare nearly all of that."
    )
    return violation(ID, authorizer, message, f"{_TTL} = 300", concerned=[authorizer.place(_TTL)])
