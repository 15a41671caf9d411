"""Takes a valid spec as it is, without pydantic; what is not plainly valid is left to pydantic to judge.

The models are the types of what is returned: a `Part` has the fields of its model.  Whatever is
accepted here pydantic accepts too, with the same values; a test draws specs to hold the two together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from trigscaffold import units
from trigscaffold.spec.shape import Shape
from trigscaffold.spec.tree import ROOT, TRIGGER
from trigscaffold.spec.vocabulary import UNKNOWN
from trigscaffold.spec.written import long_form


class Part:
    """One mapping of a valid spec: every field of its model, a default where nothing was given."""

    __slots__ = ("__dict__",)

    def __init__(self, values: dict[str, Any]) -> None:
        """Take *values*, a value for each field."""
        self.__dict__.update(values)

    def __setattr__(self, name: str, value: Any) -> None:
        """Refuse: a spec is what its author wrote."""
        raise AttributeError(f"a spec cannot be changed: {name}")

    def __eq__(self, other: object) -> bool:
        """Return whether *other* has the same fields with the same values."""
        return isinstance(other, Part) and vars(self) == vars(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        """Return the fields that hold something."""
        return f"Part({', '.join(f'{k}={v!r}' for k, v in vars(self).items() if v is not None)})"


class NotPlain(ValueError):
    """The value is wrong, or so unusual that pydantic has to judge it."""


def whole(value: Any) -> Any:
    """Return the `trigscaffold.spec.Spec` that *value* says, in either form.

    Raises:
        NotPlain: pydantic has to judge it.
    """
    return accept(long_form(value, TRIGGER.fields), ROOT)


def accept(value: Any, shape: Shape) -> Any:
    """Return *value* as its model would hold it.

    Raises:
        NotPlain: pydantic has to judge it.
    """
    if shape.unknown and value == UNKNOWN:
        value = None
    if value is None:
        if shape.nullable:
            return None
        raise NotPlain
    judge = _BY_TYPE.get(type(value))
    if judge is None:
        raise NotPlain
    return judge(value, shape)


def blank(shape: Shape) -> dict[str, Any]:
    """Return the fields of a block of which nobody said anything."""
    return dict(shape.defaults)


def from_model(value: Any) -> Any:
    """Return what a pydantic model holds, as `accept` would have returned it."""
    if isinstance(value, dict):
        return {key: from_model(one) for key, one in value.items()}
    if hasattr(type(value), "model_fields"):
        return Part({name: from_model(getattr(value, name)) for name in type(value).model_fields})
    return value


def _mapping(value: dict[Any, Any], shape: Shape) -> Any:
    if shape.fields:
        return _block(value, shape)
    if "map" not in shape.kinds or not _within(len(value), shape.length):
        raise NotPlain
    for key in value:
        if type(key) is not str or (shape.key_pattern and not re.fullmatch(shape.key_pattern, key)):
            raise NotPlain
    return {key: accept(one, shape.items) if shape.items else one for key, one in value.items()}


def _block(value: dict[Any, Any], shape: Shape) -> Part:
    found = dict(shape.defaults)
    for key, one in value.items():
        inner = shape.fields.get(key)
        if inner is None:
            raise NotPlain
        found[key] = accept(one, inner)
    for name in shape.needed:
        if name not in value:
            raise NotPlain
    for name in shape.empty:
        if name not in value:
            found[name] = accept(found[name], shape.fields[name])
    return Part(found)


def _list(value: list[Any], shape: Shape) -> list[Any]:
    if "list" not in shape.kinds or shape.items is None:
        raise NotPlain
    return [accept(one, shape.items) for one in value]


def _text(value: str, shape: Shape) -> Any:
    if value in shape.words:
        return value
    for kind in shape.kinds:
        if kind in _MEASURES:
            return _measured(value, kind)
    if "text" not in shape.kinds or not _within(len(value), shape.length) or not _encodes(value):
        raise NotPlain
    if shape.pattern and not re.fullmatch(shape.pattern, value):
        raise NotPlain
    return [value] if "list" in shape.kinds else value


def _measured(value: str, kind: str) -> Any:
    try:
        measured = _MEASURES[kind](value)
    except ValueError:
        raise NotPlain from None
    return value if kind == "rate" else measured


def _flag(value: bool, shape: Shape) -> bool:
    if "flag" not in shape.kinds:
        raise NotPlain
    return value


def _whole(value: int, shape: Shape) -> float:
    if value in _whole_choices(shape):
        return value
    if "whole" in shape.kinds:
        return _limited(value, shape)
    return _number(value, shape)


def _number(value: float, shape: Shape) -> float:
    if "number" not in shape.kinds or abs(value) > 1e15:
        raise NotPlain
    return _limited(float(value), shape)


def _whole_choices(shape: Shape) -> Iterator[int]:
    return (choice for choice in shape.choices if type(choice) is int)


def _limited(value: float, shape: Shape) -> float:
    low = shape.minimum is None or value >= shape.minimum
    above = shape.above is None or value > shape.above
    if low and above and (shape.maximum is None or value <= shape.maximum):
        return value
    raise NotPlain


def _within(count: int, length: tuple[int, int | None]) -> bool:
    return length[0] <= count and (length[1] is None or count <= length[1])


def _encodes(value: str) -> bool:
    """Return whether *value* is text that UTF-8 can hold; half of a surrogate pair is not."""
    return value.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in value)


_MEASURES: dict[str, Callable[[str], Any]] = {
    "duration": units.duration_s,
    "size": units.size_bytes,
    "rate": lambda text: units.rate_per_s(text, payload_bytes=1),
}
_BY_TYPE: dict[type, Callable[[Any, Shape], Any]] = {
    dict: _mapping,
    list: _list,
    str: _text,
    bool: _flag,
    int: _whole,
    float: _number,
}
