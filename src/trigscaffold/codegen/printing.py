"""What a template prints: text as it is, values escaped for their file, and what includes and blocks print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from jinja2 import nodes
from jinja2.compiler import Frame

from trigscaffold.codegen import kinds
from trigscaffold.codegen.expressions import Expressions
from trigscaffold.model import Expression


@dataclass(frozen=True, slots=True)
class Function:
    """A compiled template or block.

    *text* is what it returns where that is always the same.  *lines*: each line of *source* that begins something,
    with the line of the *template*.
    """

    name: str
    template: str
    parameters: tuple[str, ...]
    source: str
    calls: tuple[Function, ...]
    lines: tuple[tuple[int, int], ...] = ()
    text: str | None = None


class Linker(Protocol):
    """Finds what a template calls."""

    def included(self, name: str) -> Function:
        """Return the function of the template *name*, for files with the ending of the one that includes it."""

    def block(self, node: nodes.Block) -> Function:
        """Return the function of a block of this template."""


@dataclass(frozen=True, slots=True)
class Literal:
    """Text that is printed as it is."""

    text: str


Piece = tuple[nodes.Node, str | Literal]


class Printing(Expressions):
    """Writes what is printed; *escape* is the function that every value passes."""

    def __init__(self, *given: Any, linker: Linker, escape: Callable[[Any], str], **named: Any) -> None:
        """Begin with nothing printed."""
        super().__init__(*given, **named)
        self.linker = linker
        self.escape = escape
        self.calls: dict[str, Function] = {}
        self.counts: Counter[str] = Counter()
        self.in_block = False
        self.ready: dict[str, tuple[str, frozenset[str]]] = {}

    def pieces(self, run: Sequence[nodes.Node], frame: Frame) -> list[Piece]:
        """Return what *run* prints, piece by piece."""
        found: list[Piece] = []
        for node in run:
            for one, piece in self._pieces(node, frame):
                if isinstance(piece, Literal) and found and isinstance(last := found[-1][1], Literal):
                    found[-1] = (found[-1][0], Literal(last.text + piece.text))
                elif piece != Literal(""):
                    found.append((one, piece))
        return found

    def _pieces(self, node: nodes.Node, frame: Frame) -> Iterator[Piece]:
        match node:
            case nodes.Output():
                yield from ((child, self._piece(child, frame)) for child in node.nodes)
            case nodes.Include(template=nodes.Const(value=str(name)), ignore_missing=False, with_context=True):
                yield node, self._called(self.linker.included(name), frame)
            case nodes.Block(scoped=False, required=False) if frame.toplevel:
                yield node, self._called(self.linker.block(node), None if self.in_block else frame)
            case _:
                self.fail(f"such a {type(node).__name__} is not for a built-in template", node.lineno)

    def _called(self, function: Function, frame: Frame | None) -> str | Literal:
        """Return the call of *function*, which sees the names of *frame*; None: those that this function was given."""
        if function.text is not None:
            return Literal(function.text)
        self.calls[function.name] = function
        given = ((frame and frame.symbols.find_ref(name)) or self.given(name) for name in function.parameters)
        return f"{function.name}({', '.join(given)})"

    def _piece(self, node: nodes.Node, frame: Frame) -> str | Literal:
        """Return what printing *node* adds; what is printed again is escaped once."""
        if isinstance(node, nodes.TemplateData):
            return Literal(node.data)
        if isinstance(node, nodes.Const):
            return Literal(self.escape(node.value))
        key = repr(node)
        if key in self.ready:
            return self.ready[key][0]
        escaped = self._escaped(node, frame)
        if self.counts[key] > 1 and escaped.endswith(")") and self._lasting(node):
            names = frozenset(one.name for one in (node, *node.find_all(nodes.Name)) if isinstance(one, nodes.Name))
            self.ready[key] = (self.temporary_identifier(), names)
            return f"({self.ready[key][0]} := {escaped})"
        return escaped

    def _escaped(self, node: nodes.Node, frame: Frame) -> str:
        match node:
            case nodes.Call(node=nodes.Name(name="expression"), args=[given], kwargs=[]):
                return self.text(given, frame)
        kind, text = kinds.of(node, self.known), self.expression(node, frame)
        if kind is Expression:
            return text
        return f"str({text})" if kind is int else f"{self.escape.__name__}({text})"

    def _lasting(self, node: nodes.Node | None) -> bool:
        """Tell whether *node* is the same each time until one of its names is bound again."""
        match node:
            case nodes.Const():
                return True
            case nodes.Name():
                return bool(kinds.fields(self.known.get(node.name)))
            case nodes.Getattr():
                return node.attr in kinds.fields(kinds.of(node.node, self.known)) and self._lasting(node.node)
            case nodes.Filter(name="replace" | "upper" | "lower"):
                return self._lasting(node.node) and all(map(self._lasting, node.args))
        return False


def prints(node: nodes.Node) -> bool:
    """Tell whether *node* does nothing but print."""
    return isinstance(node, nodes.Output | nodes.Include | nodes.Block)


def printed(node: nodes.Node) -> Iterator[nodes.Node]:
    """Yield every expression that *node* prints, blocks aside."""
    for one in node.iter_child_nodes():
        if isinstance(one, nodes.Output):
            yield from one.nodes
        elif not isinstance(one, nodes.Block):
            yield from printed(one)


def names(target: nodes.Node) -> set[str]:
    """Return the names that *target* binds."""
    return {one.name for one in (target, *target.find_all(nodes.Name)) if isinstance(one, nodes.Name)}
