"""The JSON form of HCL, ``*.tf.json``, made into `syntax`.

https://developer.hashicorp.com/terraform/language/syntax/json.  Which objects are blocks only a provider's schema
tells: an object within a resource, or a list of them, is taken for blocks and for an argument alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from trigscaffold.audit.hcl.jsontree import Node, NotJSON, read
from trigscaffold.audit.hcl.parse import LARGEST, decoded, parse_expression, parse_template
from trigscaffold.audit.hcl.syntax import Argument, Block, Expr, File, Literal, Mistake, ObjectOf, TupleOf

_LABELS: Final = {"resource": 2, "data": 2, "variable": 1, "output": 1, "module": 1, "provider": 1, "dynamic": 1}
_EXPRESSIONS: Final = frozenset({"depends_on", "type"})
"""Arguments whose strings are expressions, not templates."""


def parse_json(content: bytes) -> File:
    """Return what *content* says."""
    if len(content) > LARGEST:
        return File(Block("", (), 1, 1), (), (Mistake(1, "it has more than 1 MiB, and was not read"),))
    text = decoded(content)
    lines = tuple(text.split("\n"))
    try:
        root = read(text)
    except NotJSON as error:
        return File(Block("", (), 1, 1), lines, (Mistake(error.line, "this is not JSON"),))
    blocks = [block for key, _, node in _pairs(root) for block in _blocks(key, (), node, _LABELS.get(key, 0))]
    arguments = {key: _argument(key, line, node) for key, line, node in _pairs(root)}
    return File(Block("", (), 1, len(lines), arguments, tuple(blocks)), lines)


def _pairs(node: Node) -> tuple[tuple[str, int, Node], ...]:
    return node.data if isinstance(node.data, tuple) else ()


def _blocks(kind: str, labels: tuple[str, ...], node: Node, missing: int, line: int = 0) -> Iterator[Block]:
    """Yield the blocks that *node* holds, an object or a list of them, below the labels that are still missing."""
    if isinstance(node.data, list):
        for one in node.data:
            yield from _blocks(kind, labels, one, missing)
    elif missing:
        for key, at, inner in _pairs(node):
            yield from _blocks(kind, (*labels, key), inner, missing - 1, at)
    elif isinstance(node.data, tuple):
        yield _block(kind, labels, node, line or node.line)


def _block(kind: str, labels: tuple[str, ...], node: Node, line: int) -> Block:
    blocks: list[Block] = []
    arguments: dict[str, Argument] = {}
    for key, at, inner in _pairs(node):
        if key == "//":
            continue
        if key == "dynamic":
            blocks += _blocks(key, (), inner, 1)
            continue
        arguments[key] = _argument(key, at, inner, plain=kind == "variable" and key == "default")
        if kind not in ("locals", "variable", "output"):
            blocks += _blocks(key, (), inner, 0, at)
    return Block(kind, labels, line, node.end_line, arguments, tuple(blocks))


def _argument(key: str, line: int, node: Node, plain: bool = False) -> Argument:
    read_text = Literal if plain else parse_expression if key in _EXPRESSIONS else _template

    def make() -> Expr:
        return _expression(node, read_text)

    return Argument(key, line, node.end_line, make)


def _expression(node: Node, read_text: Callable[[str], Expr]) -> Expr:
    data = node.data
    if isinstance(data, list):
        return TupleOf(tuple(_expression(one, read_text) for one in data))
    if isinstance(data, tuple):
        return ObjectOf(tuple((_template(key), _expression(one, read_text)) for key, _, one in data))
    return read_text(data) if isinstance(data, str) else Literal(data)


def _template(text: str) -> Expr:
    if "${" not in text and "%{" not in text:
        return Literal(text)
    return parse_template(text) or Literal(text)
