"""Goes through a parsed template before it is compiled: refuses what none may hold, and has each turn counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from trigscaffold.sandbox.meter import Refused

# What a template is given; one that gave these names to something else would deceive the templates below it.
GIVEN = frozenset(
    {"module", "answers", "template", "blocks", "parts", "hcl", "expression", "duration", "assumptions", "range"}
)
_NEVER: dict[type[nodes.Node], str] = {
    nodes.Import: "`import`; put what several files share under fragments/ and include it",
    nodes.FromImport: "`from ... import`; put what several files share under fragments/ and include it",
    nodes.ScopedEvalContextModifier: "`autoescape`; what is printed is escaped for its file anyway",
    nodes.EvalContextModifier: "`autoescape`; what is printed is escaped for its file anyway",
    nodes.NSRef: "a field of a namespace; there are none",
    nodes.OverlayScope: "an overlay",
}


class Misused(Refused):
    """Something that no template may hold, on *line*."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def check(tree: nodes.Template) -> None:
    """Refuse what no template may hold.

    Raises:
        Misused: the first such thing.
    """
    for node in _all(tree):
        if message := _fault(node):
            raise Misused(message, node.lineno)


def _all(tree: nodes.Node) -> Iterator[nodes.Node]:
    waiting = [tree]
    while waiting:
        node = waiting.pop(0)
        yield node
        waiting.extend(node.iter_child_nodes())


def _fault(node: nodes.Node) -> str:
    if type(node) in _NEVER:
        return f"uses {_NEVER[type(node)]}"
    match node:
        case nodes.For(recursive=True):
            return "uses a recursive loop; write one loop inside the other"
        case nodes.Getattr(attr=name) | nodes.Getitem(arg=nodes.Const(value=str() as name)) if name.startswith("_"):
            return f"reaches for `{name[:60]}`; no name that begins with `_` can be read"
        case nodes.Name(name=name) if name.startswith("_") and name != "_":
            return f"uses the name `{name[:60]}`; no name begins with `_`"
        case nodes.Name(name="self"):
            return "uses `self`; a block is shown where it stands, and `super()` is the one below"
        case nodes.Name(name=name, ctx="store" | "param") if name in GIVEN:
            return f"gives the name `{name}` to something else; choose another name"
        case nodes.Macro(name=name) if name in GIVEN:
            return f"gives the name `{name}` to something else; choose another name"
    return ""


class _Joins(NodeTransformer):
    """Has text joined by ``~`` counted: each becomes our own `join`."""

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:
        """Put a filter in place of ``a ~ b``."""
        self.generic_visit(node)
        return _filter(nodes.List(node.nodes, lineno=node.lineno), "join", node.lineno)


def count(tree: nodes.Template) -> None:
    """Have each turn of a loop and each call of a macro counted, with the text that it writes as it stands."""
    _Joins().visit(tree)
    for node in list(_all(tree)):
        if isinstance(node, nodes.For):
            node.iter = _filter(node.iter, "counted", node.lineno)
        if isinstance(node, nodes.For | nodes.Macro | nodes.CallBlock | nodes.Block):
            node.body.insert(0, _charge(node))


def _charge(node: nodes.Node) -> nodes.Node:
    letters = sum(len(data.data) for data in node.find_all(nodes.TemplateData))
    price = _filter(nodes.Const(letters, lineno=node.lineno), "charged", node.lineno)
    return nodes.ExprStmt(price, lineno=node.lineno)


def _filter(value: nodes.Node, name: str, line: int) -> nodes.Filter:
    return nodes.Filter(cast(nodes.Expr, value), name, [], [], None, None, lineno=line)
