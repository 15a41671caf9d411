"""Counts what a template does, so that it ends.  One meter for all templates of one rendering."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NoReturn

from jinja2 import Undefined

STEPS = 200_000
LETTERS = 8 * 1024 * 1024
NODES = 20_000
DEPTH = 40
WHOLE = 10**15


class Refused(Exception):
    """A template does what none may do; the message says what, and what is allowed."""


def refuse(message: str) -> NoReturn:
    """Refuse what the template does.

    Raises:
        Refused: always.
    """
    raise Refused(message)


class Meter:
    """How many steps and letters are left."""

    def __init__(self, steps: int = STEPS, letters: int = LETTERS) -> None:
        self._steps = steps
        self._letters = letters

    def step(self, count: int = 1) -> None:
        """Count *count* steps: turns of a loop, calls, filters.

        Raises:
            Refused: there were too many.
        """
        self._steps -= count
        if self._steps < 0:
            refuse(f"takes more than {STEPS:,} steps; loops and calls together may take that many")

    def letters(self, count: int) -> None:
        """Count *count* letters of text that were, or are about to be, made.

        Raises:
            Refused: there were too many.
        """
        self._letters -= max(0, count)
        if self._letters < 0:
            refuse(f"makes more than {LETTERS >> 20} MiB of text; at most that much is allowed")

    def turn(self, letters: int) -> str:
        """Count one step, which writes *letters* letters as they stand, and return nothing to show."""
        self.step()
        self.letters(letters if isinstance(letters, int) else 0)
        return ""

    def counted(self, values: Iterable[Any]) -> Iterator[Any]:
        """Yield *values*, each of them one step."""
        for value in values:
            self.step()
            yield value

    def taken(self, value: Any) -> Any:
        """Return *value*, just made, after it is counted: each item of a list, each letter of text."""
        if isinstance(value, str):
            self.letters(len(value))
        elif isinstance(value, list | tuple):
            self.step(len(value))
        return value

    def text(self, value: Any) -> str:
        """Return *value* as text, which is counted."""
        if not isinstance(value, str):
            self.plain(value)
            value = str(value)
        self.letters(len(value))
        return str(value)

    def plain(self, value: Any) -> Any:
        """Return *value*, plain data that is not too large to be walked through.

        Raises:
            Refused: it holds anything else, or lists in lists without end.
        """
        if isinstance(value, Undefined):
            str(value)  # raises, with the name
        self._walk(value, DEPTH, [NODES])
        return value

    def _walk(self, value: Any, depth: int, left: list[int]) -> None:
        left[0] -= 1
        if left[0] < 0 or depth < 0:
            refuse(f"writes a value of more than {NODES:,} parts, or nested more than {DEPTH} deep")
        if isinstance(value, Mapping):
            for key, inner in value.items():
                self._walk(key, depth - 1, left)
                self._walk(inner, depth - 1, left)
        elif isinstance(value, list | tuple | set | frozenset):
            for inner in value:
                self._walk(inner, depth - 1, left)
        elif isinstance(value, str):
            left[0] -= len(value) // 1000
        elif not (value is None or isinstance(value, int | float)):
            refuse(f"uses a {type(value).__name__} as a value; only text, numbers, lists and mappings are")
