"""Functions with their roles and where their failures end."""

from __future__ import annotations

from collections.abc import Mapping

from trigscaffold.audit.defaults import FUNCTION
from trigscaffold.audit.graph.handed import Handed
from trigscaffold.audit.graph.roles import role_of
from trigscaffold.audit.model import Function, Role, first
from trigscaffold.audit.resolve import Index, functions_of, referred
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.value import ABSENT, Presence, Value


def functions(
    index: Index, by_type: Index, roles: tuple[Role, ...], outputs: Mapping[str, Value], elsewhere: Handed
) -> tuple[Function, ...]:
    """Return every function."""
    resources = [r for r in by_type.get("aws_lambda_function", ()) if not r.data]
    bare = {r: _function(index, roles, r, ABSENT, "") for r in resources}
    ends = _destinations(index, by_type, tuple(bare.values()))
    given = _given_out(index, outputs, elsewhere)
    return tuple(_function(index, roles, r, ends.get(r, ABSENT), given.get(r, "")) for r in resources)


def _function(index: Index, roles: tuple[Role, ...], resource: Resource, on_failure: Value, given: str) -> Function:
    timeout = resource.value("timeout")
    if timeout.known and timeout.data is None:
        timeout = Value(FUNCTION["timeout"], rests_on=timeout.rests_on)
    return Function(
        resource=resource,
        timeout=timeout,
        reserved=_reserved(resource.value("reserved_concurrent_executions")),
        dead_letter=resource.value("dead_letter_config", "target_arn"),
        on_failure=on_failure,
        role=role_of(index, roles, resource.value("role")),
        handed_out=given,
    )


def _reserved(value: Value) -> Value:
    """Return the reserved concurrency; -1 is none."""
    if value.options:
        return Value(options=tuple(map(_reserved, value.options)), why=value.why, rests_on=value.rests_on)
    return Value(None, rests_on=value.rests_on) if value.number == -1 else value


def _destinations(index: Index, by_type: Index, found: tuple[Function, ...]) -> dict[Resource, Value]:
    ends: dict[Resource, list[Value]] = {}
    for config in by_type.get("aws_lambda_function_event_invoke_config", ()):
        value = config.value("destination_config", "on_failure", "destination")
        perhaps = Value(options=(ABSENT, value), why=config.exists.decides)
        given = value.presence is not Presence.NO
        for function in functions_of(index, found, config.value("function_name")):
            certain = not given or config.exists.data is True or config.made_with(function.resource)
            ends.setdefault(function.resource, []).append(value if certain else perhaps)
    return {
        resource: first(sorted(values, key=lambda v: v.presence is not Presence.YES))
        for resource, values in ends.items()
    }


def _given_out(index: Index, outputs: Mapping[str, Value], elsewhere: Handed) -> dict[Resource, str]:
    given = {resource: call for resource, call in elsewhere.items() if resource.type == "aws_lambda_function"}
    for name, value in outputs.items():
        for resource in referred(index, value, "aws_lambda_function", "aws_lambda_alias"):
            given.setdefault(resource, f"output.{name}")
    return given
