"""How often a block is made, by its ``count`` or ``for_each``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from trigscaffold.audit.hcl import limits, steps
from trigscaffold.audit.hcl.keys import meant, written
from trigscaffold.audit.hcl.values import mapped, symbol, unknown
from trigscaffold.audit.value import TRUE, UNKNOWN, Linear, Presence, Value

if TYPE_CHECKING:
    from trigscaffold.audit.hcl.evaluate import Scope
    from trigscaffold.audit.hcl.syntax import Block, Expr


@dataclass(frozen=True, slots=True, eq=False)
class Instance:
    """One of the things that a block makes; *names* are what is known in it (``each``, ``count``)."""

    key: str | int | None = None
    many: bool = False
    exists: Value = TRUE
    names: Mapping[str, Value] = field(default_factory=dict)


_ONE = Instance()
_LONGEST = 2000
"""Characters of a condition beyond which it is not compared with others."""


def instances(block: Block, scope: Scope) -> tuple[Instance, ...]:
    """Return what *block* makes; none where it is known to make none."""
    if "count" in block.arguments:
        count = block.arguments["count"].expression
        return tuple(_on(count, scope, _counted(scope.of(count))))
    if "for_each" in block.arguments:
        each = block.arguments["for_each"].expression
        return tuple(_on(each, scope, _for_each(scope.module.world.spread_out(scope.of(each)), scope)))
    return (_ONE,)


def _on(condition: Expr, scope: Scope, made: Iterable[Instance]) -> Iterator[Instance]:
    """Yield what is *made*; where that is uncertain, what says on which *condition*, equal for equal ones."""
    for one in made:
        if one.exists.data is True:
            yield one
            continue
        said = f"{scope.module.address}: {condition!r}"
        yield replace(one, exists=replace(one.exists, linear=Linear(said) if len(said) < _LONGEST else None))


def any_instance(block: Block, scope: Scope) -> Instance:
    """Return what stands for whichever instance of *block* is meant."""
    if "count" in block.arguments:
        return Instance(None, True, TRUE, _index(None, ""))
    if "for_each" in block.arguments:
        return _each_unknown(scope.of(block.arguments["for_each"].expression), TRUE)
    return _ONE


def _counted(value: Value) -> Iterator[Instance]:
    numbers = [one.number for one in value.every()]
    if any(number is None for number in numbers):
        yield Instance(None, True, _perhaps(value), _index(None, value.decides))
        return
    low, high = min(int(n or 0) for n in numbers), max(int(n or 0) for n in numbers)
    sure = low >= 1 and not value.rests_on
    if high > limits.MOST_INSTANCES:
        yield Instance(None, True, TRUE if sure else _perhaps(value), _index(None, "the count"))
        return
    if high <= 0 and value.rests_on:
        high = 1
    for at in range(high):
        yield Instance(at, False, TRUE if sure else _perhaps(value), _index(at, ""))


def _index(at: int | None, why: str) -> dict[str, Value]:
    index = unknown(why or "count.index", given=True) if at is None else Value(at)
    return {"count": mapped([("index", index)])}


def _perhaps(value: Value) -> Value:
    """Return whether there is any, which *value* decides."""
    return Value(UNKNOWN, rests_on=value.rests_on, why=value.why or " and ".join(value.rests_on) or value.decides)


def _for_each(value: Value, scope: Scope) -> Iterator[Instance]:
    if value.options:
        yield from _of_options(value, scope)
        return
    found = steps.pairs(value, scope)
    if found is None:
        given = value.given or (value.known and value.presence is Presence.YES)
        yield _each_unknown(value, TRUE if given else _perhaps(value))
    elif not found and value.rests_on:
        yield _each_unknown(value, _perhaps(value))
    elif len(found) > limits.MOST_INSTANCES:
        yield _each_unknown(value, TRUE)
    else:
        yield from _by_key(found, value, scope)


def _of_options(value: Value, scope: Scope) -> Iterator[Instance]:
    """Of two branches the one that makes something is followed; whether it is taken is what is unknown."""
    full = [one for one in value.options if one.presence is not Presence.NO]
    if len(full) == 1:
        for made in _for_each(full[0], scope):
            yield Instance(made.key, made.many, _perhaps(value), made.names)
    elif full:
        yield _each_unknown(value, TRUE if len(full) == len(value.options) else _perhaps(value))


def _by_key(found: list[tuple[Value, Value]], value: Value, scope: Scope) -> Iterator[Instance]:
    is_list = scope.module.world.spread_out(value).items is not None
    for key, item in found:
        text = written(item if is_list else key)
        if text is None:
            yield _each_unknown(item if is_list else value, TRUE)
            continue
        name = meant(text, value.rests_on)
        held = item if item.refs or not is_list else name
        yield Instance(text, False, TRUE, {"each": mapped([("key", name), ("value", held)])})


def _each_unknown(value: Value, exists: Value) -> Instance:
    name = symbol(value)
    key = unknown(value.decides, given=True, symbol=f"key of {name}" if name else "")
    return Instance(None, True, exists, {"each": mapped([("key", key), ("value", steps.element(value))])})
