"""What a team's ``trigger.yaml`` may hold: each key with the kind of value that the catalogue takes it for.

The kinds are the types in `trigscaffold.model`, so that a fact that is added there is checked here.
"""

from __future__ import annotations

import keyword
import math
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum, IntEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from trigscaffold.errors import Problem
from trigscaffold.model import Hop, Setting, Trigger
from trigscaffold.spec.slips import shown
from trigscaffold.spec.tree import ROOT
from trigscaffold.yamlfile import Document

Path = tuple[str | int, ...]
Wrong = tuple[Path, str]

_LARGEST = 1e15
_FILLED_IN = {Setting: {"name"}, Hop: {"end"}}  # not in the file
_FUNCTION: Mapping[str, Any] = dict.fromkeys(ROOT.fields["function"].fields, int | str)
_TEXTS = tuple[str, ...]
_TABLE = Mapping[str, Any]
_EVENT: Mapping[str, Any] = {
    **dict.fromkeys(("payload", "item", "list", "named", "name_encoding", "encoding"), str),
    **dict.fromkeys(("unique", "without_work", "matched", "changes"), _TEXTS),
    **dict.fromkeys(("applies", "errors"), Mapping[str, str]),
    **dict.fromkeys(("route", "authorized", "as_set"), _TABLE),
}


def problems(document: Document) -> list[Problem]:
    """Return all values of *document* that are of another kind than the catalogue takes them for."""
    found = _of_trigger(document.value)
    return [Problem(document.where(path), ".".join(map(str, path)), message) for path, message in found]


def _of_trigger(raw: Any) -> Iterator[Wrong]:
    if not isinstance(raw, dict):
        yield (), f"found {shown(raw)}; a mapping is allowed"
        return
    hints = get_type_hints(Trigger)
    for key, value in raw.items():
        match key:
            case "facts" | "wiring":
                yield from _each(value, (key,), hints, in_value=key == "facts")
            case "event":
                yield from _each(value, (key,), _EVENT)
                yield from _item(value)
            case "function":
                yield from _each(value, (key,), _FUNCTION)
            case _ if key in hints:
                yield from _wrong(value, hints[key], (key,))


def _each(raw: Any, path: Path, hints: Mapping[str, Any], *, in_value: bool = False) -> Iterator[Wrong]:
    if not isinstance(raw, dict):
        yield path, f"found {shown(raw)}; a mapping is allowed"
        return
    for key, value in raw.items():
        if key not in hints:
            if hints in (_EVENT, _FUNCTION):  # of the others the catalogue says so
                yield (*path, key), f"is not known; allowed: {', '.join(sorted(hints))}"
        elif not in_value:
            yield from _wrong(value, hints[key], (*path, key))
        elif isinstance(value, dict) and "value" in value:
            yield from _wrong(value["value"], hints[key], (*path, key, "value"))


def _item(raw: Any) -> Iterator[Wrong]:
    name = raw.get("item", "item") if isinstance(raw, dict) else "item"
    if isinstance(name, str) and (not name.isidentifier() or keyword.iskeyword(name)):
        yield ("event", "item"), f"found {shown(name)}; the name of a variable in Python is allowed"


def _wrong(value: Any, kind: Any, path: Path) -> Iterator[Wrong]:
    """Yield what of *value* is not of *kind*, with its path."""
    origin, inside = get_origin(kind), get_args(kind)
    if is_dataclass(kind):
        yield from _of_dataclass(value, kind, path)
    elif origin in (tuple, frozenset):
        if not isinstance(value, list):
            yield path, f"found {shown(value)}; a list is allowed"
            return
        for at, one in enumerate(value):
            yield from _wrong(one, inside[0], (*path, at))
    elif origin is Mapping:
        if not isinstance(value, dict):
            yield path, f"found {shown(value)}; a mapping is allowed"
            return
        for key, one in value.items() if inside[1] is not Any else ():
            yield from _wrong(one, inside[1], (*path, key))
    elif not _is(value, kind):
        yield path, f"found {shown(value)}; {_words(kind)} is allowed"


def _of_dataclass(value: Any, kind: Any, path: Path) -> Iterator[Wrong]:
    if not isinstance(value, dict):
        yield path, f"found {shown(value)}; a mapping is allowed"
        return
    hints = {n: h for n, h in get_type_hints(kind).items() if n not in _FILLED_IN.get(kind, ())}
    needed = {f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING} & hints.keys()
    for name in sorted(needed - value.keys()):
        yield path, f"{name} is missing"
    for key, one in value.items():
        if key not in hints:
            yield (*path, key), f"is not known; allowed: {', '.join(hints)}"
        else:
            yield from _wrong(one, hints[key], (*path, key))


def _is(value: Any, kind: Any) -> bool:
    if isinstance(kind, UnionType):  # only a fact has a least value that is known: 0
        return any(_is(abs(value) if _number(value) else value, one) for one in get_args(kind))
    if kind is Any:
        return _plain(value)
    if kind in (bool, NoneType, str):
        return isinstance(value, kind)
    if kind in (int, float):
        return _number(value) and (kind is float or isinstance(value, int)) and 0 <= value <= _LARGEST
    return isinstance(value, str) and value in _names(kind)


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _plain(value: Any) -> bool:
    """Tell whether a setting may be *value*: a text, a number, true or false, or a list of them."""
    if isinstance(value, list):
        return all(map(_plain, value))
    return isinstance(value, str | bool) or (_number(value) and abs(value) <= _LARGEST)


def _names(kind: type[Enum]) -> list[str]:
    return [one.name.lower() if issubclass(kind, IntEnum) else str(one.value) for one in kind]


def _words(kind: Any) -> str:
    if isinstance(kind, UnionType):
        return "a number" if float in get_args(kind) else " or ".join(map(_words, get_args(kind)))
    known = {str: "a text", bool: "true or false", int: "a whole number from 0 up", float: "a number from 0 up"}
    if kind is Any:
        return "a text, a number, true, false or a list"
    return known.get(kind) or "one of " + ", ".join(_names(kind))
