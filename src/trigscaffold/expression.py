"""Evaluate the small expressions of a descriptor: arithmetic and comparison over plain values.

A trigger's folder is data, so its relations (``6 * function.timeout_s``) are written in it as text.
Only names that the caller passes, attributes that are not private, arithmetic, comparison, boolean
operators, a conditional and the functions below exist; nothing can be called that is not one of them.
"""

from __future__ import annotations

import ast
import math
import operator
import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from trigscaffold import units

FUNCTIONS: dict[str, Callable[..., Any]] = {
    "min": min,
    "max": max,
    "ceil": math.ceil,
    "floor": math.floor,
    "log2": math.log2,
}
_BINARY: dict[type[ast.AST], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
}
_COMPARE: dict[type[ast.AST], Callable[[Any, Any], Any]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.In: lambda a, b: a in b,
    ast.NotIn: lambda a, b: a not in b,
    ast.Is: operator.is_,
    ast.IsNot: operator.is_not,
}
_UNARY: dict[type[ast.AST], Callable[[Any], Any]] = {ast.Not: operator.not_, ast.USub: operator.neg}
_HOLE = re.compile(r"\{([^{}]+)\}")


class ExpressionError(ValueError):
    """An expression of a descriptor is not one, or names what does not exist."""


@cache
def _parse(text: str) -> ast.expr:
    try:
        return ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        raise ExpressionError(f"{text!r} is not an expression: {error}") from None


def evaluate(text: str, names: Mapping[str, Any]) -> Any:
    """Return the value of the expression *text*.

    Raises:
        ExpressionError: it uses something that is not allowed, or a name that *names* lacks.
    """
    try:
        return _value(_parse(text), names)
    except (TypeError, KeyError, AttributeError, ZeroDivisionError) as error:
        raise ExpressionError(f"{text!r} has no value: {error}") from None


def fill(text: str, names: Mapping[str, Any]) -> str:
    """Return *text* with each ``{expression}`` replaced by its value, ``{expression:duration}`` in human units."""
    return _HOLE.sub(lambda hole: _hole(hole[1], names), text)


def _hole(text: str, names: Mapping[str, Any]) -> str:
    expression, _, unit = text.partition(":")
    value = evaluate(expression, names)
    if unit == "duration":
        return units.human_duration(value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def _value(node: ast.expr, names: Mapping[str, Any]) -> Any:
    match node:
        case ast.Constant(value=value):
            return value
        case ast.Name(id=name):
            return names[name]
        case ast.Attribute(value=owner, attr=attr) if not attr.startswith("_"):
            thing = _value(owner, names)
            return thing[attr] if isinstance(thing, Mapping) else getattr(thing, attr)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _BINARY:
            return _BINARY[type(op)](_value(left, names), _value(right, names))
        case ast.UnaryOp(op=op, operand=operand) if type(op) in _UNARY:
            return _UNARY[type(op)](_value(operand, names))
        case ast.BoolOp(op=ast.And(), values=values):
            return all(_value(v, names) for v in values)
        case ast.BoolOp(op=ast.Or(), values=values):
            return any(_value(v, names) for v in values)
        case ast.IfExp(test=test, body=body, orelse=orelse):
            return _value(body if _value(test, names) else orelse, names)
        case ast.Compare(left=left, ops=ops, comparators=comparators):
            return _comparison(left, ops, comparators, names)
        case ast.List(elts=elts) | ast.Tuple(elts=elts):
            return [_value(e, names) for e in elts]
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if name in FUNCTIONS:
            return FUNCTIONS[name](*(_value(a, names) for a in args))
    raise ExpressionError(f"{ast.unparse(node)!r} is not allowed in an expression")


def _comparison(left: ast.expr, ops: list[ast.cmpop], rest: list[ast.expr], names: Mapping[str, Any]) -> bool:
    value = _value(left, names)
    for op, node in zip(ops, rest, strict=True):
        other = _value(node, names)
        if not _COMPARE[type(op)](value, other):
            return False
        value = other
    return True
