"""A file of HCL made into `syntax`, by tree-sitter and its grammar of HCL.

What a syntax error leaves readable is read: the parser recovers, and every block that it still finds counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

import tree_sitter_hcl
from tree_sitter import Language, Node, Parser

from trigscaffold.audit.hcl.expressions import expression
from trigscaffold.audit.hcl.syntax import Argument, Block, Expr, File, Literal, Mistake, Template, Unread
from trigscaffold.audit.hcl.text import quoted

LARGEST: Final = 1024 * 1024
"""Bytes of a file beyond which it is not read: nobody writes that, and the parser takes seconds over it."""

MOST_MISTAKES: Final = 5
_DEEPEST: Final = 60
"""Blocks within blocks; the provider schemas end at about ten."""

_MOST_PARTS: Final = 300
_TOP: Final = re.compile(
    r"(?:resource|data|module|variable|output|locals|provider|terraform|moved|import|removed|check|ephemeral)\b"
)
"""Where a block of a file begins, as everybody writes it: at the margin."""

_PARSER: Final = Parser(Language(tree_sitter_hcl.language()))


def parse(content: bytes) -> File:
    """Return what *content* says."""
    if len(content) > LARGEST:
        return File(_empty(), (), (Mistake(1, "it has more than 1 MiB, and was not read"),))
    return parse_text(decoded(content))


def parse_text(text: str) -> File:
    """Return what *text* says, which `decoded` gave."""
    lines = tuple(text.split("\n"))
    root = _PARSER.parse(text.encode()).root_node
    if not root.has_error:
        return File(_file_body(root), lines)
    apart = [_PARSER.parse(part.encode()).root_node for part in _parts(lines)]
    bodies = [_file_body(one) for one in apart] or [_file_body(root)]
    mistakes = [mistake for one in apart or [root] for mistake in _mistakes(one)]
    return File(_together(bodies), lines, tuple(mistakes[:MOST_MISTAKES]))


def _parts(lines: tuple[str, ...]) -> Iterator[str]:
    """Yield each block of a file by itself, on its own line: what is wrong in one then leaves the others readable."""
    starts = [at for at, line in enumerate(lines) if _TOP.match(line)]
    if not starts or len(starts) > _MOST_PARTS:
        return
    for begin, end in zip((0, *starts), (*starts, len(lines)), strict=True):
        if begin < end:
            yield "\n" * begin + "\n".join(lines[begin:end])


def _together(bodies: Sequence[Block]) -> Block:
    arguments = {name: one for body in bodies for name, one in body.arguments.items()}
    return Block("", (), 1, bodies[-1].end_line, arguments, tuple(block for body in bodies for block in body.blocks))


def decoded(content: bytes) -> str:
    """Return text without byte order mark, carriage returns, NULs and broken characters; lines stay where they are."""
    text = content.decode("utf-8-sig", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", " ")


def _empty() -> Block:
    return Block("", (), 1, 1)


def _file_body(root: Node) -> Block:
    blocks: list[Block] = []
    arguments: dict[str, Argument] = {}
    for node in root.children:
        _add(node, blocks, arguments, 0)
    return Block("", (), 1, root.end_point[0] + 1, arguments, tuple(blocks))


def _add(node: Node, blocks: list[Block], arguments: dict[str, Argument], depth: int) -> None:
    """Put what *node* says where it belongs; in what was not understood, look for what was."""
    kind = node.type
    if kind == "attribute":
        argument = _argument(node)
        if argument is not None:
            arguments.setdefault(argument.name, argument)
    elif kind == "block":
        if depth < _DEEPEST:
            blocks.append(_block(node, depth + 1))
    elif kind in ("body", "ERROR") and depth < _DEEPEST:
        for child in node.children:
            _add(child, blocks, arguments, depth + (kind == "ERROR"))


def _argument(node: Node) -> Argument | None:
    children = node.children
    if len(children) < 3 or children[0].type != "identifier":
        return None
    value = children[-1]

    def make() -> Expr:
        return expression(value)

    return Argument(_decoded(children[0]), node.start_point[0] + 1, node.end_point[0] + 1, make)


def _block(node: Node, depth: int) -> Block:
    labels: list[str] = []
    blocks: list[Block] = []
    arguments: dict[str, Argument] = {}
    for child in node.children:
        kind = child.type
        if kind == "identifier":
            labels.append(_decoded(child))
        elif kind == "string_lit":
            labels.append(quoted(_decoded(child)[1:-1]))
        else:
            _add(child, blocks, arguments, depth)
    name, *rest = labels or [""]
    return Block(name, tuple(rest), node.start_point[0] + 1, node.end_point[0] + 1, arguments, tuple(blocks))


def _decoded(node: Node) -> str:
    return (node.text or b"").decode(errors="replace")


def _mistakes(root: Node) -> Iterator[Mistake]:
    """Yield the first places that were not understood, in order."""
    waiting, found = [root], 0
    while waiting and found < MOST_MISTAKES:
        node = waiting.pop()
        if node.is_missing:
            yield Mistake(_opened(node).start_point[0] + 1, f"{_called(node.type)} is missing")
            found += 1
        elif node.is_error:
            yield Mistake(node.start_point[0] + 1, f"not understood: {_beginning(node)}")
            found += 1
        elif node.has_error:
            waiting.extend(reversed(node.children))


def _opened(node: Node) -> Node:
    """Return what a missing quote or bracket would close: that is where somebody has to look."""
    return node.parent if node.parent is not None else node


def _called(kind: str) -> str:
    return {"block_end": '"}"', "tuple_end": '"]"', "object_end": '"}"', "quoted_template_end": "a closing quote"}.get(
        kind, kind.replace("_", " ")
    )


def _beginning(node: Node) -> str:
    text = " ".join(_decoded(node)[:200].split())
    return text[:60] + ("…" if len(text) > 60 else "") if text else "the file ends too early"


_END: Final = "END_OF_THE_TEMPLATE"


def parse_template(text: str) -> Expr | None:
    """Return the string that a template's file makes, None where it is not understood."""
    if _END in text or len(text) > LARGEST:
        return None
    ended = text if text.endswith("\n") else f"{text}\n"
    file = parse(f"t = <<{_END}\n{ended}{_END}\n".encode())
    argument = file.body.arguments.get("t")
    if argument is None or file.mistakes:
        return None
    return argument.expression if ended is text else _without_last_newline(argument.expression)


def parse_expression(text: str) -> Expr:
    """Return the expression that *text* is."""
    argument = parse(f"e = {text}\n".encode()).body.arguments.get("e")
    return argument.expression if argument is not None else Unread(text[:80])


def _without_last_newline(made: Expr) -> Expr:
    if isinstance(made, Literal) and isinstance(made.value, str):
        return Literal(made.value.removesuffix("\n"))
    if isinstance(made, Template):
        last = _without_last_newline(made.pieces[-1])
        pieces = made.pieces[:-1] if last == Literal("") else (*made.pieces[:-1], last)
        return pieces[0] if len(pieces) == 1 else Template(pieces)
    return made
