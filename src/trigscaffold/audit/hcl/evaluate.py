"""What an expression comes to, as far as that can be told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from trigscaffold.audit.hcl import guarded, keys, loops, operators, references, steps, strings
from trigscaffold.audit.hcl.functions import call
from trigscaffold.audit.hcl.syntax import (
    Attr,
    Conditional,
    Expr,
    For,
    FunctionCall,
    Index,
    Literal,
    Name,
    ObjectOf,
    Operation,
    Splat,
    Template,
    TupleOf,
    Unread,
)
from trigscaffold.audit.hcl.values import also, listed, mapped, unknown
from trigscaffold.audit.value import Value

if TYPE_CHECKING:
    from trigscaffold.audit.hcl.module import Module


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """Where an expression stands: in an instance of a module, and *names* that are its own (``each``, a loop's)."""

    module: Module
    names: Mapping[str, Value] = field(default_factory=dict)

    def having(self, names: Mapping[str, Value]) -> Scope:
        """Return the scope within this one in which *names* are known as well."""
        return Scope(self.module, {**self.names, **names})

    def only(self, names: Mapping[str, Value]) -> Scope:
        """Return the scope in which *names* are known and no others, as in a template's file."""
        return Scope(self.module, names)

    def of(self, expression: Expr) -> Value:
        """Return what *expression* comes to here."""
        return evaluate(expression, self)


def evaluate(expression: Expr, scope: Scope) -> Value:
    """Return what *expression* comes to; it never raises over what was written."""
    if type(expression) is Literal:
        return Value(expression.value)
    limits = scope.module.world.limits
    if not limits.enter():
        return unknown("an expression that goes too far to follow")
    try:
        return _BY_TYPE[type(expression)](expression, scope)
    finally:
        limits.leave()


def _template(expression: Template, scope: Scope) -> Value:
    return strings.joined([evaluate(piece, scope) for piece in expression.pieces])


def _traversal(expression: Expr, scope: Scope) -> Value:
    """Return what attributes, indexes and splats lead to, from a name or from any other expression."""
    taken: list[Attr | Index | Splat] = []
    while isinstance(expression, Attr | Index | Splat):
        taken.append(expression)
        expression = expression.of
    taken.reverse()
    if isinstance(expression, Name):
        value, used = references.begin(expression.name, taken, scope)
    else:
        value, used = evaluate(expression, scope), 0
    for step in taken[used:]:
        value = steps.take(value, step, scope)
    return value


def _function(expression: FunctionCall, scope: Scope) -> Value:
    special = guarded.SPECIAL.get(expression.name)
    if special is not None and not expression.spread:
        return special(expression.arguments, scope)
    world = scope.module.world
    arguments = [world.spread_out(evaluate(one, scope)) for one in expression.arguments]
    if expression.spread and arguments:
        last = arguments.pop()
        if last.items is None:
            return unknown(last.decides, *arguments, last)
        arguments += last.items
        return also(call(expression.name, tuple(arguments)), last)
    return call(expression.name, tuple(arguments))


def _conditional(expression: Conditional, scope: Scope) -> Value:
    condition = evaluate(expression.condition, scope)
    return operators.conditional(
        condition, lambda: evaluate(expression.yes, scope), lambda: evaluate(expression.no, scope)
    )


def _operation(expression: Operation, scope: Scope) -> Value:
    return operators.operation(expression.operator, tuple(evaluate(one, scope) for one in expression.operands))


def _tuple(expression: TupleOf, scope: Scope) -> Value:
    return listed(evaluate(item, scope) for item in expression.items)


def _object(expression: ObjectOf, scope: Scope) -> Value:
    names: list[str] = []
    for key, _ in expression.pairs:
        names.append(keys.fresh(evaluate(key, scope), names))
    items = (evaluate(item, scope) for _, item in expression.pairs)
    return mapped(keys.settled(zip(names, items, strict=True)).items())


def _unread(_: Unread, __: Scope) -> Value:
    return unknown("what could not be read")


_BY_TYPE: Final[dict[type, Callable[[Any, Scope], Value]]] = {
    Template: _template,
    Name: _traversal,
    Attr: _traversal,
    Index: _traversal,
    Splat: _traversal,
    FunctionCall: _function,
    Conditional: _conditional,
    Operation: _operation,
    For: loops.loop,
    TupleOf: _tuple,
    ObjectOf: _object,
    Unread: _unread,
}
