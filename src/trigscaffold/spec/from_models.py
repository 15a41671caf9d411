"""Reads the shape of a spec off the models."""

from __future__ import annotations

import types
from dataclasses import replace
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Gt, Le, Lt, MaxLen, MinLen
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from trigscaffold.spec import models
from trigscaffold.spec.shape import Shape

_SCALARS: dict[Any, str] = {str: "text", bool: "flag", int: "whole", float: "number"}
_UNITS: dict[Any, str] = {models._duration: "duration", models._size: "size", models._rate: "rate"}


def root() -> Shape:
    """Return the shape of a whole spec."""
    return _of_type(models.Spec)


def _of_field(info: FieldInfo) -> Shape:
    extra: dict[str, Any] = dict(info.json_schema_extra) if isinstance(info.json_schema_extra, dict) else {}
    shape = _limited(_of_type(info.annotation), info.metadata)
    unit = str(extra.pop("unit", ""))
    if unit and "number" in shape.kinds:
        shape = replace(shape, kinds=tuple("duration" if k == "number" else k for k in shape.kinds))
    return replace(
        shape,
        required=info.is_required(),
        default=_default(info),
        question=info.description or "",
        sentences=dict(extra.pop("choices", {})),
        unit=unit,
        extra=extra,
    )


def _default(info: FieldInfo) -> Any:
    if info.is_required():
        return None
    value = info.get_default(call_default_factory=True)
    return value.model_dump(exclude_defaults=True) if isinstance(value, BaseModel) else value


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
        return Shape(
            block=annotation.__name__.removesuffix("Spec") or "Spec",
            fields={name: _of_field(info) for name, info in annotation.model_fields.items()},
        )
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
