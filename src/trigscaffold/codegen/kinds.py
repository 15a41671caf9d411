"""What is known of the names in the built-in templates before any of them is rendered: the types of our own values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from jinja2 import nodes

from trigscaffold.model import Expression
from trigscaffold.module import Module, PlannedTrigger

ROOTS: Mapping[str, Any] = {"module": Module, "t": PlannedTrigger, "blocks": dict[str, list[dict[str, str]]]}
# What these return; no template binds the names.
FUNCTIONS: Mapping[str, type] = {
    "expression": Expression,
    "hcl": Expression,
    "part": Expression,
    "parts": Expression,
    "entry": Expression,
    "duration": str,
}
_TEXT = frozenset({"replace", "upper", "lower", "join", "title", "urlencode"})


def is_mapping(kind: Any) -> bool:
    """Tell whether *kind* is that of a mapping."""
    return get_origin(kind) in (Mapping, dict)


def of(node: nodes.Node, known: Mapping[str, Any]) -> Any:
    """Return the type of what *node* reads, where names hold what *known* says; None: nobody knows."""
    match node:
        case nodes.Name():
            return known.get(node.name)
        case nodes.Const():
            return type(node.value)
        case nodes.Concat():
            return str
        case nodes.Filter() if node.name in _TEXT:
            return str
        case nodes.Call(node=nodes.Name(name=name)):
            return FUNCTIONS.get(name)
        case nodes.Getattr():
            owner = of(node.node, known)
            return get_args(owner)[1] if is_mapping(owner) else fields(owner).get(node.attr)
        case nodes.CondExpr(expr2=nodes.Expr() as other):
            kind = of(node.expr1, known)
            return kind if kind == of(other, known) else None
    return None


def each(kind: Any) -> Any:
    """Return the type of what a loop over *kind* meets; None: nobody knows."""
    return get_args(kind)[0] if get_origin(kind) in (tuple, list, frozenset) else None


@cache
def fields(kind: Any) -> dict[str, Any]:
    """Return the type of each field and property of a dataclass of ours; of one that may be None, the other one."""
    if not is_dataclass(kind):
        return {}
    hints = get_type_hints(kind)
    own = {name: one.fget for name, one in vars(kind).items() if isinstance(one, property)}
    hints |= {name: get_type_hints(read)["return"] for name, read in own.items()}
    return {name: _given(hint) for name, hint in hints.items()}


def _given(hint: Any) -> Any:
    """Return what can be read of a value of the type *hint*; a number or a text that may be None is not known."""
    if not isinstance(hint, UnionType):
        return hint
    inside = [one for one in get_args(hint) if one is not NoneType]
    return inside[0] if len(inside) == 1 and (is_dataclass(inside[0]) or is_mapping(inside[0])) else None
