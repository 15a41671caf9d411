"""APIs of API Gateway and what belongs to them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from trigscaffold.audit.model import Model, Statement
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.rules._iam import acts
from trigscaffold.audit.rules._kinds import identity
from trigscaffold.audit.value import Presence, Value

REST = "aws_api_gateway_rest_api"
HTTP = "aws_apigatewayv2_api"
# Every stage, method and path of an API; API Gateway takes execute-api:/ for its ARN.
_EVERYTHING = ("*", "/*", "/*/*", "/*/*/*", "execute-api:/*", "execute-api:/*/*", "execute-api:/*/*/*")


def apis(model: Model, resource: Resource) -> tuple[Resource, ...]:
    """Return the API that a stage, a method, a route or an integration belongs to, as far as it was read."""
    return model.referred(_api(resource), REST, HTTP)


def siblings(model: Model, resource: Resource, kind: str) -> tuple[Resource, ...]:
    """Return the resources of type *kind* of the same API as *resource*."""
    by_api = _by_api(model, kind)
    return tuple(dict.fromkeys(other for key in _keys(model, resource) for other in by_api.get(key, ())))


@lru_cache(maxsize=16)
def _by_api(model: Model, kind: str) -> dict[Resource | str, list[Resource]]:
    found: dict[Resource | str, list[Resource]] = {}
    for resource in model.of_type(kind):
        for key in _keys(model, resource):
            found.setdefault(key, []).append(resource)
    return found


def _keys(model: Model, resource: Resource) -> tuple[Resource | str, ...]:
    """Return what tells the API of *resource*: the API itself, else the expression that names it."""
    name = identity(_api(resource))
    return apis(model, resource) or ((name,) if name else ())


def _api(resource: Resource) -> Value:
    argument = "rest_api_id" if resource.type.startswith("aws_api_gateway_") else "api_id"
    return resource.value(argument)


def guarded(model: Model, api: Resource) -> str:
    """Return what else may decide who calls *api*: an endpoint that is private, a policy; empty where there is none."""
    if api.data:
        return f"whether {api.address} is private or has a resource policy"
    types = api.value("endpoint_configuration", "types")
    said = types.items if types.items is not None else (types,) if types.presence is not Presence.NO else ()
    if any(one.text == "PRIVATE" for one in said):
        return f"who reaches the private endpoint of {api.address}"
    if any(one.text is None for one in said):
        return types.decides
    return next(_policies(model, api), "")


def _policies(model: Model, api: Resource) -> Iterator[str]:
    own = api.value("policy")
    if api.type == REST and own.presence is not Presence.NO and not _for_all(model, own):
        yield f"whom the resource policy of {api.address} lets in"
    for policy in model.of_type("aws_api_gateway_rest_api_policy"):
        if api in model.referred(policy.value("rest_api_id"), REST) and not _for_all(model, policy.value("policy")):
            yield f"whom {policy.address} lets in"


def _for_all(model: Model, policy: Value) -> bool:
    """Tell whether a resource policy keeps nobody out: it allows everybody everything, and denies nothing."""
    statements, unread = model.policy(policy)
    allowed = all(one.allow and not one.doubt for one in statements)
    return not unread and allowed and any(map(_open, statements))


def _open(statement: Statement) -> bool:
    if statement.conditional or acts(statement, "execute-api:Invoke") is not True:
        return False
    everything = any((one.parts or (one,))[-1].text in _EVERYTHING for one in statement.resources)
    return everything and any(one.text == "*" for one in statement.principals)
