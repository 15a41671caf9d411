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

_LIMITS = ("throttling_rate_limit", "throttling_burst_limit", "rate_limit", "burst_limit")
_ROUTES = ("default_route_settings", "route_settings")


def check(model: Model) -> Iterator[Finding]:
    """Judge every stage."""
    for stage in model.of_type("aws_api_gateway_stage"):
        yield _judged(stage, tuple(_of_rest(model, stage)), _REST.format(stage.name))
    for stage in model.of_type("aws_apigatewayv2_stage"):
        yield _judged(stage, tuple((body, body.maybe) for name in _ROUTES for body in stage.blocks(name)), _HTTP)


def _of_rest(model: Model, stage: Resource) -> Iterator[tuple[Body, str]]:
    """Yield the settings that may be of *stage*, each with what would decide it (empty: it is)."""
    for settings in siblings(model, stage, "aws_api_gateway_method_settings"):
        same = _of_stage(model, settings, stage)
        if same is not False:
            unsure = "" if same else f"which stage {settings.address} is for"
            unsure = unsure or ("" if settings.made_with(stage) else settings.exists.decides)
            yield from ((body, unsure or body.maybe) for body in settings.blocks("settings"))
    for plan in model.of_type("aws_api_gateway_usage_plan"):
        stages = [block.value("stage") for block in plan.blocks("api_stages")]
        if any(stage in model.referred(one) or identity(one) == _stage(stage) for one in stages):
            yield from ((body, body.maybe) for body in plan.blocks("throttle_settings"))


def _of_stage(model: Model, settings: Resource, stage: Resource) -> bool | None:
    """Tell whether *settings* are of *stage*, None where that cannot be told."""
    one, other = settings.value("stage_name"), stage.value("stage_name")
    if stage in model.referred(one) or (_stage(settings) and _stage(settings) == _stage(stage)):
        return True
    known = model.referred(one, "aws_api_gateway_stage") or (one.text is not None and other.text is not None)
    return False if known else None


def _stage(resource: Resource) -> str:
    return identity(resource.value("stage_name"))


def _judged(stage: Resource, settings: tuple[tuple[Body, str], ...], instead: str) -> Finding:
    doubts: list[str] = []
    for body, doubt in settings:
        for value in (body.value(name) for name in _LIMITS):
            limits = _limits(value)
            if limits and not doubt:
                return fine(ID, stage)
            if limits is not False:
                doubts.append(doubt or value.decides)
    if doubts:
        return undecidable(ID, stage, "Whether it has a limit cannot be seen", doubts[0])
    message = (
        "It has no limit of its own: a flood, or one caller's loop, reaches the functions behind it and uses up the "
        "requests a second and the concurrency that the whole account shares."
    )
    return violation(ID, stage, message, instead)


def _limits(value: Value) -> bool | None:
    """Tell whether a setting is a limit, None where that cannot be told; -1 is none."""
    if value.presence is Presence.NO:
        return False
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
