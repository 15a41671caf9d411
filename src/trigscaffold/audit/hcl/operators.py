"""Operators, over what is known and what is not."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Final

from trigscaffold.audit.hcl.values import (
    Failed,
    also,
    either,
    plain,
    reason,
    rests,
    spread,
    symbol,
    unknown,
)
from trigscaffold.audit.value import Linear, Presence, Value, times

_LARGEST: Final = 1e300
_COMPARE: Final[dict[str, Callable[[float, float], bool]]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def operation(sign: str, operands: tuple[Value, ...]) -> Value:
    """Return what *sign* makes of one or two operands."""
    failed = next((one for one in operands if isinstance(one, Failed)), None)
    return failed or spread(operands, lambda chosen: _one(sign, chosen))


def _one(sign: str, operands: tuple[Value, ...]) -> Value:
    if len(operands) == 1:
        return negated(operands[0]) if sign == "!" else _arithmetic("-", Value(0), operands[0])
    if len(operands) != 2:
        return unknown("an operation that was not understood", *operands)
    left, right = operands
    if sign in ("&&", "||"):
        return _logic(sign, left, right)
    if sign in ("==", "!="):
        same = _equal(left, right)
        return same if sign == "==" else negated(same)
    if sign in _COMPARE:
        return _compared(sign, left, right)
    return _arithmetic(sign, left, right)


def negated(value: Value) -> Value:
    """Return ``!value``."""
    flag = value.flag
    return unknown(value.decides, value, given=True) if flag is None else Value(not flag, rests_on=value.rests_on)


def _logic(sign: str, left: Value, right: Value) -> Value:
    """One operand may decide alone; then the result rests on that one."""
    decisive = sign == "||"
    for one in (left, right):
        if one.flag is decisive and not one.rests_on:
            return Value(decisive)
    for one in (left, right):
        if one.flag is decisive:
            return Value(decisive, rests_on=one.rests_on)
    if left.flag is None or right.flag is None:
        return unknown(reason((left, right)), left, right, given=True)
    return Value(not decisive, rests_on=rests((left, right)))


def _equal(left: Value, right: Value) -> Value:
    for one, other in ((left, right), (right, left)):
        if one.known and one.data is None and not other.known:
            if other.presence is Presence.YES:
                return Value(False, rests_on=rests((left, right)))
            return unknown(other.decides, left, right, given=True)
        if one.text == "" and _never_empty(other):
            return Value(False, rests_on=rests((left, right)))
    if {_empty(left), _empty(right)} == {True, False}:
        return Value(False, rests_on=rests((left, right)))
    try:
        return Value(plain(left) == plain(right), rests_on=rests((left, right)))
    except (ValueError, RecursionError):
        return unknown(reason((left, right)), left, right, given=True)


def _never_empty(value: Value) -> bool:
    """Tell whether *value*, a text that is unknown, has something in it: the ARN or ID of a resource does."""
    if value.known or value.options:
        return False
    if any(part.text for part in value.parts):
        return True
    ref = value.refs[0] if len(value.refs) == 1 else None
    line = value.linear
    if ref is None or line is None or ref.attribute not in ("arn", "id"):
        return False
    return ref.type.startswith("aws_") and line.factor == 1 and not line.offset and line.symbol.startswith(ref.address)


def _empty(value: Value) -> bool | None:
    """Tell whether it is an empty list or object, None where it is neither a list nor an object."""
    held = value.items if value.fields is None else value.fields
    return None if held is None else not held


def _compared(sign: str, left: Value, right: Value) -> Value:
    one, other = left.number, right.number
    if one is None or other is None:
        return unknown(reason((left, right)), left, right, given=True)
    return Value(_COMPARE[sign](one, other), rests_on=rests((left, right)))


def _arithmetic(sign: str, left: Value, right: Value) -> Value:
    one, other = left.number, right.number
    if one is not None and other is not None:
        return also(_worked_out(sign, one, other), left, right)
    line = _line(sign, left, right)
    return Value(
        refs=tuple(dict.fromkeys((*left.refs, *right.refs))),
        rests_on=rests((left, right)),
        why=reason((left, right)),
        linear=line,
        given=True,
    )


def _worked_out(sign: str, one: float, other: float) -> Value:
    if sign in ("/", "%") and other == 0:
        return Failed(why="a division by zero")
    if sign == "+":
        found = one + other
    elif sign == "-":
        found = one - other
    elif sign == "*":
        found = one * other if abs(one) < 1e150 and abs(other) < 1e150 else _LARGEST
    elif sign == "/":
        found = one / other
    elif sign == "%":
        found = abs(one) % abs(other) * (1 if one >= 0 else -1)
    else:
        return unknown(f"the operator {sign}")
    if not abs(found) < _LARGEST:
        return unknown("a number that is too large to follow")
    if isinstance(found, int):
        return Value(found)
    return Value(int(found) if found.is_integer() and abs(found) < 1e15 else float(f"{found:.16g}"))


def _line(sign: str, left: Value, right: Value) -> Linear | None:
    """Return the result as a multiple of something, where it is one; of itself where two unknown things meet."""
    one, other = left.number, right.number
    a, b = left.linear, right.linear
    if sign == "*" and (number := one if one is not None else other) is not None:
        return times(right if one is not None else left, number).linear
    if sign == "/" and a and other:
        return times(left, 1 / other).linear
    if sign in ("+", "-"):
        turn = 1 if sign == "+" else -1
        if a and other is not None:
            return Linear(a.symbol, a.factor, a.offset + turn * other)
        if b and one is not None:
            return Linear(b.symbol, turn * b.factor, one + turn * b.offset)
        if a and b and a.symbol == b.symbol:
            return Linear(a.symbol, a.factor + turn * b.factor, a.offset + turn * b.offset)
    names = sorted((symbol(left), symbol(right))) if sign in ("+", "*") else [symbol(left), symbol(right)]
    return Linear(f"({names[0]} {sign} {names[1]})"[:400]) if all(names) else None


def conditional(condition: Value, yes: Callable[[], Value], no: Callable[[], Value]) -> Value:
    """Return what a conditional comes to; a branch that is not taken is not worked out.

    Where a default of a root's variable decides whether there is anything at all, or which word stands there, a caller
    may decide otherwise: both branches are kept.
    """
    flags = {one.flag for one in condition.every()}
    if isinstance(condition, Failed):
        return condition
    if len(flags) > 1 or None in flags:
        return either((yes(), no()), condition.decides, condition)
    taken, other = (yes, no) if flags.pop() else (no, yes)
    found = taken()
    if not condition.rests_on:
        return found
    left = other()
    if not _plain_number(found) and not _plain_number(left) and _differ(found, left):
        return either((found, left), " and ".join(condition.rests_on), condition)
    return also(found, condition)


def _plain_number(value: Value) -> bool:
    return isinstance(value.data, bool | int | float)


def _differ(one: Value, other: Value) -> bool:
    if one.text is not None and other.text is not None:
        return one.text != other.text
    return {one.presence, other.presence} == {Presence.YES, Presence.NO}
