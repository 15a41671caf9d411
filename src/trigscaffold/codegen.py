"""The Python that the built-in templates become: Jinja's own, without what it asks at run time and they never need.

Used where templates are compiled: for a checkout, and once for a wheel.  It relies on this: in a built-in template
``module`` is a `Module` and ``t`` one of its triggers (a test reads every template for it), no function asks for
Jinja's context, and nothing is escaped by Jinja.  What a name holds is known of these and of loops over their fields.
"""

from __future__ import annotations

import keyword
from collections.abc import Mapping
from dataclasses import is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame

from trigscaffold.module import Module, PlannedTrigger

_ROOTS: Mapping[str, Any] = {"module": Module, "t": PlannedTrigger, "blocks": dict[str, list[dict[str, str]]]}


class Direct(CodeGenerator):
    """Reads the fields of our own values, calls our functions and escapes what is printed without a detour."""

    _known = _ROOTS

    def write_commons(self) -> None:
        """Begin a function with names of its own for what it needs often."""
        super().write_commons()
        self.writeline("finalize = environment.finalize")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ARG002 - as Jinja has it
        self.write("finalize(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ARG002
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """Read a field as Python does, a key as Python does, and everything else as Jinja does."""
        owner = self._type(node.node)
        if node.attr in _types(owner):
            self.visit(node.node, frame)
            self.write(f".{node.attr}")
        elif get_origin(owner) in (Mapping, dict) and not hasattr(dict, node.attr):
            self.visit(node.node, frame)
            self.write(f"[{node.attr!r}]")
        else:
            super().visit_Getattr(node, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """Call a function of ours; it never asks for Jinja's context."""
        unusual = forward_caller or node.dyn_args or node.dyn_kwargs
        if unusual or any(keyword.iskeyword(named.key) for named in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for given in (*node.args, *node.kwargs):
            self.visit(given, frame)
            self.write(", ")
        self.write(")")

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:
        """Pass on what the other template yields."""
        name = node.template.value if isinstance(node.template, nodes.Const) else None
        if not isinstance(name, str) or node.ignore_missing or not node.with_context or frame.buffer is not None:
            super().visit_Include(node, frame)
            return
        self.writeline(f"template = environment.get_template({name!r}, {self.name!r})", node)
        seen = f"context.get_all(), True, {self.dump_local_context(frame)}"
        self.writeline(f"yield from template.root_render_func(template.new_context({seen}))")

    def visit_For(self, node: nodes.For, frame: Frame) -> None:
        """Know inside the loop what it goes through."""
        before, each, name = self._known, self._type(node.iter), node.target
        self._forget(name)
        known = get_origin(each) in (tuple, list) and self._type(node.iter) == each  # it goes through no such name
        if known and isinstance(name, nodes.Name):
            self._known = {**self._known, name.name: get_args(each)[0]}
        super().visit_For(node, frame)
        self._known = before

    def visit_Assign(self, node: nodes.Assign, frame: Frame) -> None:
        """Forget what the name held."""
        super().visit_Assign(node, frame)
        self._forget(node.target)

    def visit_AssignBlock(self, node: nodes.AssignBlock, frame: Frame) -> None:
        """Forget what the name held."""
        super().visit_AssignBlock(node, frame)
        self._forget(node.target)

    def _forget(self, target: nodes.Node) -> None:
        names = {one.name for one in (target, *target.find_all(nodes.Name)) if isinstance(one, nodes.Name)}
        self._known = {name: held for name, held in self._known.items() if name not in names}

    def _type(self, node: nodes.Node) -> Any:
        """Return the type of what *node* reads; None: nobody knows."""
        if isinstance(node, nodes.Name):
            return self._known.get(node.name)
        if not isinstance(node, nodes.Getattr):
            return None
        owner = self._type(node.node)
        return get_args(owner)[1] if get_origin(owner) in (Mapping, dict) else _types(owner).get(node.attr)


@cache
def _types(kind: Any) -> dict[str, Any]:
    """Return the type of each field and property of a dataclass of ours; of one that may be None, the other one."""
    if not is_dataclass(kind):
        return {}
    hints = get_type_hints(kind)
    own = {name: one.fget for name, one in vars(kind).items() if isinstance(one, property)}
    hints |= {name: get_type_hints(read)["return"] for name, read in own.items()}
    return {name: _given(hint) for name, hint in hints.items()}


def _given(hint: Any) -> Any:
    inside = [one for one in get_args(hint) if one is not NoneType] if isinstance(hint, UnionType) else [hint]
    return inside[0] if len(inside) == 1 else None
