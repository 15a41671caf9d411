"""An HTTP or WebSocket API with its routes, integrations, authorizers and stage.

Before version 5 one map, ``integrations``, holds what became ``routes`` with an ``integration`` in each; the stage is
called ``default``, and its log group and default settings are arguments of other names.
"""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.call import Expanded
from trigscaffold.audit.hcl.keys import meant
from trigscaffold.audit.registry.inputs import Inputs, at
from trigscaffold.audit.registry.logic import both, either, first_given, given
from trigscaffold.audit.registry.making import Blocks, block, make, out, sure, together
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.value import ABSENT, TRUE, Ref, Value

SOURCE = "terraform-aws-modules/apigateway-v2/aws"
READ = "6.1.0"

_API = ("name", "protocol_type", "body", "route_key", "target", "credentials_arn", "disable_execute_api_endpoint")
_AUTHORIZER = ("authorizer_type", "authorizer_uri", "authorizer_result_ttl_in_seconds", "identity_sources", "name")
_ROUTE = ("api_key_required", "authorization_type", "authorization_scopes")
_SETTINGS = ("throttling_burst_limit", "throttling_rate_limit", "detailed_metrics_enabled", "logging_level")
_THROTTLE = {"throttling_burst_limit": Value(500), "throttling_rate_limit": Value(1000)}


def expand(inputs: Inputs) -> Expanded:
    """Return the API, its routes with their integrations, its authorizers and its stage."""
    create = both(inputs.get("create", True), inputs.get("create_api_gateway", True))
    api = make(inputs, "aws_apigatewayv2_api", "this", inputs.taken(*_API), exists=create)
    routed = both(create, inputs.get("create_routes_and_integrations", True))
    old = "integrations" in inputs.call.body.arguments or (inputs.major or 5) < 5
    stage = _old_stage(inputs, api, create) if old else _stage(inputs, api, create)
    resources = (api, *_authorizers(inputs, api, create), *_routes(inputs, api, routed, old=old), stage)
    found = {name: out(api, name, None) for name in ("id", "arn", "api_endpoint", "execution_arn")}
    outputs = {f"api_{name.removeprefix('api_')}": value for name, value in found.items()}
    outputs |= {f"apigatewayv2_api_{name}": value for name, value in found.items()}
    outputs |= {"stage_id": out(stage, "id", None), "stage_arn": out(stage, "arn", None)}
    outputs |= {f"default_apigatewayv2_{name}": outputs[name] for name in ("stage_id", "stage_arn")}
    return Expanded(together(*resources), outputs)


def _authorizers(inputs: Inputs, api: Resource | None, exists: Value) -> Iterator[Resource | None]:
    for entry in inputs.every("authorizers"):
        arguments = {"api_id": sure(api, "id"), **entry.taken(*_AUTHORIZER)}
        kind = "aws_apigatewayv2_authorizer"
        yield make(inputs, kind, "this", arguments, exists=exists, entry=entry, said="authorizers")


def _routes(inputs: Inputs, api: Resource | None, exists: Value, *, old: bool) -> Iterator[Resource | None]:
    said = "integrations" if old else "routes"
    for entry in inputs.every(said):
        base = f"{inputs.call.address}.aws_apigatewayv2_integration.this"
        target = Value(refs=(Ref(base, "id", entry.key),), given=True)
        arguments = {
            "api_id": sure(api, "id"),
            "route_key": meant(str(entry.key)) if entry.key is not None else Value(given=True, why=entry.value.decides),
            "authorizer_id": _authorizer(inputs, entry.get("authorizer_key"), entry.get("authorizer_id")),
            "target": target,
            **entry.taken(*_ROUTE),
        }
        yield make(inputs, "aws_apigatewayv2_route", "this", arguments, exists=exists, entry=entry, said=said)
        integration = _old_integration(entry.value) if old else _integration(entry.value)
        kind = "aws_apigatewayv2_integration"
        integration = {"api_id": sure(api, "id"), **integration}
        yield make(inputs, kind, "this", integration, exists=exists, entry=entry, said=said)


def _authorizer(inputs: Inputs, key: Value, given_id: Value) -> Value:
    if key.text is None:
        return given_id
    return Value(refs=(Ref(f"{inputs.call.address}.aws_apigatewayv2_authorizer.this", "id", key.text),), given=True)


def _integration(route: Value) -> dict[str, Value]:
    names = {"integration_uri": "uri", "integration_subtype": "subtype", "timeout_milliseconds": "timeout_milliseconds"}
    found = {to: at(route, "integration", name) for to, name in names.items()}
    kind = at(route, "integration", "type", default=Value("AWS_PROXY"))
    return {"integration_type": kind, **{name: value for name, value in found.items() if value is not ABSENT}}


def _old_integration(entry: Value) -> dict[str, Value]:
    function = at(entry, "lambda_arn")
    default = Value("AWS_PROXY" if given(function).flag else "MOCK")
    return {
        "integration_type": at(entry, "integration_type", default=default),
        "integration_uri": first_given(function, at(entry, "integration_uri")),
        "timeout_milliseconds": at(entry, "timeout_milliseconds"),
    }


def _stage(inputs: Inputs, api: Resource | None, create: Value) -> Resource | None:
    logged = Value("stage_access_log_settings" not in inputs.call.body.arguments)
    logs, settings = inputs.get("stage_access_log_settings"), inputs.get("stage_default_route_settings", {})
    values = {name: at(settings, name, default=_THROTTLE.get(name, ABSENT)) for name in _SETTINGS}
    destination = Value(given=True, why="the module's log group")
    blocks: Blocks = {
        "access_log_settings": block(either(logged, _not_null(logs)), {"destination_arn": destination}),
        "default_route_settings": block(_not_null(settings), values),
    }
    arguments = {"api_id": sure(api, "id"), "name": inputs.get("stage_name", "$default")}
    wanted = both(create, inputs.get("create_stage", True))
    return make(
        inputs,
        "aws_apigatewayv2_stage",
        "this",
        arguments,
        exists=wanted,
        blocks=blocks,
        said={"access_log_settings": "stage_access_log_settings", "name": "stage_name"},
    )


def _old_stage(inputs: Inputs, api: Resource | None, create: Value) -> Resource | None:
    destination = inputs.get("default_stage_access_log_destination_arn")
    own = inputs.get("create_default_stage_access_log_group", False)
    text = inputs.get("default_stage_access_log_format")
    settings = inputs.get("default_route_settings", {})
    blocks: Blocks = {
        "access_log_settings": block(both(either(given(destination), own), given(text)), {"format": text}),
        "default_route_settings": block(given(settings), {name: at(settings, name) for name in _SETTINGS}),
    }
    arguments = {"api_id": sure(api, "id"), "name": Value("$default")}
    wanted = both(create, inputs.get("create_default_stage", True))
    said = {
        "default_route_settings": "default_route_settings",
        "access_log_settings": "default_stage_access_log_format",
    }
    return make(inputs, "aws_apigatewayv2_stage", "default", arguments, exists=wanted, blocks=blocks, said=said)


def _not_null(value: Value) -> Value:
    """Tell whether *value* is one, be it empty."""
    return TRUE if value.known and value.data is not None else given(value)
