"""The text of a file of HCL, and where its blocks and arguments are in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import tree_sitter_hcl
from tree_sitter import Language, Node, Parser

from trigscaffold.audit.hcl.text import quoted

_PARSER: Final = Parser(Language(tree_sitter_hcl.language()))


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """*text* in UTF-8 with line feeds, and its parsed *root*; positions are bytes."""

    text: bytes
    root: Node

    @property
    def broken(self) -> bool:
        """Tell whether some of it is not understood."""
        return self.root.has_error

    def of(self, node: Node) -> str:
        """Return the text of *node*."""
        return self.text[node.start_byte : node.end_byte].decode()

    def blocks(self, kind: str, *labels: str) -> list[Node]:
        """Return the top-level blocks of *kind* with *labels*, all of the kind where none are given."""
        found = inner(self.root, kind)
        return [block for block in found if not labels or self.labels(block) == list(labels)]

    def labels(self, block: Node) -> list[str]:
        """Return the labels of *block*."""
        parts = [node for node in block.children if node.type in ("identifier", "string_lit")]
        return [quoted(self.of(one)[1:-1]) if one.type == "string_lit" else self.of(one) for one in parts[1:]]

    def replaced(self, start: int, end: int, text: str) -> Document:
        """Return the document with *text* in place of what stands from *start* to *end*."""
        return parsed(self.text[:start] + text.encode() + self.text[end:])

    def line_start(self, row: int) -> int:
        """Return where line *row*, counted from 0, begins."""
        at = 0
        for _ in range(row):
            found = self.text.find(b"\n", at)
            if found < 0:
                return len(self.text)
            at = found + 1
        return at

    def lines(self) -> list[str]:
        """Return its lines, without line feeds."""
        return self.text.decode().split("\n")


def parsed(text: bytes) -> Document:
    """Return the document that *text* is."""
    return Document(text, _PARSER.parse(text).root_node)


def body(node: Node) -> Node | None:
    """Return the body of a block or a file, None where it is empty."""
    return next((child for child in node.children if child.type == "body"), None)


def members(node: Node) -> Sequence[Node]:
    """Return the arguments and blocks that stand in a block or a file, in order."""
    found = body(node)
    return [child for child in found.children if child.type in ("attribute", "block")] if found else []


def name(node: Node) -> str:
    """Return the name of an argument, or the type of a block."""
    return (node.children[0].text or b"").decode() if node.children else ""


def inner(node: Node, kind: str) -> list[Node]:
    """Return the blocks of type *kind* in a block or a file."""
    return [child for child in members(node) if child.type == "block" and name(child) == kind]


def argument(node: Node, called: str) -> Node | None:
    """Return the argument *called* so in a block."""
    return next((one for one in members(node) if one.type == "attribute" and name(one) == called), None)


def expression(attribute: Node) -> Node:
    """Return the expression of an argument."""
    return attribute.children[-1]


def comments(node: Node) -> Iterator[Node]:
    """Yield every comment in *node*, in order."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if one.type == "comment":
            yield one
        waiting.extend(reversed(one.children))
