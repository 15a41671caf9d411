"""The columns of ``=`` and of trailing comments, as ``terraform fmt`` sets them.

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
    """One argument on lines *row* to *end_row*: *lead* stands before *spaces* blanks and the ``=``."""

    row: int
    end_row: int
    lead: str
    spaces: int


def aligned(document: Document, block: Node, row: int) -> bool:
    """Tell whether ``=`` stands as ``terraform fmt`` would have it in the group of arguments with line *row*."""
    group = _group(document, block, row)
    return all(len(cell.lead) + cell.spaces == _widest(group) + 1 for cell in group)


def realigned(document: Document, block: Node, row: int) -> Document:
    """Return the document with ``=`` in one column in that group."""
    group = _group(document, block, row)
    lines = document.lines()
    for cell in group:
        rest = lines[cell.row][len(cell.lead) :].lstrip()
        text = f"{cell.lead}{' ' * (_widest(group) - len(cell.lead) + 1)}{rest}"
        document = _with_line(document, cell.row, lines[cell.row], text)
    return document


def last_row(document: Document, block: Node, row: int) -> int:
    """Return the last line of that group, *row* itself where there is none: what is put behind it splits nothing."""
    group = _group(document, block, row)
    return group[-1].end_row if group else row


def comments_aligned(document: Document) -> bool:
    """Tell whether the comments behind code stand as ``terraform fmt`` would have them in the whole document."""
    return not list(_moved(document))


def with_comments_aligned(document: Document) -> Document:
    """Return the document with the comments behind code in one column where their lines follow each other."""
    for row, line, text in list(_moved(document)):
        document = _with_line(document, row, line, text)
    return document


def _with_line(document: Document, row: int, before: str, after: str) -> Document:
    if before == after:
        return document
    start = document.line_start(row)
    return document.replaced(start, start + len(before.encode()), after)


def _widest(group: Sequence[Cell]) -> int:
    return max(len(cell.lead) for cell in group)


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
    lines = document.lines()
    for node in members(block):
        if node.type != "attribute":
            continue
        row, end_row = node.start_point[0], node.end_point[0]
        if end_row > row and not document.of(expression(node)).startswith("<<"):
            continue
        equals = next(child for child in node.children if child.type == "=").start_point[1]
        lead = lines[row].encode()[:equals].decode()
        yield Cell(row, end_row, lead.rstrip(), len(lead) - len(lead.rstrip()))


def _moved(document: Document) -> Iterator[tuple[int, str, str]]:
    """Yield the lines whose comment is to stand elsewhere: their number, and their text before and after."""
    lines = document.lines()
    run: list[tuple[int, str, str]] = []
    for row, code, comment in [*_trailing(document, lines), (-1, "", "")]:
        if run and row != run[-1][0] + 1:
            column = max(len(held) for _, held, _ in run) + 1
            for number, held, said in run:
                text = f"{held:<{column}}{said}"
                if text != lines[number].rstrip():
                    yield number, lines[number], text
            run = []
        run.append((row, code, comment))


def _trailing(document: Document, lines: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Yield the lines that end with a comment behind code: their number, code and comment."""
    for node in comments(document.root):
        row, column = node.start_point
        line = lines[row].encode()
        code = line[:column].decode().rstrip()
        if code.strip() and node.end_point[0] == row and not line[node.end_point[1] :].strip():
            yield row, code, document.of(node)
