"""Functions that see expressions, not values: ``try`` and ``can``, and those that read files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from trigscaffold.audit.hcl import files
from trigscaffold.audit.hcl.syntax import Expr
from trigscaffold.audit.hcl.values import Failed, also, either, reason, rests, unknown
from trigscaffold.audit.value import Value

if TYPE_CHECKING:
    from trigscaffold.audit.hcl.evaluate import Scope


def _try(arguments: tuple[Expr, ...], scope: Scope) -> Value:
    """The first that works; where one may not, it or one of the next."""
    found: list[Value] = []
    doubts: list[Value] = []
    for one in arguments:
        value = scope.of(one)
        if isinstance(value, Failed):
            continue
        found.append(value)
        doubt = scope.module.world.doubt(value, scope.module)
        if doubt is None and (value.known or value.options or value.given):
            break
        doubts.append(value if doubt is None else doubt)
    if not found:
        return Failed(why="none of what is tried")
    if len(found) == 1:
        return found[0]
    why = " and ".join(rests(doubts)) or reason(doubts)
    return either(found, why, *doubts)


def _can(arguments: tuple[Expr, ...], scope: Scope) -> Value:
    value = scope.of(arguments[0]) if arguments else Failed()
    if isinstance(value, Failed):
        return Value(False)
    if scope.module.world.doubt(value, scope.module) is None and (value.known or value.given):
        return also(Value(True), value)
    return unknown(value.decides, value, given=True)


SPECIAL: Final[Mapping[str, Callable[[tuple[Expr, ...], Scope], Value]]] = {
    "try": _try,
    "can": _can,
    "file": files.file,
    "templatefile": files.templatefile,
    "fileexists": files.fileexists,
    "fileset": files.fileset,
}
