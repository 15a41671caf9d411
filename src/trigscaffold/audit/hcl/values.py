"""Values made of values: what each operation keeps of references, defaults rested on and reasons."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Any, Final

from trigscaffold.audit.sameness import unsettled
from trigscaffold.audit.value import Linear, Presence, Ref, Value

MOST_OPTIONS: Final = 16
MOST_PARTS: Final = 200
LONGEST: Final = 1 << 20
"""Characters of a string beyond which it is unknown."""
HEAVIEST: Final = 50_000
"""Values in a list or an object, those within counted, beyond which it is unknown."""


class Items(list[Value]):
    """A list that knows how many values are in it, those within counted; *loose*: not in which order they are."""

    __slots__ = ("loose", "weight")

    def __init__(self, items: Iterable[Value] = (), *, loose: bool = False) -> None:
        super().__init__(items)
        self.loose = loose
        self.weight = 1 + sum(map(weight, self))


class Fields(dict[str, Value]):
    """An object that knows how many values are in it, those within counted."""

    __slots__ = ("weight",)

    def __init__(self, fields: Iterable[tuple[str, Value]] = ()) -> None:
        super().__init__(fields)
        self.weight = 1 + sum(map(weight, self.values()))


@dataclass(frozen=True, slots=True)
class Failed(Value):
    """What Terraform would refuse to work out: ``try`` takes the next one."""


@dataclass(frozen=True, slots=True)
class Collection(Value):
    """An unknown list or map whose items have a known type: *item* gives the one that a text names."""

    item: Callable[[str], Value] | None = None


def weight(value: Value) -> int:
    """Return how many values *value* is made of."""
    inner = getattr(value.data, "weight", 1)
    for other in (*value.options, *value.parts):
        inner += getattr(other.data, "weight", 1)
    return int(inner)


def listed(items: Iterable[Value], *sources: Value, loose: bool = False) -> Value:
    """Return a list; *sources* are what its length was taken from, *loose* that its order is not known."""
    made = Items(items, loose=loose)
    if made.weight > HEAVIEST:
        return unknown("a list that is too long to follow", *sources)
    return Value(made, rests_on=rests(sources))


def disorder(value: Value) -> bool:
    """Tell whether the order of the list *value* is not known."""
    return isinstance(value.data, Items) and value.data.loose and len(value.data) > 1


def mapped(fields: Iterable[tuple[str, Value]], *sources: Value) -> Value:
    """Return an object; *sources* are what its keys were taken from."""
    made = Fields(fields)
    if made.weight > HEAVIEST:
        return unknown("an object that is too large to follow", *sources)
    return Value(made, rests_on=rests(sources))


def lifted(data: Any) -> Value:
    """Return plain data, such as JSON, as a value."""
    if isinstance(data, dict):
        return mapped((str(k), lifted(v)) for k, v in data.items())
    if isinstance(data, list | tuple):
        return listed(map(lifted, data))
    return Value(data) if data is None or isinstance(data, bool | int | float | str) else Value(str(data))


def plain(value: Value) -> Any:
    """Return *value* as plain data.

    Raises:
        ValueError: It is unknown, or something in it is.
    """
    if not value.known:
        raise ValueError("unknown")
    if isinstance(value.data, dict):
        if any(map(unsettled, value.data)):
            raise ValueError("a key is unknown")
        return {k: plain(v) for k, v in value.data.items()}
    if isinstance(value.data, list):
        return [plain(v) for v in value.data]
    return value.data


def rests(values: Iterable[Value]) -> tuple[str, ...]:
    """Return the defaults that *values* rest on."""
    found = [value.rests_on for value in values if value.rests_on]
    if len(found) < 2:
        return found[0] if found else ()
    return tuple(dict.fromkeys(name for names in found for name in names))


def refs(values: Iterable[Value]) -> tuple[Ref, ...]:
    """Return what *values* refer to, themselves and in what they hold."""
    return tuple(dict.fromkeys(ref for value in values for ref in value.all_refs()))


def also(value: Value, *others: Value) -> Value:
    """Return *value*, which was found by means of *others*: it rests on what they rest on."""
    found = rests((value, *others))
    return value if found == value.rests_on else replace(value, rests_on=found)


def unknown(why: str, *sources: Value, given: bool = False, symbol: str = "") -> Value:
    """Return what cannot be told, though it is made of *sources*."""
    line = Linear(symbol[:400]) if symbol else None
    return Value(refs=refs(sources)[:100], rests_on=rests(sources), why=why, linear=line, given=given)


def reason(values: Iterable[Value]) -> str:
    """Return what would decide the first of *values* that is unknown, else the first within one that is known."""
    every = tuple(values)
    for value in every:
        if value.options or not value.known:
            return value.decides
    for value in every:
        for inner in (*(value.items or ()), *(value.fields or {}).values()):
            if not inner.known:
                return inner.decides
    return ""


def symbol(value: Value) -> str:
    """Return a text that is equal for equal values; empty where there is none."""
    if value.known and (value.data is None or isinstance(value.data, bool | int | float | str)):
        return json.dumps(value.data)[:200]
    line = value.linear
    if line is None:
        return ""
    scaled = line.symbol if line.factor == 1 else f"{line.symbol} * {line.factor:g}"
    return f"({scaled} + {line.offset:g})" if line.offset else scaled


def either(values: Sequence[Value], why: str, *sources: Value) -> Value:
    """Return what is one of *values*, as *why* decides; what would not work is not meant."""
    flat: list[Value] = []
    working = [value for value in values if not isinstance(value, Failed)]
    for value in working or values[:1]:
        for one in value.every():
            if one not in flat:
                flat.append(one)
    if len(flat) == 1:
        return flat[0]
    if not flat or len(flat) > MOST_OPTIONS or sum(map(weight, flat)) > HEAVIEST:
        return unknown(why, *flat[:MOST_OPTIONS], *sources, given=all(_present(v) for v in flat))
    return Value(options=tuple(flat), why=why, rests_on=rests(sources))


def _present(value: Value) -> bool:
    return value.presence is Presence.YES


def spread(values: Sequence[Value], apply: Callable[[tuple[Value, ...]], Value]) -> Value:
    """Return *apply* of *values*, for each combination of their options."""
    if not any(value.options for value in values):
        return apply(tuple(values))
    width = 1
    for value in values:
        width *= len(value.every())
    if width > MOST_OPTIONS:
        return unknown(reason(values), *values)
    why = next(value.decides for value in values if value.options)
    found = [apply(chosen) for chosen in product(*(value.every() for value in values))]
    return either(found, why, *(value for value in values if value.options))
