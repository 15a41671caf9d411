"""Checks what a template.yaml says, and keeps everything that is wrong with it, each with its line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from trigscaffold.errors import UNTRUSTED_TEMPLATE, Problem, UserError
from trigscaffold.expression import ExpressionError, compiled
from trigscaffold.spec.slips import nearest, shown
from trigscaffold.yamlfile import Document
from trigscaffold.yamltext import kind

Path = tuple[str | int, ...]
MOST_REPEATS = 3


class Checks:
    """The problems of one document, in the order in which they were found."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.problems: list[Problem] = []

    def refuse(self, path: Path, message: str) -> None:
        """Note that what stands at *path* is wrong."""
        self.problems.append(Problem(self.document.where(path), ".".join(map(str, path)), message))

    def settle(self) -> None:
        """End the checks.

        Raises:
            UserError: something was wrong; lists all of it, in file order.
        """
        if self.problems:
            ordered = sorted(self.problems, key=lambda one: int(one.where.rpartition(":")[2]))
            raise UserError(
                f"{self.document.name} is not a valid template", ordered, hint="see docs/template-reference.md"
            )

    def block(self, path: Path, value: Any, allowed: Collection[str]) -> Mapping[str, Any]:
        """Return *value* when it is a mapping, without the keys that are not *allowed*; those are noted."""
        if not isinstance(value, dict):
            self.refuse(path, f"found {kind(value)}; a mapping with some of these is allowed: {', '.join(allowed)}")
            return {}
        for key in value:
            if key not in allowed:
                near = nearest(key, allowed)
                guess = f"did you mean {near}? Allowed: " if near else "allowed: "
                self.refuse((*path, key), f"unknown key; {guess}{', '.join(allowed)}")
        return {key: inner for key, inner in value.items() if key in allowed}

    def entries(self, path: Path, value: Any) -> Iterator[tuple[str, Any]]:
        """Yield the keys and values of *value* when it is a mapping."""
        if isinstance(value, dict):
            yield from value.items()
        elif value is not None:
            self.refuse(path, f"found {kind(value)}; a mapping is allowed")

    def items(self, path: Path, value: Any) -> Iterator[tuple[Path, Any]]:
        """Yield the path and the value of each item of *value* when it is a list."""
        if isinstance(value, list):
            yield from (((*path, number), one) for number, one in enumerate(value))
        elif value is not None:
            self.refuse(path, f"found {kind(value)}; a list is allowed")

    def texts(self, path: Path, value: Any) -> tuple[str, ...]:
        """Return the items of *value*, a list of texts."""
        return tuple(self.text(where, one) for where, one in self.items(path, value))

    def text(self, path: Path, value: Any, most: int = 1024) -> str:
        """Return *value*, text of one line."""
        if not isinstance(value, str):
            quoted = f'; put it in quotes: "{value}"' if type(value) in (int, float) else ""
            self.refuse(path, f"found {shown(value)}; text is allowed{quoted}")
            return ""
        if not value.strip() or len(value) > most or not value.isprintable():
            self.refuse(path, f"found {shown(value)}; text of 1 to {most} characters on one line is allowed")
            return ""
        return value

    def word(self, path: Path, value: Any, allowed: Collection[str]) -> str:
        """Return *value*, one of *allowed*."""
        if isinstance(value, str) and value in allowed:
            return value
        near = nearest(value, allowed) if isinstance(value, str) else ""
        guess = f"did you mean {near}? Allowed: " if near else "allowed: "
        self.refuse(path, f"found {shown(value)}; {guess}{', '.join(allowed)}")
        return ""

    def pattern(self, path: Path, value: Any) -> str:
        """Return *value*, a regular expression that no text can make run for long."""
        text = self.text(path, value, 200)
        if text and (why := endless(text)):
            self.refuse(path, f"found {shown(text)}, {why}")
            return ""
        return text

    def expression(self, path: Path, value: Any) -> str:
        """Return *value*, an expression (`trigscaffold.expression`)."""
        if isinstance(value, bool):
            return str(value)
        text = self.text(path, value, 500)
        try:
            if text:
                compiled(text)
        except ExpressionError as error:
            self.refuse(path, str(error))
            return ""
        return text


def place(document: Document, path: Path) -> str:
    """Return ``file:line`` of *path*, or the name alone of what came from no file."""
    return document.where(path) if document.lines else document.name


def endless(pattern: str) -> str:
    """Return why *pattern* is refused: it is none, or may take for ever; empty: it is harmless."""
    from re import _parser as parser

    try:
        parsed = parser.parse(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        return f"which is no regular expression: {error}"
    repeats = _repeats(parsed, False)
    if repeats < 0:
        return "which repeats what repeats already, or looks around or back; write it without"
    return f"which has more than {MOST_REPEATS} repeats of open length" if repeats > MOST_REPEATS else ""


def _repeats(parsed: Any, inside: bool) -> int:
    """Return how many repeats of open length there are; -1: one in another, or something that looks around or back."""
    found = 0
    for operation, given in parsed:
        name = str(operation)
        if name in ("GROUPREF", "GROUPREF_EXISTS", "ASSERT", "ASSERT_NOT"):
            return -1
        bodies: list[tuple[Any, bool]] = []
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            low, high, body = given
            if inside and high > 1:
                return -1
            found += low != high
            bodies = [(body, inside or high > 1)]
        elif name == "SUBPATTERN":
            bodies = [(given[-1], inside)]
        elif name == "ATOMIC_GROUP":
            bodies = [(given, inside)]
        elif name == "BRANCH":
            bodies = [(branch, inside) for branch in given[1]]
        for body, within in bodies:
            below = _repeats(body, within)
            if below < 0:
                return -1
            found += below
    return found


def not_trusted(summary: str, problems: list[Problem], hint: str) -> UserError:
    """Build the error for a template that does what none may do (exit code 4)."""
    return UserError(summary, problems, hint=hint, exit_code=UNTRUSTED_TEMPLATE)
