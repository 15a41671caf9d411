"""Functions that turn one type into another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from trigscaffold.audit.hcl.strings import text_of
from trigscaffold.audit.hcl.values import Failed, listed, refs, rests
from trigscaffold.audit.value import Value


def _toset(arguments: tuple[Value, ...]) -> Value | None:
    (of,) = arguments
    if of.items is None:
        return None if of.known else of
    found: list[Value] = []
    for item in of.items[:2000]:
        if item not in found:
            found.append(item)
    return listed(sorted(found, key=lambda item: (item.text is None, item.text or "")), of)


def _as_it_is(arguments: tuple[Value, ...]) -> Value | None:
    return arguments[0]


def _tostring(arguments: tuple[Value, ...]) -> Value | None:
    (of,) = arguments
    if not of.known or of.data is None:
        return of
    text = text_of(of)
    return None if text is None else Value(text, refs(arguments), rests(arguments), parts=of.parts)


def _tonumber(arguments: tuple[Value, ...]) -> Value | None:
    (of,) = arguments
    if not of.known or of.data is None:
        return of
    number = of.number
    if number is None:
        return Failed(why="a number") if isinstance(of.data, str) else None
    return replace(of, data=int(number) if float(number).is_integer() and abs(number) < 1e15 else number)


def _tobool(arguments: tuple[Value, ...]) -> Value | None:
    (of,) = arguments
    if not of.known or of.data is None:
        return of
    return Failed(why="a bool") if of.flag is None else replace(of, data=of.flag)


FUNCTIONS: Final[Mapping[str, Callable[[tuple[Value, ...]], Value | None]]] = {
    "toset": _toset,
    "tolist": _as_it_is,
    "tomap": _as_it_is,
    "tostring": _tostring,
    "tonumber": _tonumber,
    "tobool": _tobool,
}
