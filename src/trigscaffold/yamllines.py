"""Reads YAML that is nothing but lines of ``key: value``, indented, with comments: what nearly every spec is.

What such lines mean leaves no room for another reading, so no parser is asked, nor imported.  Whatever is not
plainly one of them (a list, a bracket, an escape, a text over two lines, a key that is there twice) is left to
`trigscaffold.yamlevents`, which also says what is wrong.
"""

from __future__ import annotations

import re
from typing import Any

from trigscaffold.yamltext import plain

MOST_LINES = 1_000
DEEPEST = 10

# A value begins with what begins nothing else in YAML, and holds no double quote, bracket or number sign, no colon
# before a blank or at its end, and no four blanks on end, so that a line is gone through once; or it stands in double
# quotes, without a backslash.
_TEXT = "[A-Za-z0-9._/+()=*;,!?$&%@~'<>-]"
_LINE = re.compile(
    r"^(?:( *)([a-z][a-z0-9_]{0,60}):"
    rf"(?: +([A-Za-z0-9/]{_TEXT}*(?:(?: {{1,3}}|:(?=[A-Za-z0-9/*])){_TEXT}+)*)"
    r"| +\"([^\"\\\t\n]*\")|)(?: +(?:#[^\n]*)?)?"
    r"| *(?:#[^\n]*)?)\n",
    re.MULTILINE,
)
_NO_KEYS = frozenset({"null", "true", "false"})  # not text, where they stand without quotes

Path = tuple[str, ...]
Lines = dict[tuple[str | int, ...], int]


def read(text: str) -> tuple[dict[str, Any], Lines] | None:
    """Return the mapping that *text* says and the line of each key, as `trigscaffold.yamlevents.read`; None: ask it."""
    if not text.endswith("\n"):
        text += "\n"
    found: list[tuple[str, str, str, str]] = _LINE.findall(text)
    if len(found) != text.count("\n") or len(found) > MOST_LINES or "\r" in text:
        return None  # some line is another one
    lines: Lines = {}
    values = _values(found, lines)
    if not values:
        return None
    lines[()] = min(lines.values())
    return values, lines


def _values(found: list[tuple[str, str, str, str]], lines: Lines) -> dict[str, Any] | None:
    """Return the mapping of the lines *found*, and note the line of each key in *lines*; None: YAML may refuse them."""
    around: list[tuple[int, dict[str, Any], Path]] = []
    values: dict[str, Any] = {}
    indent, here = 0, values
    path: Path = ()
    opens: Path | None = None  # a key without a value: lines that are indented more belong to it
    for number, (blanks, key, text, quoted) in enumerate(found, 1):
        if not key:
            continue
        if len(blanks) > indent:
            if opens is None or len(around) == DEEPEST:
                return None
            around.append((indent, here, path))
            here[opens[-1]] = {}
            indent, here, path = len(blanks), here[opens[-1]], opens
        while len(blanks) < indent:
            indent, here, path = around.pop()
        if len(blanks) != indent or key in here or key in _NO_KEYS:
            return None
        at = (*path, key)
        lines[at] = number
        here[key] = quoted[:-1] if quoted else plain(text)
        opens = None if text or quoted else at
    return values
