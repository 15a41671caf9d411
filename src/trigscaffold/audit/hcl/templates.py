"""Quoted strings and heredocs in which something is worked out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tree_sitter import Node

from trigscaffold.audit.hcl.syntax import Conditional, Expr, For, FunctionCall, Literal, Template, Unread
from trigscaffold.audit.hcl.text import indentation, quoted, unquoted

_Make = Callable[[Node], Expr]


@dataclass(frozen=True, slots=True)
class _Reader:
    """What is needed to read a template: its text, where that stands in the file, and what its text means."""

    source: bytes
    offset: int
    make: _Make
    meant: Callable[[str], str]

    def text(self, begin: int, end: int) -> str:
        """Return the text between two places of the file."""
        return self.source[begin - self.offset : end - self.offset].decode(errors="replace")


@dataclass(frozen=True, slots=True)
class _Piece:
    """Text as it is written, or an expression."""

    text: str = ""
    made: Expr | None = None
    starts_line: bool = False


def template(node: Node, make: _Make) -> Expr:
    """Return the string that *node*, a quoted one or a heredoc, makes; *make* reads the expressions in it."""
    source = node.text or b""
    if node.type == "heredoc_template":
        return _heredoc(node, _Reader(source, node.start_byte, make, unquoted))
    reader = _Reader(source, node.start_byte, make, quoted)
    return _joined(_pieces(node.children[1:-1], node.start_byte + 1, node.end_byte - 1, reader), reader)


def _heredoc(node: Node, reader: _Reader) -> Expr:
    marks = [child for child in node.children if child.type == "heredoc_identifier"]
    inner = [child for child in node.children if child.type not in ("heredoc_identifier", "heredoc_start")]
    source = reader.source
    begin = source.find(b"\n") + 1
    last = marks[-1].start_byte - node.start_byte if len(marks) > 1 else len(source)
    end = max(source.rfind(b"\n", 0, last) + 1, begin)
    pieces = _pieces(inner, reader.offset + begin, reader.offset + end, reader)
    if source.startswith(b"<<-"):
        pieces = _dedented(pieces, source[begin:end].decode(errors="replace"))
    return _joined(pieces, reader)


def _pieces(nodes: Sequence[Node], begin: int, end: int, reader: _Reader) -> list[_Piece]:
    """Return what stands between two places; the literal parts are the gaps between the other nodes."""
    pieces: list[_Piece] = []
    at, strip, new = begin, False, True
    for node in nodes:
        if node.type not in ("template_interpolation", "template_directive"):
            continue
        mark = reader.text(node.start_byte, node.end_byte)
        gap = reader.text(at, node.start_byte)
        pieces.append(_Piece(_stripped(gap, strip, mark[2:3] == "~"), starts_line=new))
        pieces.append(_Piece(made=_worked_out(node, mark, reader)))
        at, strip, new = node.end_byte, mark[-2:-1] == "~", False
    pieces.append(_Piece(_stripped(reader.text(at, end), strip, False), starts_line=new))
    return pieces


def _stripped(text: str, left: bool, right: bool) -> str:
    text = text.lstrip() if left else text
    return text.rstrip() if right else text


def _worked_out(node: Node, mark: str, reader: _Reader) -> Expr:
    if node.type == "template_interpolation":
        return _first(node, reader, mark)
    inner = node.children[0] if node.children else node
    if inner.type == "template_if":
        return _branches(inner, reader)
    if inner.type == "template_for":
        return _repeated(inner, reader)
    return Unread(mark[:80])


def _first(node: Node, reader: _Reader, otherwise: str) -> Expr:
    return next((reader.make(one) for one in node.children if one.type == "expression"), Unread(otherwise[:80]))


def _branches(node: Node, reader: _Reader) -> Expr:
    head, end = node.children[0], node.children[-1]
    other = next((child for child in node.children if child.type == "template_else_intro"), None)
    yes = _between(head, other or end, node, reader)
    no = _between(other, end, node, reader) if other else Literal("")
    return Conditional(_first(head, reader, "if"), yes, no)


def _repeated(node: Node, reader: _Reader) -> Expr:
    head, end = node.children[0], node.children[-1]
    names = [(child.text or b"").decode(errors="replace") for child in head.children if child.type == "identifier"]
    if not names:
        return Unread("for")
    result = _between(head, end, node, reader)
    each = For(names[0] if len(names) > 1 else "", names[-1], _first(head, reader, "for"), result)
    return FunctionCall("join", (Literal(""), each))


def _between(head: Node, end: Node, node: Node, reader: _Reader) -> Expr:
    """Return what stands between two directives, without the blanks that they take away with ``~``."""
    inner = [child for child in node.children if head.end_byte <= child.start_byte and child.end_byte <= end.start_byte]
    pieces = _pieces(inner, head.end_byte, end.start_byte, reader)
    if reader.text(head.start_byte, head.end_byte)[-2:-1] == "~":
        pieces[0] = replace(pieces[0], text=pieces[0].text.lstrip())
    if reader.text(end.start_byte, end.end_byte)[2:3] == "~":
        pieces[-1] = replace(pieces[-1], text=pieces[-1].text.rstrip())
    return _joined(pieces, reader)


def _dedented(pieces: list[_Piece], source: str) -> list[_Piece]:
    """Return the pieces without the blanks that every line of *source* begins with."""
    width = indentation(source.split("\n"))
    return [piece if piece.made or not width else replace(piece, text=_moved(piece, width)) for piece in pieces]


def _moved(piece: _Piece, width: int) -> str:
    first, *rest = piece.text.split("\n")
    begun = first[width:] if piece.starts_line else first
    return "\n".join([begun, *(line[width:] if line[:width].isspace() else line.lstrip(" \t") for line in rest)])


def _joined(pieces: Sequence[_Piece], reader: _Reader) -> Expr:
    """Return one expression: what stands alone is itself, text alone a literal."""
    made = [piece.made or Literal(reader.meant(piece.text)) for piece in pieces if piece.made or piece.text]
    if not made:
        return Literal("")
    return made[0] if len(made) == 1 else Template(tuple(made))
