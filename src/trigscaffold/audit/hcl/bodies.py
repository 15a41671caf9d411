"""The arguments and blocks of a block, worked out; ``dynamic`` blocks among them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from trigscaffold.audit.hcl import limits, steps
from trigscaffold.audit.hcl.syntax import Block, Literal, Name
from trigscaffold.audit.hcl.values import mapped, unknown
from trigscaffold.audit.resource import Body
from trigscaffold.audit.value import Presence, Value

if TYPE_CHECKING:
    from trigscaffold.audit.hcl.evaluate import Scope
    from trigscaffold.audit.hcl.syntax import Argument

_OUTER: Final = frozenset({"lifecycle", "provisioner", "connection"})
_DEEPEST: Final = 30


def body(block: Block, scope: Scope, argument: Callable[[Argument], Value], without: frozenset[str]) -> Body:
    """Return what the resource (or call) *block* says; *argument* works out one of its own, *without* some."""
    own = {name: one for name, one in block.arguments.items() if name not in without}
    return Body(
        arguments={name: argument(one) for name, one in own.items()},
        blocks=_blocks(block, scope, 0, _OUTER),
        line=block.line,
        end_line=block.end_line,
        lines={name: (one.line, one.end_line) for name, one in own.items()},
    )


def _blocks(block: Block, scope: Scope, depth: int, without: frozenset[str]) -> dict[str, tuple[Body, ...]]:
    found: dict[str, list[Body]] = {}
    if depth > _DEEPEST:
        return {}
    for inner in block.blocks:
        if inner.type == "dynamic" and inner.labels:
            found.setdefault(inner.labels[0], []).extend(_dynamic(inner, scope, depth))
        elif inner.type not in without:
            found.setdefault(inner.type, []).append(_inner(inner, scope, depth))
    return {name: tuple(bodies) for name, bodies in found.items() if bodies}


def _inner(block: Block, scope: Scope, depth: int, maybe: str = "", at: Block | None = None) -> Body:
    at = at or block
    return Body(
        arguments={name: scope.of(one.expression) for name, one in block.arguments.items()},
        blocks=_blocks(block, scope, depth + 1, frozenset()),
        line=at.line,
        end_line=at.end_line,
        lines={name: (one.line, one.end_line) for name, one in block.arguments.items()},
        maybe=maybe,
    )


def _dynamic(block: Block, scope: Scope, depth: int) -> Iterator[Body]:
    """Yield one body for each round; where it is unknown whether there is one, a body that may be there."""
    content = next(block.of_type("content"), None)
    over = block.arguments.get("for_each")
    if content is None or over is None:
        return
    iterator = block.arguments.get("iterator")
    name = block.labels[0]
    if iterator is not None and isinstance(iterator.expression, Name):
        name = iterator.expression.name
    elif iterator is not None and isinstance(iterator.expression, Literal):
        name = str(iterator.expression.value)
    value = scope.module.world.spread_out(scope.of(over.expression))
    for key, item, maybe in _rounds(value, scope):
        inner = scope.having({name: mapped([("key", key), ("value", item)])})
        yield _inner(content, inner, depth, maybe, block)


def _rounds(value: Value, scope: Scope) -> Iterator[tuple[Value, Value, str]]:
    if value.options:
        full = [one for one in value.options if one.presence is not Presence.NO]
        why = value.decides if len(full) < len(value.options) else ""
        for one in full[:1]:
            for key, item, maybe in _rounds(one, scope):
                yield key, item, maybe or why
        return
    found = steps.pairs(value, scope)
    if found is None or len(found) > limits.MOST_INSTANCES:
        yield unknown(value.decides, given=True), steps.element(value), "" if value.given else value.decides
    elif not found and value.rests_on:
        why = " and ".join(value.rests_on)
        yield unknown(why, given=True), Value(why=why), why
    else:
        yield from ((key, item, "") for key, item in found)
