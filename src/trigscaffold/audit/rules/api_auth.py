"""A method or route of an API that anybody can call.

With no authorization API Gateway hands every request to the function: each is an invocation that is paid for, and the
function has to turn strangers away by itself. An authorizer, a JWT, IAM or a key turns them away before. Where a route
is meant for all (a health check, a webhook that signs its requests), say so in an ignore comment with the reason.

Not judged as open: OPTIONS (browsers send it without credentials), methods that require an API key, mock integrations,
and the routes of a WebSocket API other than `$connect`, where alone it can ask. An API with a resource policy or a
private endpoint may be guarded by that; a policy that allows everybody everything guards nothing.

Write instead::

    authorization = "AWS_IAM"
"""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.model import Model
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.rules._http import apis, guarded, siblings
from trigscaffold.audit.rules._kinds import identity
from trigscaffold.audit.value import Presence, Value
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "api-auth"
SEVERITY = Severity.WARNING
SOURCE = "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html"

_METHOD = "aws_api_gateway_method"
_ROUTE = "aws_apigatewayv2_route"
_SOCKET = ("$connect", "$disconnect")


def check(model: Model) -> Iterator[Finding]:
    """Judge every method of a REST API and every route of an HTTP or WebSocket API."""
    for method in model.of_type(_METHOD):
        yield _judged(model, method, method.value("authorization"))
    for route in model.of_type(_ROUTE):
        yield _judged(model, route, route.value("authorization_type"))


def _judged(model: Model, resource: Resource, authorization: Value) -> Finding:
    said = {_said(one) for one in authorization.every()}
    if said <= {"other"} or _exempt(model, resource):
        return fine(ID, resource)
    if said != {"NONE"}:
        return undecidable(ID, resource, "Whether it asks who calls cannot be seen", authorization.decides)
    decides = _decides(model, resource)
    if decides:
        return undecidable(ID, resource, "It asks nobody who they are, and something else may", decides)
    argument = "authorization" if resource.type == _METHOD else "authorization_type"
    message = (
        f"Anybody who knows the address can call {_what(resource)}: every request runs what is behind it, at your "
        f"cost, and it has to turn strangers away by itself. Let the API ask ({_ways(model, resource)}), "
        "or say in an ignore comment why it is open to all."
    )
    return violation(
        ID,
        resource,
        message,
        _instead(model, resource),
        concerned=[resource.place(argument, "open to all" if said else "")],
    )


def _ways(model: Model, resource: Resource) -> str:
    """Return how an API of its kind can ask: an HTTP API takes no API keys, and it alone reads a JWT by itself."""
    if resource.type == _METHOD or _socket(model, resource):
        return "an authorizer, IAM or an API key"
    return "an authorizer, a JWT or IAM"


def _said(value: Value) -> str:
    if value.text is not None:
        return "NONE" if value.text in ("NONE", "") else "other"
    if value.presence is Presence.NO:
        return "NONE"
    return "?"


def _what(resource: Resource) -> str:
    if resource.type == _ROUTE:
        return f'"{resource.value("route_key").text}"' if resource.value("route_key").text else "this route"
    verb = resource.value("http_method").text
    return f"this {verb} method" if verb and verb != "ANY" else "this method"


def _exempt(model: Model, resource: Resource) -> bool:
    if resource.type == _METHOD:
        return (
            resource.value("http_method").text == "OPTIONS"
            or resource.value("api_key_required").flag is True
            or _mocked(model, resource)
        )
    key = resource.value("route_key").text or ""
    if key.startswith("OPTIONS ") or resource.value("api_key_required").flag is True:
        return True
    targets = model.referred(resource.value("target"), "aws_apigatewayv2_integration")
    if any(one.value("integration_type").text == "MOCK" for one in targets):
        return True
    return _socket(model, resource) is True and key not in ("", "$connect")


def _socket(model: Model, route: Resource) -> bool | None:
    """Tell whether *route* is of a WebSocket API: by its API, else by its key, which is no ``GET /path`` there."""
    protocols = {api.value("protocol_type").text for api in apis(model, route)}
    if len(protocols) == 1 and None not in protocols:
        return protocols == {"WEBSOCKET"}
    key = route.value("route_key").text
    return None if key is None or key == "$default" else "/" not in key


def _mocked(model: Model, method: Resource) -> bool:
    """Tell whether API Gateway answers *method* by itself: a mock integration names it, or its resource and verb."""
    at, verb = identity(method.value("resource_id")), identity(method.value("http_method"))
    for one in siblings(model, method, "aws_api_gateway_integration"):
        if one.value("type").text != "MOCK":
            continue
        where, how = one.value("resource_id"), one.value("http_method")
        named = [method in model.referred(value, _METHOD) for value in (where, how)]
        same = (named[0] or (at and at == identity(where))) and (named[1] or (verb and verb == identity(how)))
        if same:
            return True
    return False


def _decides(model: Model, resource: Resource) -> str:
    """Return what else may turn strangers away, or make the route one that cannot ask."""
    if resource.type == _ROUTE:
        if resource.value("route_key").text == "$default" and _socket(model, resource) is None:
            return "whether its API is a WebSocket API"
        if resource.value("route_key").text is None:
            return "" if _socket(model, resource) is False else resource.value("route_key").decides
        return ""
    found = apis(model, resource)
    if not found:
        return "whether its API is private or has a resource policy"
    verb, key = resource.value("http_method"), resource.value("api_key_required")
    if key.presence is not Presence.NO and key.flag is None:
        return key.decides
    if verb.text is None:
        return verb.decides
    return next((said for api in found if (said := guarded(model, api))), "")


def _instead(model: Model, resource: Resource) -> str:
    """Return the lines that let the API ask, with an authorizer that it has where there is one."""
    rest = resource.type == _METHOD
    kind = "aws_api_gateway_authorizer" if rest else "aws_apigatewayv2_authorizer"
    known = [one for one in siblings(model, resource, kind) if one.module == resource.module and not one.registry]
    name, how = (known[0].name, _asking(known[0])) if known else ("this", _usual(resource))
    argument = "authorization" if rest else "authorization_type"
    return f'{argument} = "{how}"\n{"authorizer_id":{len(argument)}} = {kind}.{name}.id'


def _asking(authorizer: Resource) -> str:
    said = authorizer.value("type").text or authorizer.value("authorizer_type").text
    return said if said in ("COGNITO_USER_POOLS", "JWT") else "CUSTOM"


def _usual(resource: Resource) -> str:
    key = resource.value("route_key").text or ""
    return "CUSTOM" if resource.type == _METHOD or key in _SOCKET else "JWT"
