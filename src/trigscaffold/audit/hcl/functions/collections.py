"""Functions that take lists and objects apart and put them together."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from trigscaffold.audit.hcl.keys import disordered, fewest, meant, settled, written
from trigscaffold.audit.hcl.values import (
    HEAVIEST,
    Failed,
    also,
    disorder,
    either,
    listed,
    mapped,
    plain,
    reason,
    rests,
    unknown,
)
from trigscaffold.audit.sameness import unsettled
from trigscaffold.audit.value import ABSENT, Presence, Value


def _merge(arguments: tuple[Value, ...]) -> Value | None:
    """What a later object that is unknown does not touch cannot be told: then nothing is."""
    merged: list[tuple[str, Value]] = []
    for one in arguments:
        if one.known and one.data is None:
            continue
        fields = one.fields
        if fields is None:
            return None
        merged += [(name, also(value, one) if one.rests_on else value) for name, value in fields.items()]
    return mapped(settled(merged).items(), *arguments)


def _concat(arguments: tuple[Value, ...]) -> Value | None:
    if any(one.items is None for one in arguments):
        return None
    return listed(itertools.chain.from_iterable(one.items or () for one in arguments), *arguments)


def _flatten(arguments: tuple[Value, ...]) -> Value | None:
    items = arguments[0].items
    return None if items is None else listed(_flat(items, 0), arguments[0])


def _flat(items: Sequence[Value], depth: int) -> Iterator[Value]:
    for item in items:
        inner = item.items
        if inner is not None and depth < 20:
            yield from _flat(inner, depth + 1)
        elif not item.known and not item.given:
            raise ValueError("perhaps a list")
        else:
            yield item


def _keys(arguments: tuple[Value, ...]) -> Value | None:
    fields = arguments[0].fields
    return None if fields is None else listed(map(meant, sorted(fields)), arguments[0], loose=disordered(arguments[0]))


def _values(arguments: tuple[Value, ...]) -> Value | None:
    fields = arguments[0].fields
    if fields is None:
        return None
    return listed((fields[name] for name in sorted(fields)), arguments[0], loose=disordered(arguments[0]))


def _zipmap(arguments: tuple[Value, ...]) -> Value | None:
    keys, values = arguments[0].items, arguments[1].items
    if keys is None or values is None or len(keys) != len(values):
        return None
    names = [written(key) for key in keys]
    if any(name is None for name in names):
        return None
    rows = ((name or "", value) for name, value in zip(names, values, strict=True))
    return mapped(settled(rows).items(), *arguments)


def _lookup(arguments: tuple[Value, ...]) -> Value | None:
    of, key = arguments[0], written(arguments[1])
    default = arguments[2:3]
    if of.fields is None:
        return either((unknown(reason(arguments), of), *default), reason(arguments), of)
    if key in of.fields:
        return also(of.fields[key], of, arguments[1])
    vague = key is None or unsettled(key)
    perhaps = [one for name, one in of.fields.items() if vague or unsettled(name)]
    if perhaps:
        return also(either((*perhaps, *default), reason(arguments), arguments[1]), of)
    return also(default[0], of) if default else Failed(why=f"the key {key}")


def _element(arguments: tuple[Value, ...]) -> Value | None:
    items, at = arguments[0].items, arguments[1].number
    if items is None or at is None:
        return None
    if disorder(arguments[0]):
        return also(either(items, "the order of its keys"), *arguments)
    return also(items[int(at) % len(items)], *arguments) if items else Failed(why="an item of an empty list")


def _one(arguments: tuple[Value, ...]) -> Value | None:
    (of,) = arguments
    if of.items is None:
        return None
    if len(of.items) > 1:
        return Failed(why="the one item of a longer list")
    if not of.items:
        return Value(None, rests_on=of.rests_on)
    return either((of.items[0], ABSENT), " and ".join(of.rests_on), of) if of.rests_on else of.items[0]


def _compact(arguments: tuple[Value, ...]) -> Value | None:
    items = arguments[0].items
    if items is None or any(item.presence is Presence.MAYBE for item in items):
        return None
    return listed((item for item in items if item.presence is Presence.YES), arguments[0], *items)


def _distinct(arguments: tuple[Value, ...]) -> Value | None:
    items = arguments[0].items
    if items is None:
        return None
    found: list[Value] = []
    for item in items[:1000]:
        if item not in found:
            found.append(item)
    return listed(found, arguments[0])


def _contains(arguments: tuple[Value, ...]) -> Value | None:
    items = arguments[0].items
    if items is None:
        return None
    return Value(plain(arguments[1]) in [plain(item) for item in items], rests_on=rests((*arguments, *items)))


def _length(arguments: tuple[Value, ...]) -> Value | None:
    (of,) = arguments
    if of.known and isinstance(of.data, str | list | dict):
        most, vague = len(of.data), disordered(of)
        least = fewest(of.fields or ()) if vague else most
        return also(either([Value(size) for size in range(least, most + 1)], "which keys are the same"), of)
    return None


def _coalesce(empty: str | list[Value]) -> Callable[[tuple[Value, ...]], Value | None]:
    """Return the function that takes the first that is neither null nor *empty*; where one may be, it or a next one."""

    def function(arguments: tuple[Value, ...]) -> Value | None:
        found: list[Value] = []
        doubts: list[Value] = []
        for one in arguments:
            if one.known and (one.data is None or one.data == empty):
                doubts += [one] if one.rests_on else []
                continue
            found.append(one)
            if one.known or one.presence is Presence.YES:
                break
            doubts.append(one)
        known = [one for one in doubts if one.known]
        return also(either(found, reason(doubts), *doubts) if found else ABSENT, *known)

    return function


def _reverse(arguments: tuple[Value, ...]) -> Value | None:
    items = arguments[0].items
    return None if items is None else listed(reversed(items), arguments[0])


def _sort(arguments: tuple[Value, ...]) -> Value | None:
    items = arguments[0].items
    if items is None:
        return None
    return listed(sorted(items, key=lambda item: str(plain(item))), arguments[0])


def _slice(arguments: tuple[Value, ...]) -> Value | None:
    items, begin, end = arguments[0].items, arguments[1].number, arguments[2].number
    if items is None or begin is None or end is None or begin < 0 or end < 0:
        return None
    return listed(items[int(begin) : int(end)], *arguments)


def _setproduct(arguments: tuple[Value, ...]) -> Value | None:
    sets = [one.items for one in arguments]
    width = 1
    for items in sets:
        width *= len(items or ())
    if any(items is None for items in sets) or width * len(sets) > HEAVIEST // 10:
        return None
    return listed((listed(chosen) for chosen in itertools.product(*(items or () for items in sets))), *arguments)


def _range(arguments: tuple[Value, ...]) -> Value | None:
    numbers = [one.number for one in arguments]
    if not numbers or any(n is None or n != int(n) for n in numbers):
        return None
    found = range(*(int(n or 0) for n in numbers))
    return listed(map(Value, found), *arguments) if len(found) <= 1024 else None


FUNCTIONS: Final[Mapping[str, Callable[[tuple[Value, ...]], Value | None]]] = {
    "merge": _merge,
    "concat": _concat,
    "flatten": _flatten,
    "keys": _keys,
    "values": _values,
    "zipmap": _zipmap,
    "lookup": _lookup,
    "element": _element,
    "one": _one,
    "compact": _compact,
    "distinct": _distinct,
    "contains": _contains,
    "length": _length,
    "coalesce": _coalesce(""),
    "coalescelist": _coalesce([]),
    "reverse": _reverse,
    "sort": _sort,
    "slice": _slice,
    "setproduct": _setproduct,
    "range": _range,
}
