"""Expressions made into `syntax`, from tree-sitter's nodes.

Two things of the grammar are mended here: it takes ``a ? b : c ? d : e`` for ``(a ? b : c) ? d : e``, and leaves out
blanks at the ends of a template's literal parts, which are therefore taken from the gaps between the other nodes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from tree_sitter import Node

from trigscaffold.audit.hcl import templates
from trigscaffold.audit.hcl.syntax import (
    Attr,
    Conditional,
    Expr,
    For,
    FunctionCall,
    Index,
    Literal,
    Name,
    ObjectOf,
    Operation,
    Splat,
    TupleOf,
    Unread,
)
from trigscaffold.audit.hcl.text import quoted

DEEPEST: Final = 100
"""Expressions within expressions; hand-written ones end at about ten."""


def expression(node: Node, depth: int = 0) -> Expr:
    """Return what *node* says, with `Unread` in place of what was not understood."""
    if depth > DEEPEST or node.is_error or node.is_missing:
        return Unread(_text(node)[:80])
    if node.type != "expression":
        return _term(node, depth)
    return _steps([child for child in node.children if child.type != "comment"], depth)


def _steps(nodes: Sequence[Node], depth: int) -> Expr:
    """Return a term with the attributes, indexes and splats that follow it."""
    if not nodes:
        return Unread("")
    if nodes[0].type == "(":
        made: Expr = expression(nodes[1], depth + 1) if len(nodes) > 1 else Unread("(")
        rest = nodes[3:]
    else:
        made, rest = _term(nodes[0], depth + 1), nodes[1:]
    return _followed(made, rest, depth)


def _followed(made: Expr, nodes: Sequence[Node], depth: int) -> Expr:
    if len(nodes) > DEEPEST:
        return Unread("a chain that is too long to follow")
    for node in nodes:
        kind = node.type
        if kind == "get_attr":
            made = Attr(made, _text(node.children[-1]))
        elif kind == "index":
            made = Index(made, _key(node.children[0], depth))
        elif kind == "splat":
            made = _splat(made, node.children[0], depth + 1)
        elif kind != "comment":
            return Unread(_text(node)[:80])
    return made


def _splat(of: Expr, node: Node, depth: int) -> Expr:
    """Return a splat; what follows ``.*`` from the first ``[`` on is about the whole list, unlike after ``[*]``."""
    steps = node.children[1:]
    if node.type != "attr_splat":
        return Splat(of, _followed(Name("*"), steps, depth))
    end = next((at for at, step in enumerate(steps) if step.type == "index" and _bracketed(step)), len(steps))
    return _followed(Splat(of, _followed(Name("*"), steps[:end], depth)), steps[end:], depth)


def _bracketed(node: Node) -> bool:
    return bool(node.children) and node.children[0].type == "new_index"


def _key(node: Node, depth: int) -> Expr:
    if node.type == "legacy_index":
        digits = _text(node).lstrip(".")
        return Literal(int(digits) if digits.isdigit() and len(digits) < 10 else digits)
    inner = [child for child in node.children if child.type == "expression"]
    return expression(inner[0], depth + 1) if inner else Unread(_text(node)[:80])


def _term(node: Node, depth: int) -> Expr:
    make = _TERMS.get(node.type)
    if make is None or depth > DEEPEST or node.is_error:
        return Unread(_text(node)[:80])
    return make(node, depth)


def _literal(node: Node, _: int) -> Expr:
    inner = node.children[0] if node.children else node
    text = _text(inner)
    if inner.type == "string_lit":
        return Literal(quoted(text[1:-1]))
    if inner.type == "numeric_lit":
        return number(text)
    return Literal({"true": True, "false": False}.get(text))


def number(text: str) -> Expr:
    """Return the number that *text* writes, `Unread` where it is none or has no measure."""
    try:
        if text.isdigit():
            return Literal(int(text)) if len(text) < 40 else Unread(text[:80])
        found = float(text)
    except ValueError:
        return Unread(text[:80])
    return Literal(found) if abs(found) < 1e300 else Unread(text[:80])


def _template(node: Node, depth: int) -> Expr:
    if not node.children:
        return Unread("")
    return templates.template(node.children[0], lambda inner: expression(inner, depth + 1))


def _variable(node: Node, _: int) -> Expr:
    return Name(_text(node))


def _function(node: Node, depth: int) -> Expr:
    name, arguments, spread = "", [], False
    for child in node.children:
        if child.type == "identifier":
            name = _text(child)
        elif child.type == "function_arguments":
            arguments = [expression(one, depth + 1) for one in child.children if one.type == "expression"]
            spread = any(one.type == "ellipsis" for one in child.children)
    return FunctionCall(name, tuple(arguments), spread)


def _conditional(node: Node, depth: int) -> Expr:
    inner = [child for child in node.children if child.type == "expression"]
    if len(inner) != 3:
        return Unread(_text(node)[:80])
    condition, yes, no = (expression(child, depth + 1) for child in inner)
    bare = inner[0].children and inner[0].children[0].type == "conditional"
    return _rotated(condition, yes, no) if bare else Conditional(condition, yes, no)


def _rotated(condition: Expr, yes: Expr, no: Expr) -> Expr:
    """Return ``(a ? b : c) ? yes : no``, without brackets in the text, as the ``a ? b : (c ? yes : no)`` it means."""
    if not isinstance(condition, Conditional):
        return Conditional(condition, yes, no)
    return Conditional(condition.condition, condition.yes, _rotated(condition.no, yes, no))


def _operation(node: Node, depth: int) -> Expr:
    """Return an operation; operands stand in it without brackets of their own, with their attributes beside them."""
    inner = node.children[0] if node.children else node
    operands: list[list[Node]] = [[]]
    operator = ""
    for child in inner.children:
        if child.type in _OPERATORS and (not child.is_named):
            operator = child.type
            operands.append([])
        elif child.type != "comment":
            operands[-1].append(child)
    made = tuple(_steps(nodes, depth + 1) for nodes in operands if nodes)
    return Operation(operator, made)


def _collection(node: Node, depth: int) -> Expr:
    inner = node.children[0] if node.children else node
    if inner.type == "tuple":
        return TupleOf(tuple(expression(child, depth + 1) for child in inner.children if child.type == "expression"))
    pairs = []
    for child in inner.children:
        if child.type == "object_elem":
            both = [one for one in child.children if one.type == "expression"]
            if len(both) == 2:
                pairs.append((_object_key(both[0], depth), expression(both[1], depth + 1)))
    return ObjectOf(tuple(pairs))


def _object_key(node: Node, depth: int) -> Expr:
    """Return the key of an object: a bare name is itself, not what it stands for."""
    children = node.children
    if len(children) == 1 and children[0].type == "variable_expr":
        return Literal(_text(node))
    return expression(node, depth + 1)


def _for(node: Node, depth: int) -> Expr:
    inner = node.children[0] if node.children else node
    names: list[str] = []
    source: Expr = Unread("")
    results: list[Expr] = []
    condition: Expr | None = None
    grouped = False
    for child in inner.children:
        if child.type == "for_intro":
            names = [_text(one) for one in child.children if one.type == "identifier"]
            source = _first(child, depth)
        elif child.type == "expression":
            results.append(expression(child, depth + 1))
        elif child.type == "for_cond":
            condition = _first(child, depth)
        elif child.type == "ellipsis":
            grouped = True
    if not names or not results:
        return Unread(_text(node)[:80])
    key = results[0] if inner.type == "for_object_expr" and len(results) > 1 else None
    return For(names[0] if len(names) > 1 else "", names[-1], source, results[-1], key, condition, grouped)


def _first(node: Node, depth: int) -> Expr:
    return next((expression(one, depth + 1) for one in node.children if one.type == "expression"), Unread(""))


def _text(node: Node) -> str:
    return (node.text or b"").decode(errors="replace")


_OPERATORS: Final = frozenset({"+", "-", "*", "/", "%", "!", "==", "!=", "<", ">", "<=", ">=", "&&", "||"})
_TERMS: Final[dict[str, Callable[[Node, int], Expr]]] = {
    "literal_value": _literal,
    "template_expr": _template,
    "variable_expr": _variable,
    "function_call": _function,
    "conditional": _conditional,
    "operation": _operation,
    "collection_value": _collection,
    "for_expr": _for,
    "expression": expression,
}
