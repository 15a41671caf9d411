"""What a name at the beginning of an expression means: a variable, a local, a module, a resource."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from trigscaffold.audit.hcl import steps
from trigscaffold.audit.hcl.keys import written
from trigscaffold.audit.hcl.syntax import Attr, Expr, Index, Name, Splat
from trigscaffold.audit.hcl.values import Failed, either, listed, mapped, unknown
from trigscaffold.audit.value import Ref, Value

if TYPE_CHECKING:
    from trigscaffold.audit.hcl.evaluate import Scope
    from trigscaffold.audit.hcl.module import Child

Step = Attr | Index | Splat
_Begun = tuple[Value, int]


def begin(name: str, taken: Sequence[Step], scope: Scope) -> _Begun:
    """Return the value that *name* and the first of the steps *taken* mean, and how many steps that were."""
    if name in scope.names:
        return scope.names[name], 0
    special = _SPECIAL.get(name)
    if special is not None:
        return special(taken, scope)
    if name in ("each", "count", "self"):
        return unknown(f"{name}, which is not known here"), 0
    if taken and isinstance(taken[0], Attr):
        return scope.module.resource(f"{name}.{taken[0].name}"), 1
    return Failed(why=name), 0


def _variable(taken: Sequence[Step], scope: Scope) -> _Begun:
    return (scope.module.variable(name), 1) if (name := _named(taken)) else (Failed(why="var"), 0)


def _local(taken: Sequence[Step], scope: Scope) -> _Begun:
    return (scope.module.local(name), 1) if (name := _named(taken)) else (Failed(why="local"), 0)


def _named(taken: Sequence[Step]) -> str:
    return taken[0].name if taken and isinstance(taken[0], Attr) else ""


def _path(taken: Sequence[Step], scope: Scope) -> _Begun:
    name = _named(taken)
    folder = {"module": scope.module.source.folder, "root": scope.module.world.root, "cwd": "."}.get(name)
    return (unknown(f"path.{name}", given=True) if folder is None else Value(folder)), 1


def _terraform(taken: Sequence[Step], _: Scope) -> _Begun:
    text = f"terraform.{_named(taken)}"
    return unknown(text, given=True, symbol=text), 1


def _data(taken: Sequence[Step], scope: Scope) -> _Begun:
    if len(taken) > 1 and isinstance(taken[0], Attr) and isinstance(taken[1], Attr):
        return scope.module.resource(f"data.{taken[0].name}.{taken[1].name}"), 2
    return Failed(why="data"), 0


def _module(taken: Sequence[Step], scope: Scope) -> _Begun:
    """Return a module's output; only that one is worked out, for the others may lead back here."""
    children = scope.module.children(name) if (name := _named(taken)) else None
    if children is None:
        text = f"module.{name}" + (f".{taken[1].name}" if len(taken) > 1 and isinstance(taken[1], Attr) else "")
        return unknown(f"{text}, which is not there", symbol=text), min(len(taken), 2)
    return _output(children, taken, scope)


def _output(children: tuple[Child, ...], taken: Sequence[Step], scope: Scope) -> _Begun:
    second = taken[1] if len(taken) > 1 else None
    if isinstance(second, Attr):
        return _of_all(children, second.name), 2
    if isinstance(second, Index):
        third = taken[2] if len(taken) > 2 else None
        chosen = _chosen(children, scope.of(second.key))
        if isinstance(third, Attr):
            return _of_all(chosen, third.name), 3
        return (_whole(chosen[0]) if len(chosen) == 1 else unknown("a module's instance")), 2
    if isinstance(second, Splat):
        outputs = _splatted(children, second, scope)
        return outputs, 2
    if all(child.key is not None for child in children) and children:
        if isinstance(children[0].key, int):
            return listed(map(_whole, children)), 1
        return mapped((str(child.key), _whole(child)) for child in children), 1
    return (_whole(children[0]) if len(children) == 1 else unknown("a module")), 1


def _splatted(children: tuple[Child, ...], splat: Splat, scope: Scope) -> Value:
    """Return ``module.m[*].out`` and what follows it."""
    inner: list[Step] = []
    each: Expr = splat.each
    while isinstance(each, Attr | Index | Splat):
        inner.append(each)
        each = each.of
    inner.reverse()
    found: list[Value] = []
    for child in children:
        if not inner or not isinstance(inner[0], Attr) or not isinstance(each, Name):
            value, rest = _whole(child), inner
        else:
            value, rest = child.output(inner[0].name), inner[1:]
        for step in rest:
            value = steps.take(value, step, scope)
        found.append(value)
    if any(child.many for child in children):
        return unknown("a module that is called a number of times that is not known", *found)
    return listed(found, *(child.exists for child in children))


def _chosen(children: tuple[Child, ...], key: Value) -> tuple[Child, ...]:
    wanted = key.data if isinstance(key.data, str | int) else written(key)
    exact = tuple(child for child in children if wanted is not None and child.key == wanted)
    return exact or children


def _of_all(children: tuple[Child, ...], name: str) -> Value:
    found = [child.output(name) for child in children]
    return either(found, "which instance of the module is meant") if found else Failed(why=f"the output {name}")


def _whole(child: Child) -> Value:
    return mapped((name, child.output(name)) for name in child.names())


def named(expression: Expr, prefix: str) -> Ref | None:
    """Return what an entry of ``depends_on`` names: a resource, a data source or a module."""
    words: list[str] = []
    key: str | int | None = None
    while isinstance(expression, Attr | Index | Splat):
        if isinstance(expression, Attr):
            words.append(expression.name)
        expression = expression.of
    if not isinstance(expression, Name):
        return None
    words.append(expression.name)
    words.reverse()
    size = 3 if words[0] == "data" else 2
    return Ref(prefix + ".".join(words[:size]), key=key) if len(words) >= size else None


_SPECIAL: Final[dict[str, Callable[[Sequence[Step], Scope], _Begun]]] = {
    "var": _variable,
    "local": _local,
    "path": _path,
    "terraform": _terraform,
    "data": _data,
    "module": _module,
}
