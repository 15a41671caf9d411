"""Event patterns of EventBridge rules: what they ask of an event's ``source`` and ``detail-type``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from trigscaffold.audit.graph.jsontext import parsed
from trigscaffold.audit.model import Model
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.value import ABSENT, Value


def pattern(rule: Resource) -> Value:
    """Return the pattern of *rule* as an object where it can be read; null where the rule has none."""
    return parsed(rule.value("event_pattern"))


def alternatives(said: Value) -> Iterator[dict[str, Value]]:
    """Yield what a pattern asks for, once for each of its top-level ``$or``."""
    fields = said.fields or {}
    inner = fields.get("$or", ABSENT).items
    if inner is None:
        yield fields
        return
    for one in inner:
        yield {**fields, **(one.fields or {})}


def literal(values: Value) -> tuple[str, ...] | None:
    """Return what a field may be equal to or begin with, None where that cannot be told or is asked otherwise."""
    found = []
    for item in values.items if values.items is not None else (values,):
        text = item.text if item.text is not None else (item.fields or {}).get("prefix", ABSENT).text
        if text is None:
            return None
        found.append(text)
    return tuple(found)


def asks(fields: dict[str, Value], name: str) -> bool:
    """Tell whether a pattern asks anything of *name*: to be there at all, or to begin with nothing, is no demand."""
    said = fields.get(name)
    if said is None:
        return False
    if said.fields:
        return any(asks(said.fields, inner) for inner in said.fields)
    return not any(_anything(item) for item in said.items or ())


def _anything(item: Value) -> bool:
    fields = item.fields or {}
    return fields.get("prefix", ABSENT).text == "" or fields.get("exists", ABSENT).flag is True


def targets(model: Model, rule: Resource) -> tuple[Resource, ...]:
    """Return the targets of *rule*."""
    by_rule = _by_rule(model)
    keys = (rule, rule.value("name").text or "")
    return tuple(dict.fromkeys(target for key in keys for target in by_rule.get(key, ())))


@lru_cache(maxsize=8)
def _by_rule(model: Model) -> dict[Resource | str, list[Resource]]:
    found: dict[Resource | str, list[Resource]] = {}
    for target in model.of_type("aws_cloudwatch_event_target"):
        rule = target.value("rule")
        keys: tuple[Resource | str, ...] = model.referred(rule)
        for key in (*keys, rule.text) if rule.text else keys:
            found.setdefault(key, []).append(target)
    return found
