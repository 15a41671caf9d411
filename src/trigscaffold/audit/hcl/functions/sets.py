"""Functions that look at all items of lists at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from trigscaffold.audit.hcl.functions import strings
from trigscaffold.audit.hcl.values import listed, plain, refs, rests
from trigscaffold.audit.value import Value

_MOST: Final = 1000


def _flags(decisive: bool) -> Callable[[tuple[Value, ...]], Value | None]:
    """Return ``anytrue`` (*decisive* is true) or ``alltrue``: one item may decide."""

    def function(arguments: tuple[Value, ...]) -> Value | None:
        items = arguments[0].items
        if items is None:
            return None
        flags = [item.flag for item in items]
        if decisive in flags:
            return Value(decisive, rests_on=rests((*arguments, *items)))
        return None if None in flags else Value(not decisive, rests_on=rests((*arguments, *items)))

    return function


def _sum(arguments: tuple[Value, ...]) -> Value | None:
    items = arguments[0].items
    numbers = [item.number for item in items or ()]
    if not numbers or any(number is None for number in numbers):
        return None
    return Value(sum(number or 0 for number in numbers), refs(arguments), rests((*arguments, *(items or ()))))


def _index(arguments: tuple[Value, ...]) -> Value | None:
    items = arguments[0].items
    if items is None:
        return None
    return Value([plain(item) for item in items].index(plain(arguments[1])), rests_on=rests((*arguments, *items)))


def _sets(keep: Callable[[Value, Sequence[Sequence[Value]]], bool]) -> Callable[[tuple[Value, ...]], Value | None]:
    """Return a function of sets; what is kept of all their items, each once, *keep* decides."""

    def function(arguments: tuple[Value, ...]) -> Value | None:
        sets = [one.items for one in arguments]
        known = [items for items in sets if items is not None]
        if len(known) < len(sets) or sum(map(len, known)) > _MOST:
            return None
        for item in (item for items in known for item in items):
            plain(item)
        found: list[Value] = []
        for item in (item for items in known for item in items):
            if item not in found and keep(item, known):
                found.append(item)
        return listed(sorted(found, key=lambda item: str(item.data)), *arguments)

    return function


def _formatlist(arguments: tuple[Value, ...]) -> Value | None:
    pattern, rest = arguments[0], arguments[1:]
    sizes = {len(one.items) for one in rest if one.items is not None}
    if len(sizes) != 1 or any(not one.known for one in rest):
        return None
    size = sizes.pop()
    if size > _MOST:
        return None
    rows = [tuple(one.items[at] if one.items is not None else one for one in rest) for at in range(size)]
    made = [strings.FUNCTIONS["format"]((pattern, *row)) for row in rows]
    whole = [one for one in made if one is not None]
    return listed(whole, *arguments) if len(whole) == size else None


def _chunklist(arguments: tuple[Value, ...]) -> Value | None:
    items, size = arguments[0].items, arguments[1].number
    if items is None or size is None or size < 1:
        return None
    step = int(size)
    return listed((listed(items[at : at + step]) for at in range(0, len(items), step)), *arguments)


def _matchkeys(arguments: tuple[Value, ...]) -> Value | None:
    values, keys, wanted = (one.items for one in arguments)
    if values is None or keys is None or wanted is None or len(keys) != len(values):
        return None
    searched = [plain(one) for one in wanted]
    return listed((v for v, k in zip(values, keys, strict=True) if plain(k) in searched), *arguments)


FUNCTIONS: Final[Mapping[str, Callable[[tuple[Value, ...]], Value | None]]] = {
    "alltrue": _flags(False),
    "anytrue": _flags(True),
    "sum": _sum,
    "index": _index,
    "setunion": _sets(lambda _, __: True),
    "setintersection": _sets(lambda item, sets: all(item in one for one in sets)),
    "setsubtract": _sets(lambda item, sets: item not in sets[1]),
    "formatlist": _formatlist,
    "chunklist": _chunklist,
    "matchkeys": _matchkeys,
}
