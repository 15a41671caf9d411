"""``for`` expressions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trigscaffold.audit.hcl import steps
from trigscaffold.audit.hcl.keys import written
from trigscaffold.audit.hcl.syntax import For
from trigscaffold.audit.hcl.values import Failed, also, listed, mapped, reason, spread, unknown
from trigscaffold.audit.value import TRUE, Value

if TYPE_CHECKING:
    from trigscaffold.audit.hcl.evaluate import Scope


def loop(expression: For, scope: Scope) -> Value:
    """Return the list or object that a ``for`` makes."""
    source = scope.module.world.spread_out(scope.of(expression.source))
    return source if isinstance(source, Failed) else spread((source,), lambda one: _over(expression, one[0], scope))


def _over(expression: For, source: Value, scope: Scope) -> Value:
    found = steps.pairs(source, scope)
    if found is None:
        return _over_unknown(expression, source, scope)
    rows: list[tuple[Value, Value]] = []
    doubts: list[Value] = []
    for key, item in found:
        inner = scope.having({expression.key: key, expression.item: item})
        wanted = inner.of(expression.condition) if expression.condition is not None else TRUE
        if wanted.flag is None:
            return unknown(wanted.decides, inner.of(expression.result), source)
        doubts.append(wanted)
        if wanted.flag:
            name = inner.of(expression.result_key) if expression.result_key is not None else TRUE
            rows.append((name, inner.of(expression.result)))
    if expression.result_key is None:
        return listed((item for _, item in rows), source, *doubts)
    return _as_object(expression, rows, (source, *doubts))


def _as_object(expression: For, rows: list[tuple[Value, Value]], sources: tuple[Value, ...]) -> Value:
    names = [written(name) for name, _ in rows]
    items = [item for _, item in rows]
    if any(name is None for name in names):
        return unknown(reason(name for name, _ in rows), *items, *sources)
    if not expression.grouped:
        return mapped(((name or "", item) for name, item in zip(names, items, strict=True)), *sources)
    groups: dict[str, list[Value]] = {}
    for name, item in zip(names, items, strict=True):
        groups.setdefault(name or "", []).append(item)
    return mapped(((name, listed(group)) for name, group in groups.items()), *sources)


def _over_unknown(expression: For, source: Value, scope: Scope) -> Value:
    """Return what is unknown because its source is; it refers to what one round of the loop refers to."""
    item = steps.element(source)
    key = Value(why=source.decides, given=True)
    made = scope.having({expression.key: key, expression.item: item}).of(expression.result)
    kept = expression.condition is None and source.given
    return also(unknown(source.decides, made, given=kept), source)
