"""Type constraints of variables, for the defaults that ``optional`` gives and for what must be given."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from trigscaffold.audit.hcl.syntax import Block, Expr, FunctionCall, Literal, ObjectOf
from trigscaffold.audit.hcl.values import Collection, listed, mapped, unknown
from trigscaffold.audit.value import ABSENT, Linear, Value

if TYPE_CHECKING:
    from trigscaffold.audit.hcl.evaluate import Scope

_DEEPEST: Final = 20


@dataclass(frozen=True, slots=True, eq=False)
class Type:
    """A type: an object with *fields*, or what a list, set or map holds (*each*), or neither."""

    fields: dict[str, Type] = field(default_factory=dict)
    each: Type | None = None
    optional: bool = False
    default: Expr | None = None

    @property
    def matters(self) -> bool:
        """Tell whether applying it can change a value."""
        return bool(self.fields) or (self.each is not None and self.each.matters)


ANY: Final = Type()


def read(block: Block) -> Type:
    """Return the type of a variable's block."""
    argument = block.arguments.get("type")
    return _read(argument.expression, 0) if argument else ANY


def _read(expression: Expr, depth: int) -> Type:
    if not isinstance(expression, FunctionCall) or not expression.arguments or depth > _DEEPEST:
        return ANY
    first, *rest = expression.arguments
    if expression.name == "optional":
        inner = _read(first, depth + 1)
        return Type(inner.fields, inner.each, True, rest[0] if rest else None)
    if expression.name == "object" and isinstance(first, ObjectOf):
        return Type({str(k.value): _read(v, depth + 1) for k, v in first.pairs if isinstance(k, Literal)})
    if expression.name in ("list", "set", "map"):
        return Type(each=_read(first, depth + 1))
    return ANY


def applied(of: Type, value: Value, scope: Scope) -> Value:
    """Return *value* with what its type adds: an attribute that may be left out has its default or is null."""
    if not of.matters or not value.known:
        return value
    fields, items = value.fields, value.items
    if of.each is not None and fields is not None:
        each = of.each
        return _like(value, mapped((name, applied(each, one, scope)) for name, one in fields.items()))
    if of.each is not None and items is not None:
        each = of.each
        return _like(value, listed(applied(each, one, scope) for one in items))
    if of.fields and fields is not None:
        missing = {name: _missing(inner, scope) for name, inner in of.fields.items() if _left_out(fields, name)}
        present = {name: fields[name] for name in fields if name not in missing}
        whole = {
            name: applied(of.fields[name], one, scope) if name in of.fields else one for name, one in present.items()
        }
        return _like(value, mapped({**whole, **missing}.items()))
    return value


def _left_out(fields: dict[str, Value], name: str) -> bool:
    return name not in fields or (fields[name].known and fields[name].data is None)


def _missing(of: Type, scope: Scope) -> Value:
    return applied(of, scope.of(of.default), scope) if of.default is not None else ABSENT


def _like(value: Value, made: Value) -> Value:
    return Value(made.data, value.refs, value.rests_on, made.why)


def without_default(of: Type, text: str) -> Value:
    """Return the variable *text* that whoever uses the root has to give; of an object, what it has to hold as well."""
    why = f"{text}, which has no default"
    each = of.each
    if each is not None and each.matters:
        return Collection(why=why, given=True, linear=Linear(text), item=lambda name: without_default(each, name))
    if not of.fields:
        return unknown(why, given=True, symbol=text)
    return mapped((name, _within(inner, f"{text}.{name}")) for name, inner in of.fields.items())


def _within(of: Type, text: str) -> Value:
    if of.optional:
        return unknown(f"{text}, which whoever uses this may leave out", symbol=text)
    return without_default(of, text)
