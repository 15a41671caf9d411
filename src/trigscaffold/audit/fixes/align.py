"""The columns of ``=`` and of trailing comments, as ``terraform fmt`` sets them, for one group of arguments.

Source: https://github.com/hashicorp/hcl/blob/main/hclwrite/format.go, ``formatCells``: lines that follow each other and
hold a whole argument have their ``=`` in one column, and those that end with a comment have these in one column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tree_sitter import Node

from trigscaffold.audit.fixes.document import Document, comments, expression, members


@dataclass(frozen=True, slots=True)
class Cell:
    """One argument on lines *row* to *end_row*, where *lead*, *equals* and *comment* are pieces of its text."""

    row: int
    end_row: int
    lead: str
    equals: str
    comment: str
    spaces: tuple[int, int]


def aligned(document: Document, block: Node, row: int) -> bool:
    """Tell whether the group of arguments in *block* with line *row* stands as ``terraform fmt`` would have it."""
    group = _group(document, block, row)
    return [cell.spaces for cell in group] == _spaces(group)


def realigned(document: Document, block: Node, row: int) -> list[tuple[int, str]]:
    """Return the lines of that group which ``terraform fmt`` would write otherwise, with their numbers."""
    lines = document.lines()
    changed = []
    group = _group(document, block, row)
    for cell, (before_equals, before_comment) in zip(group, _spaces(group), strict=True):
        text = f"{cell.lead}{' ' * before_equals}{cell.equals}"
        if cell.comment:
            text += f"{' ' * before_comment}{cell.comment}"
        same = lines[cell.row] == text if cell.end_row == cell.row else lines[cell.row].startswith(text)
        if not same:
            changed.append((cell.row, text))
    return changed


def last_row(document: Document, block: Node, row: int) -> int:
    """Return the last line of that group, *row* itself where there is none: what is put behind it splits nothing."""
    group = _group(document, block, row)
    return group[-1].end_row if group else row


def _group(document: Document, block: Node, row: int) -> list[Cell]:
    """Return the arguments around line *row* that follow each other without a blank line or anything else between."""
    cells = list(_cells(document, block))
    at = next((n for n, cell in enumerate(cells) if cell.row <= row <= cell.end_row), None)
    if at is None:
        return []
    first = last = at
    while first > 0 and cells[first - 1].end_row + 1 == cells[first].row:
        first -= 1
    while last + 1 < len(cells) and cells[last].end_row + 1 == cells[last + 1].row:
        last += 1
    return cells[first : last + 1]


def _cells(document: Document, block: Node) -> Iterator[Cell]:
    """Yield the arguments that stand whole on one line; a heredoc counts as one, as it does for ``terraform fmt``."""
    trailing = {comment.start_point[0]: comment for comment in comments(block)}
    lines = document.lines()
    for node in members(block):
        if node.type != "attribute":
            continue
        row, end_row = node.start_point[0], node.end_point[0]
        value = expression(node)
        if end_row > row and not document.of(value).startswith("<<"):
            continue
        line = lines[row].encode()
        equals = next(child for child in node.children if child.type == "=").start_point[1]
        end = node.end_point[1] if end_row == row else len(line)
        lead, held = line[:equals].decode(), line[equals:end].decode()
        comment = trailing.get(row) if end_row == row else None
        said = document.of(comment) if comment is not None and comment.end_point[0] == row else ""
        gap = comment.start_point[1] - end if comment is not None and said else 0
        yield Cell(row, end_row, lead.rstrip(), held, said, (len(lead) - len(lead.rstrip()), gap))


def _spaces(group: Sequence[Cell]) -> list[tuple[int, int]]:
    """Return the blanks before ``=`` and before the comment of each."""
    widest = max((len(cell.lead) for cell in group), default=0)
    equals = [widest - len(cell.lead) + 1 for cell in group]
    found = [(spaces, 0) for spaces in equals]
    run: list[int] = []
    for number, cell in enumerate([*group, None]):
        if cell is not None and cell.comment:
            run.append(number)
            continue
        end = max((widest + 1 + len(group[n].equals) for n in run), default=0)
        for n in run:
            found[n] = (equals[n], end - (widest + 1 + len(group[n].equals)) + 1)
        run = []
    return found
