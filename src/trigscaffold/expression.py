"""Evaluate the small expressions of a descriptor: arithmetic and comparison over plain values.

A trigger's folder is data, so its relations (``6 * function.timeout_s``) are written in it as text.
Only names that the caller passes, attributes that are not private, arithmetic, comparison, boolean
operators, a conditional and the functions below exist; nothing can be called that is not one of them.
"""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from types import CodeType
from typing import Any

from trigscaffold import units


def room(mean: float) -> int:
    """Return how many instances callers who wait need where *mean* of them call at a time; 0 where none do.

    They come unevenly: with twice the mean and 3 more, at most 1 of 283 finds no instance free (Erlang's loss
    formula, worst at a mean of 1.5); with twice the mean alone it would be every third where they are few.
    """
    return math.ceil(2 * mean) + 3 if mean > 0 else 0


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "len": len,
    "min": min,
    "max": max,
    "ceil": math.ceil,
    "floor": math.floor,
    "log2": math.log2,
    "room": room,
}
_ALLOWED = (
    *(ast.Constant, ast.Name, ast.Attribute, ast.Load, ast.List, ast.Tuple, ast.Call, ast.IfExp),
    *(ast.BinOp, ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod),
    *(ast.UnaryOp, ast.Not, ast.USub, ast.BoolOp, ast.And, ast.Or),
    *(ast.Compare, ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.In, ast.NotIn, ast.Is, ast.IsNot),
)
_HOLE = re.compile(r"\{([^{}]+)\}")


class ExpressionError(ValueError):
    """An expression of a descriptor is not one, or names what does not exist."""


class Values(dict[str, Any]):
    """Values by name, which an expression reads as attributes: ``settings.batch_size``."""

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(f"there is no {name!r}") from None


@cache
def compiled(text: str) -> CodeType:
    """Return the code of the expression *text*.

    Raises:
        ExpressionError: it is none, or uses something that is not allowed.
    """
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        raise ExpressionError(f"{text!r} is not an expression: {error}") from None
    for node in ast.walk(tree.body):
        if not _allowed(node):
            raise ExpressionError(f"{ast.unparse(node)!r} is not allowed in an expression")
    bounded = ast.fix_missing_locations(_Bounded().visit(tree))
    return compile(bounded, "<expression>", "eval")


class _Bounded(ast.NodeTransformer):
    """Has each product and remainder taken of numbers alone: text times a number could fill the memory."""

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        """Put a call of ours in place of ``*`` and ``%``."""
        self.generic_visit(node)
        name = {ast.Mult: "_times", ast.Mod: "_rest"}.get(type(node.op))
        return ast.Call(ast.Name(name, ast.Load()), [node.left, node.right], []) if name else node


_NUMBERS = (int, float)


def _number(value: Any) -> Any:
    if not isinstance(value, _NUMBERS):
        raise TypeError(f"found {str(value)[:40]!r} where a number is expected")
    return value


_OPERATORS: dict[str, Callable[[Any, Any], Any]] = {
    "_times": lambda left, right: _number(left) * _number(right),
    "_rest": lambda left, right: _number(left) % _number(right),
}


_KNOWN: dict[str, Any] = {"__builtins__": {}, **FUNCTIONS, **_OPERATORS}


def _allowed(node: ast.AST) -> bool:
    """Tell whether *node* is on the list, reaches for nothing private, and calls nothing but `FUNCTIONS`."""
    match node:
        case ast.Attribute(attr=attr):
            return not attr.startswith("_")
        case ast.Name(id=name):
            return not name.startswith("_")
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]):
            return name in FUNCTIONS and not any(isinstance(a, ast.Starred) for a in args)
        case ast.Call() | ast.BinOp(left=ast.Constant(value=str()) | ast.List()) | ast.BinOp(right=ast.List()):
            return False  # no text or list is multiplied, which could fill the memory
    return isinstance(node, _ALLOWED)


def evaluate(text: str, names: Mapping[str, Any]) -> Any:
    """Return the value of the expression *text*; a mapping's keys are read as attributes of `Values`.

    Raises:
        ExpressionError: it uses something that is not allowed, or a name that *names* lacks.
    """
    try:
        return eval(compiled(text), _KNOWN, names)  # every node was allowed one by one, and none can assign
    except (TypeError, KeyError, NameError, AttributeError, ArithmeticError, ValueError) as error:
        raise ExpressionError(f"{text!r} has no value: {error}") from None


def fill(text: str, names: Mapping[str, Any]) -> str:
    """Return *text* with each ``{expression}`` replaced by its value, ``{expression:duration}`` in human units."""
    if "{" not in text:
        return text
    parts = list(_parts(text))
    for at in range(1, len(parts), 2):
        parts[at] = _hole(parts[at], names)
    return "".join(parts)


@lru_cache(maxsize=1024)
def _parts(text: str) -> tuple[str, ...]:
    """Return *text* in parts: every second one is what stands in a hole."""
    return tuple(_HOLE.split(text))


def _hole(text: str, names: Mapping[str, Any]) -> str:
    expression, _, unit = text.partition(":")
    value = evaluate(expression, names)
    if unit == "duration":
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ExpressionError(f"{expression!r} is {value!r}, which is no number of seconds")
        return units.human_duration(value)
    return f"{value:g}" if isinstance(value, float) else str(value)
