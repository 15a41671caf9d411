"""A stage of an API without a limit of its own: one caller can use up the account's.

All APIs of an account share 10,000 requests a second in a Region, and each request here runs a function, whose
concurrency is shared as well. A limit on the stage turns the flood away with a 429 before anything runs. For a REST API
an `aws_api_gateway_method_settings` or a usage plan sets it, for an HTTP API the stage's route settings.

Write instead::

    default_route_settings {
      throttling_rate_limit  = 100
      throttling_burst_limit = 200
    }
"""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.model import Model
from trigscaffold.audit.resource import Body, Resource
from trigscaffold.audit.rules._http import siblings
from trigscaffold.audit.rules._kinds import identity
from trigscaffold.audit.value import Presence, Value
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "api-throttling"
SEVERITY = Severity.INFO
SOURCE = "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html"

_LIMITS = ("throttling_rate_limit", "throttling_burst_limit")
_ROUTES = ("default_route_settings", "route_settings")


def check(model: Model) -> Iterator[Finding]:
    """Judge every stage."""
    for stage in model.of_type("aws_api_gateway_stage"):
        yield _rest(model, stage)
    for stage in model.of_type("aws_apigatewayv2_stage"):
        yield _judged(stage, [b for name in _ROUTES for b in stage.blocks(name)], _HTTP, "")


def _rest(model: Model, stage: Resource) -> Finding:
    bodies: list[Body] = []
    unsure = ""
    for settings in siblings(model, stage, "aws_api_gateway_method_settings"):
        same = _stage(settings) == _stage(stage) or stage in model.referred(settings.value("stage_name"))
        if same:
            bodies += settings.blocks("settings")
            unsure = unsure or ("" if settings.made_with(stage) else settings.exists.decides)
    for plan in model.of_type("aws_api_gateway_usage_plan"):
        stages = [block.value("stage") for block in plan.blocks("api_stages")]
        if any(stage in model.referred(one) or identity(one) == _stage(stage) for one in stages):
            bodies += plan.blocks("throttle_settings")
    return _judged(stage, bodies, _REST.format(stage.name), unsure)


def _stage(resource: Resource) -> str:
    return identity(resource.value("stage_name"))


def _judged(stage: Resource, bodies: list[Body], instead: str, unsure: str) -> Finding:
    limits = [body.value(name) for body in bodies for name in (*_LIMITS, "rate_limit", "burst_limit")]
    given = [value for value in limits if value.presence is not Presence.NO]
    if any(_limits(value) for value in given):
        if not unsure and not all(body.maybe for body in bodies):
            return fine(ID, stage)
        unsure = unsure or bodies[0].maybe
    if unsure or (given and not all(_limits(value) is False for value in given)):
        decides = unsure or next(value.decides for value in given if _limits(value) is None)
        return undecidable(ID, stage, "Whether it has a limit cannot be seen", decides)
    message = (
        "It has no limit of its own: a flood, or one caller's loop, reaches the functions behind it and uses up the "
        "requests a second and the concurrency that the whole account shares."
    )
    return violation(ID, stage, message, instead)


def _limits(value: Value) -> bool | None:
    """-1 is no limit."""
    if value.number is not None:
        return value.number >= 0
    return True if value.presence is Presence.YES else None


_HTTP = "default_route_settings {\n  throttling_rate_limit  = 100\n  throttling_burst_limit = 200\n}"
_REST = (
    'resource "aws_api_gateway_method_settings" "all" {{\n'
    "  rest_api_id = aws_api_gateway_stage.{0}.rest_api_id\n"
    "  stage_name  = aws_api_gateway_stage.{0}.stage_name\n"
    '  method_path = "*/*"\n\n'
    "  settings {{\n"
    "    throttling_rate_limit  = 100\n"
    "    throttling_burst_limit = 200\n"
    "  }}\n"
    "}}"
)
