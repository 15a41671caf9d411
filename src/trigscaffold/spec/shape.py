"""What one place of a spec may hold, as plain data that can be saved and loaded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Shape:
    """What one place may hold.

    *kinds* are some of ``text flag whole number duration size rate list map any``; *choices* are
    values allowed beside them, *block* the name of a mapping with *fields*, *items* what a list or
    a map holds.  *default* of a block or a map is None or ``{}``.
    """

    kinds: tuple[str, ...] = ()
    choices: tuple[Any, ...] = ()
    block: str = ""
    fields: Mapping[str, Shape] = field(default_factory=dict)
    items: Shape | None = None
    minimum: float | None = None
    above: float | None = None
    maximum: float | None = None
    pattern: str = ""
    key_pattern: str = ""
    length: tuple[int, int | None] = (0, None)
    nullable: bool = False
    unknown: bool = False
    tagged: bool = False
    required: bool = False
    default: Any = None
    question: str = ""
    sentences: Mapping[str, str] = field(default_factory=dict)
    unit: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def defaults(self) -> dict[str, Any]:
        """The value of each field that nobody gave, in the model's order."""
        return {name: shape.default for name, shape in self.fields.items()}

    @cached_property
    def needed(self) -> tuple[str, ...]:
        """The fields that must be given."""
        return tuple(name for name, shape in self.fields.items() if shape.required)

    @cached_property
    def empty(self) -> tuple[str, ...]:
        """The fields whose default is a mapping, which holds the defaults of its own fields."""
        return tuple(name for name, shape in self.fields.items() if type(shape.default) is dict)

    @cached_property
    def words(self) -> frozenset[str]:
        """The texts among the choices."""
        return frozenset(choice for choice in self.choices if isinstance(choice, str))

    def inside(self, key: str | int) -> Shape | None:
        """Return the shape under *key*; None: anything may stand there, or nothing."""
        return self.fields.get(str(key)) if self.block else self.items


def dumped(shape: Shape) -> dict[str, Any]:
    """Return *shape* as plain data for `loaded`; what is as usual is left out."""
    return _without_the_usual(asdict(shape))


def _without_the_usual(data: dict[str, Any]) -> dict[str, Any]:
    usual = asdict(Shape())
    told = {key: value for key, value in data.items() if value != usual[key]}
    if "fields" in told:
        told["fields"] = {name: _without_the_usual(inner) for name, inner in told["fields"].items()}
    if "items" in told:
        told["items"] = _without_the_usual(told["items"])
    return told


def loaded(data: Mapping[str, Any]) -> Shape:
    """Return the shape that `dumped` made *data* of."""
    told = dict(data)
    for key in ("kinds", "choices", "length"):
        if key in told:
            told[key] = tuple(told[key])
    if "fields" in told:
        told["fields"] = {name: loaded(inner) for name, inner in told["fields"].items()}
    if "items" in told:
        told["items"] = loaded(told["items"])
    return Shape(**told)
