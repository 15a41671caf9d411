"""`syntax` as bytes and back, for a cache; an argument's expression is made again only when it is asked for."""

from __future__ import annotations

import hashlib
import marshal
from dataclasses import fields
from typing import Any, Final

from trigscaffold.audit.hcl.syntax import (
    Argument,
    Attr,
    Block,
    Conditional,
    Expr,
    File,
    For,
    FunctionCall,
    Index,
    Literal,
    Mistake,
    Name,
    ObjectOf,
    Operation,
    Splat,
    Template,
    TupleOf,
    Unread,
)

_KINDS: Final[tuple[type, ...]] = (
    *(Literal, Template, Name, Attr, Index, Splat, FunctionCall),
    *(Conditional, Operation, For, TupleOf, ObjectOf, Unread),
)
_NUMBERS: Final = {kind: number for number, kind in enumerate(_KINDS)}
_FIELDS: Final = {kind: tuple(one.name for one in fields(kind)) for kind in _KINDS}
_DIGEST: Final = 16


def to_bytes(file: File) -> bytes:
    """Return what *file* says, without its text."""
    data = marshal.dumps((_block(file.body), [(one.line, one.message) for one in file.mistakes]))
    return hashlib.blake2b(data, digest_size=_DIGEST).digest() + data


def from_bytes(stored: bytes, lines: tuple[str, ...]) -> File | None:
    """Return the file that `to_bytes` stored, None where the bytes are damaged."""
    digest, data = stored[:_DIGEST], stored[_DIGEST:]
    if hashlib.blake2b(data, digest_size=_DIGEST).digest() != digest:
        return None
    body, mistakes = marshal.loads(data)
    return File(_made_block(body), lines, tuple(Mistake(*one) for one in mistakes))


def _block(block: Block) -> tuple[Any, ...]:
    arguments = [(one.name, one.line, one.end_line, _plain(one.expression)) for one in block.arguments.values()]
    return (block.type, block.labels, block.line, block.end_line, arguments, [_block(one) for one in block.blocks])


def _made_block(data: tuple[Any, ...]) -> Block:
    kind, labels, line, end_line, arguments, blocks = data
    made = {one[0]: _argument(*one) for one in arguments}
    return Block(kind, labels, line, end_line, made, tuple(map(_made_block, blocks)))


def _argument(name: str, line: int, end_line: int, data: Any) -> Argument:
    return Argument(name, line, end_line, lambda: _made(data))


def _plain(one: Any) -> Any:
    """Return an expression as a tuple that begins with the number of its kind, several as a list."""
    if isinstance(one, tuple):
        return [_plain(inner) for inner in one]
    number = _NUMBERS.get(type(one))
    return one if number is None else (number, *(_plain(getattr(one, name)) for name in _FIELDS[type(one)]))


def _made(data: Any) -> Expr:
    made: Expr = _any(data)
    return made


def _any(data: Any) -> Any:
    if isinstance(data, list):
        return tuple(map(_any, data))
    return _KINDS[data[0]](*map(_any, data[1:])) if isinstance(data, tuple) else data
