"""What a team's template sees of a module: plain data under the names that the built-in templates use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from trigscaffold.expression import Values
from trigscaffold.model import Expression

# A decision's ranking holds every other trigger whole; `passed_over` and `foreign` say what a page needs of it.
_LEFT_OUT = frozenset({"ranking", "choice", "spec_text"})


class Listed(list[Any]):
    """A list that a template may read and not change: the templates below it read the same one."""


def plain(value: Any) -> Any:
    """Return *value* with each object in it as a mapping of its fields and properties."""
    if isinstance(value, Expression) or value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):
        return str(value.value) if isinstance(value, StrEnum) else value
    if is_dataclass(value) and not isinstance(value, type):
        return Values({name: plain(getattr(value, name)) for name in names(type(value))})
    if isinstance(value, Mapping):
        return Values({key: plain(inner) for key, inner in value.items()})
    if not isinstance(value, list | tuple | set | frozenset):
        raise TypeError(f"a module holds a {type(value).__name__}, which no template can see")
    inside = [plain(inner) for inner in value]
    return Listed(inside) if isinstance(value, list) else type(value)(inside)


@cache
def names(kind: type) -> tuple[str, ...]:
    """Return the fields and properties of *kind* that a template sees."""
    named = [field.name for field in fields(kind)]
    named += [name for name in dir(kind) if isinstance(getattr(kind, name), property)]
    return tuple(name for name in named if name not in _LEFT_OUT and not name.startswith("_"))
