"""One thing that lint found, with its place and what to do about it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """*where* is ``file:line``; *check* is the name of what found it; *message* says what is wrong and what to do."""

    where: str
    check: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message} [{self.check}]"


def near(word: str, known: Iterable[str]) -> str:
    """Return ``; did you mean ...?`` where one of *known* is like *word*; else nothing."""
    found = difflib.get_close_matches(word, list(known), 1)
    return f"; did you mean {found[0]}?" if found else ""


def line_of(text: str, word: str) -> int:
    """Return the number of the first line of *text* that has *word* in it; 1 where none has."""
    return next((number for number, line in enumerate(text.splitlines(), 1) if word in line), 1)
