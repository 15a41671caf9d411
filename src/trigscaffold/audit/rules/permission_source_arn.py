"""Anybody's resource of that service, in any account, may invoke the function.

A permission for a service names who calls on its behalf: `s3.amazonaws.com` means every bucket of every AWS account.
Without `source_arn` or `source_account`, somebody who knows the function's ARN can let their own bucket, topic or API
call it (a confused deputy), with whatever event they like.

`source_arn` names the resource; for S3, whose ARNs carry no account, add `source_account`. An Alexa skill is told by
its `event_source_token`. Lambda@Edge's replicator can carry neither and is not judged, nor are permissions for
accounts and roles.

Write instead::

    source_arn = aws_cloudwatch_event_rule.orders.arn
"""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.model import Model
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.rules._words import named, reference
from trigscaffold.audit.value import Presence, Value
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "permission-source-arn"
SEVERITY = Severity.ERROR
SOURCE = "https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html"

_LIMITS = ("source_arn", "source_account", "principal_org_id")
# A public function URL is permitted to everybody, and that is told by another rule.
_PUBLIC_URL = ("function_url_auth_type", "invoked_via_function_url")
_EXEMPT = ("replicator.lambda.amazonaws.com", "edgelambda.amazonaws.com")
_NAMED = 'principal  = "events.amazonaws.com"\nsource_arn = aws_cloudwatch_event_rule.orders.arn'
_CALLERS = {
    "s3": ("aws_s3_bucket", "arn", "aws_s3_bucket.uploads.arn"),
    "sns": ("aws_sns_topic", "arn", "aws_sns_topic.orders.arn"),
    "events": ("aws_cloudwatch_event_rule", "arn", "aws_cloudwatch_event_rule.orders.arn"),
    "scheduler": ("aws_scheduler_schedule", "arn", "aws_scheduler_schedule.nightly.arn"),
    "logs": ("aws_cloudwatch_log_group", "arn", "aws_cloudwatch_log_group.source.arn"),
    "states": ("aws_sfn_state_machine", "arn", "aws_sfn_state_machine.this.arn"),
    "iot": ("aws_iot_topic_rule", "arn", "aws_iot_topic_rule.readings.arn"),
    "cognito-idp": ("aws_cognito_user_pool", "arn", "aws_cognito_user_pool.this.arn"),
    "config": ("aws_config_config_rule", "arn", "aws_config_config_rule.this.arn"),
    "elasticloadbalancing": ("aws_lb_target_group", "arn", "aws_lb_target_group.this.arn"),
}


def check(model: Model) -> Iterator[Finding]:
    """Judge every permission for a service, or for everybody."""
    for permission in model.of_type("aws_lambda_permission"):
        value = permission.value("principal")
        principal = _ending(value)
        if principal is None and _is_account(value):
            continue
        if principal is None or _is_service(principal) or principal == "*":
            finding = _judged(model, permission, principal)
            if finding:
                yield finding


def _ending(principal: Value) -> str | None:
    """Return the principal, of a text with an unknown piece its end; None where nothing is known."""
    return principal.parts[-1].text if principal.parts else principal.text


def _is_account(principal: Value) -> bool:
    """Tell whether a principal that is not known is what a resource gives, a role or an account, and no service."""
    return any(ref.type != "aws_service_principal" for ref in principal.all_refs())


def _is_service(principal: str) -> bool:
    return principal.endswith((".amazonaws.com", ".amazonaws.com.cn", ".amazon.com"))


def _judged(model: Model, permission: Resource, principal: str | None) -> Finding | None:
    if principal in _EXEMPT:
        return None
    limits = [*_LIMITS, "event_source_token"]
    if principal == "*":
        limits += _PUBLIC_URL
    given = {name: permission.presence(name) for name in limits}
    if Presence.YES in given.values():
        return fine(ID, permission)
    maybe = next((name for name, presence in given.items() if presence is Presence.MAYBE), "")
    if maybe:
        message = f"Whether the permission holds for one {_caller(principal)} only cannot be seen"
        return undecidable(ID, permission, message, permission.value(maybe).decides)
    if principal is None:
        message = "A permission for a service has to name the resource that calls"
        return undecidable(ID, permission, message, permission.value("principal").decides)
    return _open(model, permission, principal)


def _caller(principal: str | None) -> str:
    return f"resource of {principal}" if principal and principal[0] not in ".*" else "caller"


def _open(model: Model, permission: Resource, principal: str) -> Finding:
    invoked = model.functions_of(permission.value("function_name"))
    function = named(invoked[0].resource, permission) if invoked else "the function"
    if principal == "*":
        url = model.of_type("aws_lambda_function_url")
        message = f"Everybody, in every AWS account, may invoke {function}: the principal is * and nothing limits it."
        instead = "invoked_via_function_url = true" if url else _NAMED
        return violation(ID, permission, message, instead, concerned=[permission.place("principal")])
    if principal.endswith(".amazon.com"):
        message = f"Every Alexa skill, of anybody, may invoke {function}: the permission names none."
        instead = 'event_source_token = "amzn1.ask.skill.…"'
        return violation(ID, permission, message, instead, concerned=[permission.place("principal")])
    message = (
        f"{principal} may invoke {function} on behalf of every AWS account: whoever knows the function's ARN can have "
        "their own resource call it. The permission names no resource and no account."
    )
    return violation(
        ID, permission, message, _instead(model, permission, principal), concerned=[permission.place("principal")]
    )


def _instead(model: Model, permission: Resource, principal: str) -> str:
    labels = principal.split(".amazonaws.com")[0].split(".")
    service = next((label for label in labels if label in _CALLERS), labels[-1])
    if service == "apigateway":
        return f'source_arn = "${{{_api(model, permission)}.execution_arn}}/*/*"'
    kind, attribute, example = _CALLERS.get(service, ("", "", ""))
    own = [r for r in model.of_type(kind) if r.module == permission.module] if kind else []
    named = reference(own[0], attribute, permission) if len({r.base for r in own}) == 1 else ""
    if service == "s3":
        return f"source_arn     = {named or example}\nsource_account = data.aws_caller_identity.current.account_id"
    return f"source_arn = {named or example or 'the ARN of the resource that calls'}"


def _api(model: Model, permission: Resource) -> str:
    found = [
        r for r in model.of_type("aws_api_gateway_rest_api", "aws_apigatewayv2_api") if r.module == permission.module
    ]
    return f"{found[0].type}.{found[0].name}" if len({r.base for r in found}) == 1 else "aws_apigatewayv2_api.this"
