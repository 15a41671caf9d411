"""Say that only one kind of API checks a JWT by itself.

An HTTP API checks issuer, audience and scopes without any code. A REST API does so for a Cognito user pool;
for another issuer it needs a Lambda authoriser, one more function and its cold start.
"""

from __future__ import annotations

from trigscaffold.model import Finding, Needs, Trigger, Verdict

ID = "http-jwt"
SOURCE = "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vs-rest.html"


def check(needs: Needs, trigger: Trigger) -> Finding | None:
    """Return a warning where a JWT is checked by a function."""
    if "auth:jwt" not in needs.http & trigger.http or "jwt:native" in trigger.http:
        return None
    reason = "`auth: jwt` takes a Cognito user pool or 1 more function, an authoriser; an HTTP API checks it by itself"
    return Finding(ID, trigger.id, Verdict.WARN, reason, SOURCE)
