"""What each place of a spec may hold, read off the models.

Error messages, the JSON Schema, the normalised spec, ``--set`` and the wizard all ask here, so
none of them can disagree with what pydantic accepts.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Gt, Le, Lt, MaxLen, MinLen
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from trigscaffold.spec import models

Path = tuple[str | int, ...]
_SCALARS: Mapping[Any, str] = {str: "text", bool: "flag", int: "whole", float: "number"}
_UNITS: Mapping[Any, str] = {models._duration: "duration", models._size: "size", models._rate: "rate"}


@dataclass(frozen=True, slots=True)
class Shape:
    """What one place may hold.

    *kinds* are some of ``text flag whole number duration size rate list map any``; *choices* are
    values allowed beside them, *block* the keys, *items* what a list or a map holds.
    """

    kinds: tuple[str, ...] = ()
    choices: tuple[Any, ...] = ()
    block: type[BaseModel] | None = None
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
    sentences: Mapping[Any, str] = field(default_factory=dict)
    unit: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def fields(self) -> dict[str, Shape]:
        """The shape of each key of the block, in the model's order."""
        return _fields(self.block) if self.block else {}

    def inside(self, key: str | int) -> Shape | None:
        """Return the shape under *key*; None: anything may stand there, or nothing."""
        return self.fields.get(str(key)) if self.block else self.items


@cache
def _fields(block: type[BaseModel]) -> dict[str, Shape]:
    return {name: _of_field(info) for name, info in block.model_fields.items()}


def _of_field(info: FieldInfo) -> Shape:
    extra: dict[str, Any] = dict(info.json_schema_extra) if isinstance(info.json_schema_extra, dict) else {}
    shape = _limited(_of_type(info.annotation), info.metadata)
    unit = str(extra.pop("unit", ""))
    if unit and "number" in shape.kinds:
        shape = replace(shape, kinds=tuple("duration" if k == "number" else k for k in shape.kinds))
    return replace(
        shape,
        required=info.is_required(),
        default=None if info.is_required() else info.get_default(call_default_factory=True),
        question=info.description or "",
        sentences=dict(extra.pop("choices", {})),
        unit=unit,
        extra=extra,
    )


def _of_type(annotation: Any) -> Shape:
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        metadata = [m for one in args[1:] for m in (one.metadata if isinstance(one, FieldInfo) else [one])]
        return _limited(_of_type(args[0]), metadata)
    if origin in (Union, types.UnionType):
        return _of_union([a for a in args if a is not type(None)], nullable=type(None) in args)
    if origin is Literal:
        return Shape(choices=args)
    if origin is list:
        return Shape(("list",), items=_of_type(args[0]))
    if origin is dict:
        return Shape(("map",), items=None if args[1] is Any else _of_type(args[1]), key_pattern=_pattern_of(args[0]))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Shape(block=annotation)
    return Shape((_SCALARS.get(annotation, "any"),))


def _pattern_of(annotation: Any) -> str:
    return _of_type(annotation).pattern


def _of_union(branches: list[Any], *, nullable: bool) -> Shape:
    shapes = [_of_type(branch) for branch in branches]
    first = next((s for s in shapes if s.block or s.items), shapes[0])
    limits = next((s for s in shapes if (s.minimum, s.above, s.maximum) != (None, None, None)), first)
    return replace(
        first,
        kinds=tuple(dict.fromkeys(kind for s in shapes for kind in s.kinds)),
        choices=tuple(choice for s in shapes for choice in s.choices),
        minimum=limits.minimum,
        above=limits.above,
        maximum=limits.maximum,
        nullable=nullable,
        tagged=len(shapes) > 1,
    )


def _limited(shape: Shape, metadata: list[Any]) -> Shape:
    """Return *shape* with the range, the pattern and the unit that pydantic's *metadata* states."""
    for one in metadata:
        function = getattr(one, "func", None)
        if function in _UNITS:
            shape = replace(shape, kinds=(_UNITS[function],))
        elif function is models._routes:
            shape = replace(shape, kinds=(*shape.kinds, "text"))
        elif function is models._known:
            shape = replace(shape, unknown=True)
        elif isinstance(one, Ge):
            shape = replace(shape, minimum=float(str(one.ge)))
        elif isinstance(one, Gt):
            shape = replace(shape, above=float(str(one.gt)))
        elif isinstance(one, Le | Lt):
            shape = replace(shape, maximum=float(str(one.le if isinstance(one, Le) else one.lt)))
        elif isinstance(one, MinLen):
            shape = replace(shape, length=(one.min_length, shape.length[1]))
        elif isinstance(one, MaxLen):
            shape = replace(shape, length=(shape.length[0], one.max_length))
        elif getattr(one, "pattern", None):
            shape = replace(shape, pattern=str(one.pattern))
    return shape


ROOT = Shape(block=models.Spec)
TRIGGER = Shape(block=models.TriggerSpec)
NEEDS = Shape(block=models.NeedsSpec)


def at(path: Path, root: Shape = ROOT) -> Shape | None:
    """Return the shape at *path*, or None where nothing, or anything, may stand."""
    shape: Shape | None = root
    for key in path:
        shape = shape.inside(key) if shape else None
    return shape


def places(shape: Shape = ROOT, path: Path = ()) -> Iterator[tuple[Path, Shape]]:
    """Yield every key of *shape* with its path, parents first; a map's keys are ``*``."""
    for name, inner in shape.fields.items():
        yield (*path, name), inner
        if inner.block:
            yield from places(inner, (*path, name))
        elif "map" in inner.kinds and inner.items:
            yield from places(inner.items, (*path, name, "*"))
