"""What a file of HCL says, with the lines it says it in and nothing worked out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Literal:
    """A number, string, bool or null."""

    value: Any


@dataclass(frozen=True, slots=True)
class Template:
    """A string in which something is worked out: its pieces in order."""

    pieces: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """What an expression begins with: ``var``, ``aws_sqs_queue``, the variable of a ``for``; ``*`` in a splat."""

    name: str


@dataclass(frozen=True, slots=True)
class Attr:
    """``of.name``."""

    of: Expr
    name: str


@dataclass(frozen=True, slots=True)
class Index:
    """``of[key]``."""

    of: Expr
    key: Expr


@dataclass(frozen=True, slots=True)
class Splat:
    """``of[*]``: *each* is worked out for every item, which is ``Name("*")`` in it."""

    of: Expr
    each: Expr


@dataclass(frozen=True, slots=True)
class FunctionCall:
    """A function with its arguments; *spread*: the last of them is a list of the rest."""

    name: str
    arguments: tuple[Expr, ...]
    spread: bool = False


@dataclass(frozen=True, slots=True)
class Conditional:
    """``condition ? yes : no``."""

    condition: Expr
    yes: Expr
    no: Expr


@dataclass(frozen=True, slots=True)
class Operation:
    """One or two operands."""

    operator: str
    operands: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class For:
    """``[for key, item in source : result if condition]``; with *result_key* an object, *grouped* with ``...``."""

    key: str
    item: str
    source: Expr
    result: Expr
    result_key: Expr | None = None
    condition: Expr | None = None
    grouped: bool = False


@dataclass(frozen=True, slots=True)
class TupleOf:
    """``[a, b]``."""

    items: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class ObjectOf:
    """``{ key = value }``."""

    pairs: tuple[tuple[Expr, Expr], ...]


@dataclass(frozen=True, slots=True)
class Unread:
    """What was not understood: *text* of it."""

    text: str


Expr = (
    Literal
    | Template
    | Name
    | Attr
    | Index
    | Splat
    | FunctionCall
    | Conditional
    | Operation
    | For
    | TupleOf
    | ObjectOf
    | Unread
)


@dataclass(slots=True, eq=False)
class Argument:
    """``name = expression``; the expression is made when it is first asked for, for most never are."""

    name: str
    line: int
    end_line: int
    make: Callable[[], Expr]
    _made: Expr | None = None

    @property
    def expression(self) -> Expr:
        """Return what it is set to."""
        if self._made is None:
            self._made = self.make()
        return self._made


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A block, or the body of a file (without type and labels)."""

    type: str
    labels: tuple[str, ...]
    line: int
    end_line: int
    arguments: dict[str, Argument] = field(default_factory=dict)
    blocks: tuple[Block, ...] = ()

    def of_type(self, name: str) -> Iterator[Block]:
        """Yield the blocks of one type that stand in it."""
        return (block for block in self.blocks if block.type == name)

    def literal(self, name: str) -> Any:
        """Return the literal that the argument *name* is set to; None where there is none."""
        argument = self.arguments.get(name)
        expression = argument.expression if argument else None
        return expression.value if isinstance(expression, Literal) else None


@dataclass(frozen=True, slots=True)
class Mistake:
    """What of a file was not understood; the rest of it was."""

    line: int
    message: str


@dataclass(frozen=True, slots=True, eq=False)
class File:
    """A file of HCL: *body* holds its blocks, *lines* its text."""

    body: Block
    lines: tuple[str, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
