"""Attributes, indexes and splats of a value."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from trigscaffold.audit.hcl.keys import meant, written
from trigscaffold.audit.hcl.syntax import Attr, Index, Splat
from trigscaffold.audit.hcl.values import (
    Collection,
    Failed,
    also,
    disorder,
    either,
    listed,
    rests,
    spread,
    symbol,
    unknown,
)
from trigscaffold.audit.sameness import unsettled
from trigscaffold.audit.value import Linear, Ref, Value

if TYPE_CHECKING:
    from trigscaffold.audit.hcl.evaluate import Scope


def take(value: Value, step: Attr | Index | Splat, scope: Scope) -> Value:
    """Return what *step* leads to from *value*."""
    if isinstance(value, Failed):
        return value
    if isinstance(step, Attr):
        return spread((value,), lambda chosen: attribute(chosen[0], step.name, scope))
    if isinstance(step, Index):
        return spread((value, scope.of(step.key)), lambda chosen: item(chosen[0], chosen[1], scope))
    instances = scope.module.world.spread_out(value)
    return spread((instances,), lambda chosen: splat(chosen[0], step, scope))


def whole(value: Value) -> Ref | None:
    """Return the resource that *value* is, not one of its attributes."""
    one = value.refs[0] if len(value.refs) == 1 and not value.known else None
    return one if one is not None and not one.attribute and not value.parts else None


def element(value: Value) -> Value:
    """Return what stands for any item of a list or map that is unknown."""
    name = symbol(value)
    if whole(value) is not None:
        return value
    if isinstance(value, Collection) and value.item is not None:
        return value.item(f"{name}[*]")
    line = Linear(f"{name}[*]"[:400]) if name else None
    return Value(refs=value.refs, why=value.decides, linear=line)


def attribute(value: Value, name: str, scope: Scope) -> Value:
    """Return ``value.name``."""
    resource = whole(value)
    if resource is not None:
        return also(scope.module.world.attribute(resource, name), value)
    fields = value.fields
    if fields is not None:
        return also(fields[name], value) if name in fields else _missing(f"the attribute {name}", value)
    if value.known:
        return _missing(f"the attribute {name}", value)
    return _within(value, f".{name}", name)


def item(value: Value, key: Value, scope: Scope) -> Value:
    """Return ``value[key]``."""
    resource = whole(value)
    if resource is not None and resource.key is None and not (key.text and scope.module.world.single(resource)):
        return scope.module.world.instance(resource, _key(key))
    if isinstance(key, Failed):
        return key
    fields, items = value.fields, value.items
    if fields is not None:
        return _of_fields(value, fields, key)
    if items is not None:
        return _of_items(value, items, key)
    if value.known:
        return _missing("an item of what has none", value)
    if resource is not None and key.text:
        return attribute(value, key.text, scope)
    text = symbol(key)
    if isinstance(value, Collection) and value.item is not None:
        return value.item(f"{symbol(value)}[{text or '*'}]")
    return _within(value, f"[{text or '…'}]", key.text or "") if text else unknown(value.decides, value, key)


def _key(key: Value) -> str | int | None:
    if isinstance(key.data, str):
        return key.data
    if key.number is not None:
        return int(key.number)
    return None if key.known else written(key)


def _of_fields(value: Value, fields: dict[str, Value], key: Value) -> Value:
    name = written(key)
    if name in fields:
        return also(fields[name], value, key)
    perhaps = tuple(one for at, one in fields.items() if name is None or unsettled(name) or unsettled(at))
    if perhaps or name is None or unsettled(name):
        return also(either(perhaps, key.decides, key), value)
    return _missing(f"the key {name}", value, key)


def _of_items(value: Value, items: tuple[Value, ...], key: Value) -> Value:
    at = key.number
    if at is None:
        return also(either(items, key.decides, key), value)
    if disorder(value) and 0 <= at < len(items):
        return also(either(items, "the order of its keys"), value, key)
    return also(items[int(at)], value, key) if 0 <= at < len(items) else _missing(f"the item {int(at)}", value, key)


def _missing(what: str, *sources: Value) -> Failed:
    """Return that *what* is not there; where defaults say so, a caller's values may have it."""
    found = rests(sources)
    return Failed(why=" and ".join(found) or what, rests_on=found)


def _within(value: Value, text: str, name: str) -> Value:
    """Return a part of what is unknown; its name goes on in what would decide it."""
    line = value.linear
    before = line.symbol if line and line.factor == 1 and not line.offset else ""
    after = f"{before}{text}" if before else ""
    why = value.why.replace(before, after, 1) if before and before in value.why else value.why
    refs = value.refs
    if len(refs) == 1 and refs[0].attribute and name and not value.options:
        refs = (replace(refs[0], attribute=f"{refs[0].attribute}.{name}"),)
    return Value(refs=refs, rests_on=value.rests_on, why=why, linear=Linear(after[:400]) if after else None)


def splat(value: Value, step: Splat, scope: Scope) -> Value:
    """Return ``value[*]`` and what follows it."""

    def each(one: Value) -> Value:
        return scope.having({"*": one}).of(step.each)

    if value.fields is not None and whole_fields(value):
        return listed(map(each, value.fields.values()), value)
    if value.items is not None:
        return listed(map(each, value.items), value)
    if value.known:
        return listed(() if value.data is None else (each(value),), value)
    if whole(value) is not None and scope.module.world.single(value.refs[0]):
        return listed((each(value),))
    found = each(element(value))
    return unknown(value.decides, found, symbol=symbol(found))


def whole_fields(value: Value) -> bool:
    """Tell whether *value* is the instances of a resource by key, which people splat although Terraform would not."""
    fields = value.fields or {}
    return bool(fields) and all(whole(one) is not None for one in fields.values())


def pairs(value: Value, scope: Scope) -> list[tuple[Value, Value]] | None:
    """Return what a loop goes over, keys and items, in Terraform's order; None where that is unknown."""
    value = scope.module.world.spread_out(value)
    if value.fields is not None:
        return [(meant(name, rests((value,))), one) for name, one in sorted(value.fields.items())]
    if value.items is not None:
        return [(Value(at), one) for at, one in enumerate(value.items)]
    return None
