"""Finds the names in a template that stand for nothing: variables, fields, answers, blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from jinja2 import nodes

from trigscaffold.house import FRAGMENTS, TRIGGERS
from trigscaffold.module import Module, PlannedTrigger
from trigscaffold.render import EACH
from trigscaffold.sandbox import filters, view
from trigscaffold.sandbox import nodes as checks
from trigscaffold.sandbox.meter import Meter
from trigscaffold.team.questions import Question
from trigscaffold.workshop.finding import Finding, near
from trigscaffold.workshop.sources import Source, Sources

UNDEFINED, BLOCK, REFUSED = "undefined", "block", "refused"
_FUNCTIONS = frozenset({"hcl", "expression", "duration", "assumptions", "range", "dict"})
_EVERYWHERE = _FUNCTIONS | {"module", "answers", "template"}
_IN_A_PART = _EVERYWHERE | {"t", "part"}
_IN_A_FILE = _EVERYWHERE | {"parts", "sources", "blocks"}
_OF_ONE = frozenset({"t", "entry", "source"})
_ALLOWED: Mapping[type[nodes.Node], tuple[str, Iterable[str]]] = {
    nodes.Filter: ("filter", sorted(filters.filters(Meter()).keys() - {"counted", "charged"})),
    nodes.Test: ("test", sorted(filters.tests())),
}
_TEMPLATE = ("name", "version")
_TYPES: Mapping[str, type] = {"module": Module, "t": PlannedTrigger}


def findings(sources: Sources, questions: Mapping[str, Question]) -> Iterator[Finding]:
    """Yield each name of the topmost template that stands for nothing."""
    for source in sources.own:
        if source.broken:
            yield Finding(source.at(source.broken[0]), "syntax", source.broken[1])
            continue
        try:
            yield from [*_forbidden(source), *_variables(source, sources)]
            yield from [*_wrong_fields(source, questions), *_blocks(source, sources)]
        except RecursionError:
            yield Finding(source.at(1), REFUSED, "nests deeper than can be read; write it flat")


def _known_in(path: str) -> frozenset[str]:
    """Return the names that the template *path* is given."""
    if path.startswith(FRAGMENTS):
        return _IN_A_FILE | _IN_A_PART | _OF_ONE
    parts = path.split("/")
    if path.startswith(TRIGGERS) and parts[2] != "tree":
        return _IN_A_PART
    return _IN_A_FILE | _OF_ONE if EACH in path else _IN_A_FILE


def _forbidden(source: Source) -> Iterator[Finding]:
    """Yield what no template may hold, though no case comes to it."""
    try:
        checks.check(source.tree)
    except checks.Misused as error:
        yield Finding(source.at(error.line), REFUSED, str(error))
    for kind, (word, allowed) in _ALLOWED.items():
        for node in source.tree.find_all(kind):
            name = str(getattr(node, "name", ""))
            if name not in allowed:
                message = f"there is no {word} `{name}`{near(name, allowed)}; there are: {', '.join(allowed)}"
                yield Finding(source.at(node.lineno), REFUSED, message)


def _variables(source: Source, sources: Sources) -> Iterator[Finding]:
    known = set(_known_in(source.path))
    for below in sources.chain(source):
        known |= below.assigned
    if source.path.startswith(FRAGMENTS):
        known |= {name for other in sources.all() for name in other.assigned}
    known |= {node.node.name for node in source.tree.find_all(nodes.Test) if isinstance(node.node, nodes.Name)}
    for name in sorted(source.undeclared - known):
        line = next((node.lineno for node in source.tree.find_all(nodes.Name) if node.name == name), 1)
        why = near(name, known) or f"; it has {', '.join(sorted(_known_in(source.path)))}"
        if name in _OF_ONE:
            why = f"; a file has it where its path holds {EACH}: once for each trigger"
        yield Finding(source.at(line), UNDEFINED, f"there is no `{name}` here{why}")


def _wrong_fields(source: Source, questions: Mapping[str, Question]) -> Iterator[Finding]:
    careful = _guarded(source.text)
    for first, path, line in fields(source.tree):
        spelled = ".".join((first, *path))
        if first == "answers" and path[0] not in (*questions, "items", "keys", "values", "get"):
            has = ", ".join(questions) or "none"
            message = f"`{spelled}` is no question's answer{near(path[0], questions)}; the template asks {has}"
            yield Finding(source.at(line), UNDEFINED, f"{message}; add it to `questions`, or correct the name")
        elif first == "answers" and (asked := questions.get(path[0])) and asked.when and path[0] not in careful:
            message = f"`{spelled}` is only there when {asked.when} ({asked.where})"
            yield Finding(source.at(line), UNDEFINED, f"{message}; say {{% if {spelled} is defined %}} around it")
        elif first == "template" and path[0] not in _TEMPLATE:
            yield Finding(source.at(line), UNDEFINED, f"there is no `{spelled}`; it has {', '.join(_TEMPLATE)}")
        elif first in _TYPES and (wrong := _missing(_TYPES[first], path)):
            yield Finding(source.at(line), UNDEFINED, f"there is no `{spelled}`{wrong}")


def _guarded(text: str) -> set[str]:
    """Return the answers that the template asks after before it reads them."""
    return set(re.findall(r"answers\.(\w+)\s*(?:is (?:not )?(?:un)?defined|\|\s*d(?:efault)?\b)", text))


def fields(tree: nodes.Template) -> Iterator[tuple[str, tuple[str, ...], int]]:
    """Yield each ``name.field.field`` that *tree* reads, at its longest, with its line."""
    inner: set[int] = set()
    for node in tree.find_all((nodes.Getattr, nodes.Getitem)):
        if id(node) in inner:
            continue
        path: list[str] = []
        one: nodes.Node = node
        while isinstance(one, nodes.Getattr | nodes.Getitem):
            inner.add(id(one))
            key = one.attr if isinstance(one, nodes.Getattr) else _constant(one.arg)
            path = [key, *path] if isinstance(key, str) else []
            one = one.node
        if isinstance(one, nodes.Name) and path:
            yield one.name, tuple(path), node.lineno


def _constant(node: nodes.Node | None) -> Any:
    return node.value if isinstance(node, nodes.Const) else None


def _missing(kind: Any, path: tuple[str, ...]) -> str:
    """Return why *kind* has no *path*; empty: it has, or who knows."""
    for name in path:
        if not (isinstance(kind, type) and is_dataclass(kind)):
            return ""
        known = view.names(kind)
        if name not in known:
            return near(name, known) or f"; it has {', '.join(sorted(known))}"
        kind = _type(kind, name)
    return ""


@cache
def _type(owner: type, name: str) -> Any:
    """Return the type of the field or property *name* of *owner*, None left aside."""
    found = getattr(owner, name, None)
    hints = get_type_hints(found.fget if isinstance(found, property) else owner)
    kind = hints["return" if isinstance(found, property) else name]
    some = [one for one in get_args(kind) if one is not type(None)]
    return some[0] if get_origin(kind) in (Union, UnionType) and len(some) == 1 else kind


def _blocks(source: Source, sources: Sources) -> Iterator[Finding]:
    chain = sources.chain(source)
    if not chain:
        return
    known = [name for below in chain for name in below.blocks]
    for name, line in source.blocks.items():
        if name not in known:
            has = ", ".join(dict.fromkeys(known)) or "none"
            message = f"the file below has no block `{name}`, so it is never shown{near(name, known)}; it has: {has}"
            yield Finding(source.at(line), BLOCK, message)
