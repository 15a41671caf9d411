"""What a statement that allows ``lambda:InvokeFunction`` lets a function invoke."""

from __future__ import annotations

import re

from trigscaffold.audit.model import Function, Model, Statement
from trigscaffold.audit.rules._kinds import written
from trigscaffold.audit.rules._words import named
from trigscaffold.audit.value import Value

_FUNCTIONS = ("aws_lambda_function", "aws_lambda_alias")
_SERVICE = re.compile(r"arn:[^:]*:([a-z0-9-]+):")


def reached(model: Model, function: Function, statement: Statement) -> list[tuple[Value, str | None]]:
    """Return what *statement* lets *function* invoke: each resource with its name, as `_reached_by` has it."""
    mixed = any(not (action.text or "").startswith("lambda:") for action in statement.actions)
    # A variable among other services' actions may name a table or a key.
    return [
        (value, None if mixed and _open(value) else _reached_by(model, function, value))
        for value in statement.resources
    ]


def _open(value: Value) -> bool:
    """Tell whether nothing but the origin of *value* is known."""
    named_here = any(ref.type in _FUNCTIONS for ref in value.all_refs()) or _other(value)
    return not value.known and not value.parts and not named_here


def _other(value: Value) -> bool:
    """Tell whether *value* is the ARN of something that is no function: the right to invoke a queue is none."""
    refs = value.refs
    return bool(refs) and all(
        ref.type.startswith("aws_") and ref.type not in _FUNCTIONS and ref.attribute.endswith("arn") for ref in refs
    )


def _reached_by(model: Model, function: Function, value: Value) -> str | None:
    """Return what an ARN means in words, empty where it is the function itself, None where it cannot be known."""
    others = [f for f in model.functions_of(value) if f is not function]
    if others:
        return named(others[0].resource, function.resource)
    if function in model.functions_of(value):
        return ""
    text = value.text
    service = _SERVICE.match(written(value))
    if service and service[1] != "lambda":
        return ""
    if text is not None:
        return "every function" if text == "*" else _by_name(function, text)
    if _other(value):
        return ""
    elsewhere = model.referred(value, *_FUNCTIONS)
    if elsewhere:
        return named(elsewhere[0], function.resource)
    end = value.parts[-1].text if value.parts else None
    if end and ":function:" in end:
        return _by_name(function, end)
    return value.decides.split(",")[0] if value.given and not value.parts else None


def _by_name(function: Function, arn: str) -> str:
    """Return the function that an ARN, or its end, names; empty where it is *function* itself or no function."""
    _, mark, name = arn.rpartition(":function:")
    if not mark or name.split(":")[0] == function.resource.value("function_name").text:
        return ""
    return "every function" if name.startswith("*") else name
