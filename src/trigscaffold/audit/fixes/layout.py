"""Lines put into a document without touching those around them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tree_sitter import Node

from trigscaffold.audit.fixes.document import Document, members, name
from trigscaffold.audit.resource import Resource

LAST: Final = frozenset({"depends_on", "lifecycle", "provisioner", "connection"})
"""What stands at the end of a block, as HashiCorp's style has it; what is added comes before it."""
FIRST: Final = frozenset({"count", "for_each", "provider"})


class Unfit(Exception):
    """Why an edit cannot be made here."""


def found(document: Document, resource: Resource, within: Sequence[str] = ()) -> Node:
    """Return the block of *resource*, or the one in it that *within* leads to.

    Raises:
        Unfit: There is not exactly one.
    """
    blocks = document.blocks("data" if resource.data else "resource", resource.type, resource.name)
    if len(blocks) != 1:
        raise Unfit(f"{resource.type}.{resource.name} is not declared exactly once in {resource.file}")
    block = blocks[0]
    for step in within:
        steps = [one for one in members(block) if one.type == "block" and name(one) == step]
        if len(steps) != 1:
            raise Unfit(f"it has no single {step} block")
        block = steps[0]
    return block


def opened(document: Document, resource: Resource, within: Sequence[str] = ()) -> Document:
    """Return the document with the block's braces on lines of their own.

    Raises:
        Unfit: It is laid out as Terraform does not allow.
    """
    for depth in range(len(within) + 1):
        block = found(document, resource, within[:depth])
        start, end = _braces(block)
        if start.end_point[0] == end.start_point[0]:
            held = document.text[start.end_byte : end.start_byte].decode().strip()
            outer = _leading(document, block)
            text = f"\n{outer}  {held}\n{outer}" if held else f"\n{outer}"
            document = document.replaced(start.end_byte, end.start_byte, text)
            block = found(document, resource, within[:depth])
            start, end = _braces(block)
        inside = members(block)
        if inside and (inside[0].start_point[0] == start.start_point[0] or inside[-1].end_point[0] == end.end_point[0]):
            raise Unfit("its braces do not stand on lines of their own")
    return document


def indent(document: Document, block: Node) -> str:
    """Return what lines in *block* begin with."""
    inside = members(block)
    return _leading(document, inside[0]) if inside else f"{_leading(document, block)}  "


def below(document: Document, row: int, lines: Sequence[str]) -> Document:
    """Return the document with *lines* behind line *row*."""
    at = document.line_start(row + 1)
    text = "\n".join(lines)
    ended = document.text[:at].endswith(b"\n")
    return document.replaced(at, at, f"{text}\n" if ended else f"\n{text}")


def spaced(document: Document, row: int, lines: Sequence[str]) -> Document:
    """Return the document with *lines* behind line *row*, with blank lines to what stands before and after."""
    every = document.lines()
    before = every[row].rstrip()
    following = every[row + 1].strip() if row + 1 < len(every) else ""
    top = [] if before.endswith("{") else [""]
    end = [""] if following and not following.startswith("}") else []
    return below(document, row, [*top, *lines, *end])


def last_row(block: Node) -> int:
    """Return the line behind which something can be added: that of the last argument or block, or of the brace."""
    inside = [one for one in members(block) if name(one) not in LAST]
    return inside[-1].end_point[0] if inside else _braces(block)[0].end_point[0]


def _braces(block: Node) -> tuple[Node, Node]:
    start = next((child for child in block.children if child.type == "block_start"), None)
    end = next((child for child in block.children if child.type == "block_end"), None)
    if start is None or end is None:
        raise Unfit("its block was not understood")
    return start, end


def _leading(document: Document, node: Node) -> str:
    line = document.lines()[node.start_point[0]]
    return line[: len(line) - len(line.lstrip())]
