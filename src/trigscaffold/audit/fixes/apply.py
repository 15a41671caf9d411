"""One edit made in one document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tree_sitter import Node

from trigscaffold.audit.fixes import align
from trigscaffold.audit.fixes.document import Document, argument, expression, members, name
from trigscaffold.audit.fixes.edits import AddAfter, AddBlock, AddToList, Edit, SetArgument
from trigscaffold.audit.fixes.layout import FIRST, LAST, Unfit, below, found, indent, last_row, opened, spaced

_LITERAL: Final = re.compile(r'null|true|false|[\d\s.*+()/-]+|\[\s*\]|"[^"$%]*"|\["[^"$%]*"\]')


def applied(document: Document, edit: Edit) -> Document:
    """Return *document* with *edit* made; the same where it says so already.

    Raises:
        Unfit: It cannot be made there.
    """
    made = _made(document, edit)
    return align.with_comments_aligned(made) if align.comments_aligned(document) else made


def _made(document: Document, edit: Edit) -> Document:
    if isinstance(edit, SetArgument):
        return _set(document, edit)
    if isinstance(edit, AddBlock):
        return _add_block(document, edit)
    if isinstance(edit, AddToList):
        return _add_to_list(document, edit)
    return _add_after(document, edit)


def _set(document: Document, edit: SetArgument) -> Document:
    document = opened(document, edit.resource, edit.within)
    block = found(document, edit.resource, edit.within)
    there = argument(block, edit.name)
    if there is not None:
        return _replace(document, edit, block, there)
    anchor = _anchor(block, edit.after)
    first, *rest = edit.text.split("\n")
    margin = indent(document, block)
    lines = [f"{margin}{edit.name} = {first}", *(f"{margin}{line}" if line else "" for line in rest)]
    if anchor is None:
        return spaced(document, last_row(block), lines)
    row = anchor.end_point[0]
    if rest or name(anchor) in FIRST:
        return spaced(document, align.last_row(document, block, row), lines)
    apart = row > anchor.start_point[0]
    made = below(document, row, ["", *lines] if apart else lines)
    clean = align.aligned(document, block, row) if not apart else _next_aligned(document, block, row)
    return _realigned(made, edit, row + 1 + apart) if clean else made


def _next_aligned(document: Document, block: Node, row: int) -> bool:
    """Tell whether what follows on the next line, if anything does, is aligned."""
    return align.aligned(document, block, row + 1)


def _replace(document: Document, edit: SetArgument, block: Node, there: Node) -> Document:
    value = expression(there)
    said = document.of(value)
    text = edit.text
    if not _LITERAL.fullmatch(said):
        if not edit.keep:
            raise Unfit(f"{edit.name} is set to {_short(said)}, which is not a plain value")
        text = edit.keep.replace("{}", said)
    if said == text:
        return document
    row = there.start_point[0]
    clean = align.aligned(document, block, row)
    made = document.replaced(value.start_byte, value.end_byte, text)
    return _realigned(made, edit, row) if clean else made


def _realigned(document: Document, edit: SetArgument, row: int) -> Document:
    return align.realigned(document, found(document, edit.resource, edit.within), row)


def _anchor(block: Node, after: Sequence[str]) -> Node | None:
    """Return the argument behind which a new one goes, None where there is none."""
    own = [one for one in members(block) if one.type == "attribute" and name(one) not in LAST]
    for wanted in after:
        for one in own:
            if name(one) == wanted:
                return one
    usual = [one for one in own if name(one) not in FIRST]
    return (usual or own)[-1] if own else None


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"


def _add_block(document: Document, edit: AddBlock) -> Document:
    document = opened(document, edit.resource, edit.within)
    block = found(document, edit.resource, edit.within)
    kind = edit.text.split(maxsplit=1)[0]
    for one in members(block):
        if one.type == "block" and (name(one) == kind or document.labels(one) == [kind]):
            raise Unfit(f"it has a {kind} block already")
    margin = indent(document, block)
    lines = [f"{margin}{line}" if line else "" for line in edit.text.rstrip("\n").split("\n")]
    return spaced(document, align.last_row(document, block, last_row(block)), lines)


def _add_after(document: Document, edit: AddAfter) -> Document:
    block = found(document, edit.resource)
    return spaced(document, block.end_point[0], edit.text.rstrip("\n").split("\n"))


def _add_to_list(document: Document, edit: AddToList) -> Document:
    document = opened(document, edit.resource)
    block = found(document, edit.resource)
    there = argument(block, edit.name)
    if there is None:
        inside = members(block)
        row = inside[-1].end_point[0] if inside else last_row(block)
        return spaced(document, row, [f"{indent(document, block)}{edit.name} = [{edit.item}]"])
    items, closing = _items(there)
    if any(document.of(item) == edit.item for item in items):
        return document
    if not items:
        value = expression(there)
        return document.replaced(value.start_byte, value.end_byte, f"[{edit.item}]")
    last = items[-1]
    if last.end_point[0] == closing.start_point[0]:
        return document.replaced(last.end_byte, last.end_byte, f", {edit.item}")
    row = last.end_point[0]
    line = document.lines()[last.start_point[0]]
    margin = line[: len(line) - len(line.lstrip())]
    comma = document.text[last.end_byte : closing.start_byte].lstrip().startswith(b",")
    made = below(document, row, [f"{margin}{edit.item}{',' if comma else ''}"])
    return made if comma else made.replaced(last.end_byte, last.end_byte, ",")


def _items(attribute: Node) -> tuple[list[Node], Node]:
    """Return the items of a list that is written out, and its closing bracket."""
    node = expression(attribute)
    while node.type in ("expression", "collection_value") and len(node.children) == 1:
        node = node.children[0]
    if node.type != "tuple":
        raise Unfit(f"{name(attribute)} is not a list that is written out")
    return [child for child in node.children if child.type == "expression"], node.children[-1]
