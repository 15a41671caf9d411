"""The JSON Schema of a spec, for editors: what the shapes say, in draft 2020-12."""

from __future__ import annotations

from typing import Any

from trigscaffold.spec.shape import Shape
from trigscaffold.spec.tree import ROOT, TRIGGER
from trigscaffold.spec.vocabulary import UNKNOWN

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_NOT_SURE = "I don't know"
# Loose on purpose: an editor should complain about a missing unit, and leave the fine print to trigscaffold.
_AMOUNTS = {
    "duration": r"^\s*(([0-9.,]+(e[-+]?[0-9]+)?)\s*[A-Za-z]|[pP])",
    "size": r"^\s*[0-9.,]+(e[-+]?[0-9]+)?\s*[A-Za-z]+\s*$",
    "rate": r"[A-Za-z/]",
}
_TYPES = {"text": "string", "flag": "boolean", "whole": "integer", "number": "number"}


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of a spec file, both the long form and the short one."""
    schema = _block(ROOT)
    trigger = schema["properties"]["triggers"]["additionalProperties"]["properties"]
    needs = trigger["needs"]
    trigger["needs"] = {"title": "needs", "$ref": "#/$defs/needs"}
    short = {name: trigger[name] for name in TRIGGER.fields}
    schema["properties"] |= short
    schema["$defs"] = {"needs": needs}
    schema["required"] = ["name"]
    schema["if"] = {"required": ["triggers"]}
    schema["then"] = {"properties": dict.fromkeys(short, False)}
    schema["else"] = {"required": ["needs"]}
    return {"$schema": DRAFT, **schema, "title": "trigscaffold.yaml", "description": "A function and what sets it off."}


def _of(shape: Shape) -> dict[str, Any]:
    branches = _enumerated(shape)
    branches += [_kind(shape, kind) for kind in shape.kinds]
    if shape.block:
        branches.append(_block(shape))
    if shape.nullable:
        branches.append({"type": "null"})
    schema = branches[0] if len(branches) == 1 else {"anyOf": branches}
    if shape.question:
        schema = {"description": shape.question, **schema}
    if shape.unit:
        schema["examples"] = list[Any](shape.unit.split(", "))
    if not shape.required and shape.default is not None and not shape.block:
        schema |= {"default": shape.default} if isinstance(shape.default, str | int | bool) else {}
    return schema


def _enumerated(shape: Shape) -> list[dict[str, Any]]:
    values = [*shape.choices, *([UNKNOWN] if shape.unknown else [])]
    if not values:
        return []
    sentences = {**shape.sentences, UNKNOWN: _NOT_SURE}
    schema: dict[str, Any] = {"enum": values}
    if any(value in sentences for value in shape.choices):
        schema["enumDescriptions"] = [sentences.get(value, "") for value in values]
    elif values == [UNKNOWN]:
        schema["enumDescriptions"] = [_NOT_SURE]
    return [schema]


def _kind(shape: Shape, kind: str) -> dict[str, Any]:
    if kind == "any":
        return {}
    if kind == "list":
        return {"type": "array", "items": _of(shape.items) if shape.items else {}}
    if kind == "map":
        return _map(shape)
    if kind in _AMOUNTS:
        return {"type": "string", "pattern": _AMOUNTS[kind]}
    schema: dict[str, Any] = {"type": _TYPES[kind]}
    limits = {"minimum": shape.minimum, "exclusiveMinimum": shape.above, "maximum": shape.maximum}
    if kind in ("whole", "number"):
        schema |= {name: int(limit) for name, limit in limits.items() if limit is not None}
    if shape.pattern:
        schema["pattern"] = shape.pattern
    if shape.length[1] is not None and kind == "text":
        schema |= {"minLength": shape.length[0], "maxLength": shape.length[1]}
    return schema


def _map(shape: Shape) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "object"}
    if shape.items:
        schema["additionalProperties"] = _of(shape.items)
    if shape.key_pattern:
        schema["propertyNames"] = {"pattern": shape.key_pattern}
    if shape.length[1] is not None:
        schema |= {"minProperties": shape.length[0], "maxProperties": shape.length[1]}
    return schema


def _block(shape: Shape) -> dict[str, Any]:
    inner = shape.fields
    schema: dict[str, Any] = {
        "type": "object",
        "title": shape.block,
        "additionalProperties": False,
        "properties": {name: {"title": name.replace("_", " "), **_of(one)} for name, one in inner.items()},
    }
    if required := [name for name, one in inner.items() if one.required]:
        schema["required"] = required
    return schema
