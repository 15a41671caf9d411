"""JSON with the lines that each value stands on."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, Final

_BLANK: Final = re.compile(r"[ \t\r\n]*")
_WORD: Final = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null")
_STRING: Final = re.compile(r'"(?:[^"\\]|\\.)*+"')
_WORDS: Final = {"true": True, "false": False, "null": None}
_DEEPEST: Final = 60


@dataclass(frozen=True, slots=True)
class Node:
    """A value: plain data, a list of nodes, or pairs of a key and a node; a key's line is its node's."""

    data: Any
    line: int
    end_line: int


class NotJSON(ValueError):
    """It is no JSON, from *line* on."""

    def __init__(self, line: int) -> None:
        super().__init__("not JSON")
        self.line = line


@dataclass(slots=True)
class _Reader:
    text: str
    at: int = 0
    line: int = 1

    def skip(self) -> str:
        """Go on to the next character that means something and return it; empty at the end."""
        match = _BLANK.match(self.text, self.at)
        end = match.end() if match else self.at
        self.go(end)
        return self.text[end : end + 1]

    def go(self, end: int) -> None:
        """Go on to *end*, counting lines."""
        self.line += self.text.count("\n", self.at, end)
        self.at = end

    def string(self) -> str:
        """Read a string that begins here."""
        match = _STRING.match(self.text, self.at)
        try:
            made = str(json.loads(match.group())) if match else None
        except ValueError:
            made = None
        if match is None or made is None:
            raise NotJSON(self.line)
        self.go(match.end())
        return made


def read(text: str) -> Node:
    """Return what *text* says.

    Raises:
        NotJSON: It is no JSON, or deeper than anybody writes.
    """
    reader = _Reader(text)
    made = _value(reader, 0)
    if reader.skip():
        raise NotJSON(reader.line)
    return made


def _value(reader: _Reader, depth: int) -> Node:
    first = reader.skip()
    line = reader.line
    if depth > _DEEPEST:
        raise NotJSON(line)
    if first == "{":
        return Node(_object(reader, depth), line, reader.line)
    if first == "[":
        return Node(_list(reader, depth), line, reader.line)
    if first == '"':
        return Node(reader.string(), line, reader.line)
    match = _WORD.match(reader.text, reader.at)
    if match is None or len(match.group()) > 40:
        raise NotJSON(line)
    reader.go(match.end())
    word = match.group()
    number = word not in _WORDS
    return Node((float(word) if set(word) & set(".eE") else int(word)) if number else _WORDS[word], line, line)


def _object(reader: _Reader, depth: int) -> tuple[tuple[str, int, Node], ...]:
    pairs: list[tuple[str, int, Node]] = []
    reader.at += 1
    while (mark := reader.skip()) != "}":
        if pairs:
            _expect(reader, mark, ",")
            mark = reader.skip()
        if mark != '"':
            raise NotJSON(reader.line)
        line, key = reader.line, reader.string()
        _expect(reader, reader.skip(), ":")
        pairs.append((key, line, _value(reader, depth + 1)))
    reader.at += 1
    return tuple(pairs)


def _list(reader: _Reader, depth: int) -> list[Node]:
    items: list[Node] = []
    reader.at += 1
    while (mark := reader.skip()) != "]":
        if items:
            _expect(reader, mark, ",")
        items.append(_value(reader, depth + 1))
    reader.at += 1
    return items


def _expect(reader: _Reader, mark: str, wanted: str) -> None:
    if mark != wanted:
        raise NotJSON(reader.line)
    reader.at += 1
