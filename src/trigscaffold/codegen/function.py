"""One function of Python for one template or block: what it prints is collected and returned as text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from jinja2 import nodes
from jinja2.compiler import Frame
from jinja2.idtracking import VAR_LOAD_ALIAS, VAR_LOAD_RESOLVE, VAR_LOAD_UNDEFINED
from jinja2.nodes import EvalContext

from trigscaffold.codegen import kinds
from trigscaffold.codegen.printing import Function, Literal, Piece, Printing, names, printed, prints


class FunctionWriter(Printing):
    """Writes the statements of one function."""

    def function(self, name: str, node: nodes.Template | nodes.Block) -> Function:
        """Return the function called *name* for the template or block *node*."""
        frame = Frame(EvalContext(self.environment, self.name))
        frame.symbols.analyze_node(node)
        frame.toplevel = True
        self.in_block = isinstance(node, nodes.Block)
        frame.buffer = "out"
        self.counts.update(map(repr, printed(node)))
        pieces = self.pieces(node.body, frame) if all(map(prints, node.body)) else None
        if pieces is not None and all(isinstance(piece, Literal) for _, piece in pieces):
            text = "".join(piece.text for _, piece in pieces if isinstance(piece, Literal))
            return Function(name, str(self.name), (), f"def {name}():\n    return {text!r}\n", (), text=text)
        self.ready = {}
        self.writeline("HEAD")
        self.indent()
        if pieces is None:
            self.writeline("out = []")
            self.enter_frame(frame)
            self.blockvisit(node.body, frame)
            self.writeline("return ''.join(out)")
        else:
            self.enter_frame(frame)
            self._write(self.pieces(node.body, frame), "return ''.join((", "))")
        parameters = tuple(sorted(self.parameters))
        head = f"def {name}({', '.join(f'p_{one}' for one in parameters)}):"
        source = self.stream.getvalue().replace("HEAD", head, 1) + "\n"  # type: ignore[attr-defined]
        calls = tuple(self.calls.values())
        lines = tuple((code, line) for line, code in self.debug_info)
        return Function(name, str(self.name), parameters, source, calls, lines)

    def writeline(self, x: str, node: nodes.Node | None = None, extra: int = 0) -> None:
        """Write a line, but for what Jinja keeps of a loop for blocks inside of it."""
        if x != "_loop_vars = {}":
            super().writeline(x, node, extra)

    def enter_frame(self, frame: Frame) -> None:
        """Give each name of *frame* what it begins with."""
        for target, (action, name) in frame.symbols.loads.items():
            if action == VAR_LOAD_RESOLVE:
                self.writeline(f"{target} = {self.given(str(name))}")
            elif action == VAR_LOAD_ALIAS:
                self.writeline(f"{target} = {name}")
            elif action == VAR_LOAD_UNDEFINED:
                self.writeline(f"{target} = missing")

    def leave_frame(self, frame: Frame, with_python_scope: bool = False) -> None:
        """Leave the names of *frame*: no other frame has them."""

    def blockvisit(self, nodes: Any, frame: Frame) -> None:
        """Write *nodes*; what they print one behind the other is collected at once."""
        before = self.known, dict(self.ready)
        run: list[nodes.Node] = []
        self.writeline("pass") if not nodes else None
        for node in (*nodes, None):
            if node is not None and prints(node):
                run.append(node)
                continue
            self._collect(run, frame)
            run = []
            if node is not None:
                self.visit(node, frame)
        self.known, self.ready = before
        for name in bound(nodes):
            self._forget(name)

    def _collect(self, run: Sequence[nodes.Node], frame: Frame) -> None:
        pieces = self.pieces(run, frame)
        if not pieces:
            if run:
                self.writeline("pass")
            return
        self._write(pieces, f"{frame.buffer} += (", ")")

    def _write(self, pieces: Sequence[Piece], before: str, behind: str) -> None:
        self.writeline(before)
        for node, piece in pieces:
            self.newline(node)
            self.write(f"{piece.text!r}," if isinstance(piece, Literal) else f"{piece},")
        self.writeline(behind)

    def _forget(self, name: str) -> None:
        self.known = {one: held for one, held in self.known.items() if one != name}
        self.ready = {key: ready for key, ready in self.ready.items() if name not in ready[1]}

    def visit_For(self, node: nodes.For, frame: Frame) -> None:
        """Know inside the loop what it goes through."""
        before = self.known, self.ready
        kind = kinds.each(kinds.of(node.iter, self.known))
        for name in names(node.target):
            self._forget(name)
        known = kind is not None and kinds.each(kinds.of(node.iter, self.known)) == kind  # it goes through no such name
        if known and isinstance(node.target, nodes.Name):
            self.known = {**self.known, node.target.name: kind}
        super().visit_For(node, frame)
        self.known, self.ready = before

    def visit_Assign(self, node: nodes.Assign, frame: Frame) -> None:
        """Bind a name, and know what it holds."""
        kind, value = kinds.of(node.node, self.known), self.expression(node.node, frame)
        self.newline(node)
        self.write(f"{self.expression(node.target, frame)} = {value}")
        for name in names(node.target):
            self._forget(name)
        if kind is not None and isinstance(node.target, nodes.Name):
            self.known = {**self.known, node.target.name: kind}

    def visit_AssignBlock(self, node: nodes.AssignBlock, frame: Frame) -> None:
        """Bind a name to what is printed inside."""
        inner = frame.inner()
        inner.symbols.analyze_node(node)
        self.enter_frame(inner)
        self.buffer(inner)
        self.blockvisit(node.body, inner)
        self.newline(node)
        self.write(f"{self.expression(node.target, frame)} = ''.join({inner.buffer})")
        for name in names(node.target):
            self._forget(name)


def bound(body: Sequence[nodes.Node]) -> set[str]:
    """Return every name that something in *body* binds."""
    found = (one for node in body for one in (node, *node.find_all((nodes.Assign, nodes.AssignBlock))))
    return {name for one in found if isinstance(one, nodes.Assign | nodes.AssignBlock) for name in names(one.target)}
