"""``for`` expressions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trigscaffold.audit.hcl import steps
from trigscaffold.audit.hcl.keys import disordered, settled, written
from trigscaffold.audit.hcl.syntax import For
from trigscaffold.audit.hcl.values import Failed, also, either, listed, mapped, reason, spread, symbol, unknown
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
    inner = [scope.having({expression.key: key, expression.item: item}) for key, item in found]
    wanted = [one.of(expression.condition) if expression.condition is not None else TRUE for one in inner]
    doubt = next((one for one in wanted if one.flag is None), None)
    if doubt is None:
        return _made(expression, [one for one, want in zip(inner, wanted, strict=True) if want.flag], (source, *wanted))
    if all(one.flag is None and symbol(one) == symbol(doubt) != "" for one in wanted):
        return either((_made(expression, inner, (source,)), _made(expression, [], (source,))), doubt.decides, doubt)
    return unknown(doubt.decides, *(one.of(expression.result) for one in inner), source)


def _made(expression: For, rounds: list[Scope], sources: tuple[Value, ...]) -> Value:
    if expression.result_key is None:
        loose = disordered(sources[0]) and len(rounds) > 1
        return listed((one.of(expression.result) for one in rounds), *sources, loose=loose)
    return _as_object(
        expression, [(one.of(expression.result_key), one.of(expression.result)) for one in rounds], sources
    )


def _as_object(expression: For, rows: list[tuple[Value, Value]], sources: tuple[Value, ...]) -> Value:
    names = [written(name) for name, _ in rows]
    items = [item for _, item in rows]
    if any(name is None for name in names):
        return unknown(reason(name for name, _ in rows), *items, *sources)
    if not expression.grouped:
        rows_by_name = ((name or "", item) for name, item in zip(names, items, strict=True))
        return mapped(settled(rows_by_name).items(), *sources)
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
