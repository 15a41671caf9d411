"""The expressions of a template as Python expressions: fields are read and functions called without a detour."""

from __future__ import annotations

import keyword
from collections.abc import Callable, Mapping
from io import StringIO
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame

from trigscaffold.codegen import kinds, runtime
from trigscaffold.model import Expression

Held = Mapping[str, Any]


class Expressions(CodeGenerator):
    """Writes expressions; what a template is given it takes as a parameter of its function."""

    def __init__(self, *given: Any, **named: Any) -> None:
        """Begin with nothing known but the types of our own values."""
        super().__init__(*given, **named)
        self.known: Held = kinds.ROOTS
        self.parameters: set[str] = set()

    def code(self, write: Callable[[], object]) -> str:
        """Return what *write* writes, as text and not to the function."""
        kept = self.stream, self._new_lines
        self.stream, self._new_lines = StringIO(), 0
        write()
        text = self.stream.getvalue()
        self.stream, self._new_lines = kept
        return text

    def expression(self, node: nodes.Node, frame: Frame) -> str:
        """Return the code of *node*."""
        return self.code(lambda: self.visit(node, frame))

    def given(self, name: str) -> str:
        """Return how the function reads *name* where the template itself does not bind it."""
        if name in self.environment.globals:
            return name
        self.parameters.add(name)
        return f"p_{name}"

    def lenient(self, node: nodes.Node, frame: Frame) -> str:
        """Return the code of *node*, which is `runtime.missing` where there is no such thing."""
        match node:
            case nodes.Getattr() if node.attr not in kinds.fields(kinds.of(node.node, self.known)):
                return f"read({self.expression(node.node, frame)}, {node.attr!r}, missing)"
            case nodes.Getitem() if not isinstance(node.arg, nodes.Slice):
                return f"item({self.expression(node.node, frame)}, {self.expression(node.arg, frame)}, missing)"
        return self.expression(node, frame)

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:
        """Read or bind a name: nothing can be done with what is missing, so nobody asks for it."""
        self.write(frame.symbols.ref(node.name))

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """Read a field of ours as Python does, and a key as Python does; else either."""
        owner = kinds.of(node.node, self.known)
        looping = isinstance(node.node, nodes.Name) and node.node.name == "loop"
        text = self.expression(node.node, frame)
        if looping or node.attr in kinds.fields(owner):
            self.write(f"{text}.{node.attr}")
        elif kinds.is_mapping(owner) and not hasattr(dict, node.attr):
            self.write(f"{text}[{node.attr!r}]")
        else:
            self.write(f"read({text}, {node.attr!r})")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:
        """Read what stands under a key or at a place."""
        text = self.expression(node.node, frame)
        placed = isinstance(node.arg, nodes.Slice | nodes.Neg) or isinstance(getattr(node.arg, "value", None), int)
        arg = self.expression(node.arg, frame)
        self.write(f"{text}[{arg}]" if placed else f"item({text}, {arg})")

    def visit_CondExpr(self, node: nodes.CondExpr, frame: Frame) -> None:
        """Choose one of two values."""
        if node.expr2 is None:
            self.fail("`x if y` needs its `else`", node.lineno)
        super().visit_CondExpr(node, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: ARG002
        """Call a function of ours, or a method of text, of a list or of a mapping."""
        match node.node:
            case nodes.Getattr(node=owner, attr=method):
                called = f"{self.expression(owner, frame)}.{method}"
            case _:
                called = self.expression(node.node, frame)
        self.write(f"{called}({self._arguments(node, frame)})")

    def _arguments(self, node: nodes.Call | nodes.Filter, frame: Frame, *first: str) -> str:
        named = (_named(str(one.key), self.expression(one.value, frame)) for one in node.kwargs)
        spread = ((sign, one) for sign, one in (("*", node.dyn_args), ("**", node.dyn_kwargs)) if one is not None)
        more = (f"{sign}{self.expression(one, frame)}" for sign, one in spread)
        return ", ".join([*first, *(self.expression(one, frame) for one in node.args), *named, *more])

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        """Put texts one behind the other."""
        self.write(f"''.join(({', '.join(self.text(one, frame) for one in node.nodes)}, ))")

    def text(self, node: nodes.Node, frame: Frame) -> str:
        """Return the code of *node* as text."""
        text = self.expression(node, frame)
        return text if kinds.of(node, self.known) in (str, Expression) else f"str({text})"

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:
        """Do at once what Python can, and call the others."""
        value = node.node
        assert value is not None
        match node.name:
            case "replace" | "upper" | "lower":
                code = f"{self.text(value, frame)}.{node.name}({self._arguments(node, frame)})"
            case "length":
                code = f"len({self.expression(value, frame)})"
            case "list":
                code = f"list({self.expression(value, frame)})"
            case "default":
                code = f"filter_default({self._arguments(node, frame, self.lenient(value, frame))})"
            case name if hasattr(runtime, f"filter_{name}"):
                code = f"filter_{name}({self._arguments(node, frame, self.expression(value, frame))})"
            case _:
                self.fail(f"no built-in template uses the filter {node.name!r} yet", node.lineno)
        self.write(code)

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:
        """Ask what kind of value it is, or whether there is one."""
        if node.name == "defined":
            self.write(f"({self.lenient(node.node, frame)} is not missing)")
        elif hasattr(runtime, f"is_{node.name}") and not node.args:
            self.write(f"is_{node.name}({self.expression(node.node, frame)})")
        else:
            self.fail(f"no built-in template uses the test {node.name!r} yet", node.lineno)


def _named(name: str, code: str) -> str:
    return f"**{{{name!r}: {code}}}" if keyword.iskeyword(name) else f"{name}={code}"
