"""Reads a TOML file, and finds the line of each key, which `tomllib` does not tell."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from trigscaffold.errors import Problem, UserError

Path = tuple[str, ...]
_AT = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)$")


def loads(data: bytes, name: str) -> dict[str, Any]:
    """Return what a TOML file says; messages call it *name*.

    Raises:
        UserError: it is no TOML.
    """
    try:
        return tomllib.loads(data.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _unreadable(f"{name}:{line}", "only UTF-8 is allowed") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        at = _AT.search(str(error))
        last = data.rstrip().count(b"\n") + 1
        said = _AT.sub("", str(error)) if isinstance(error, tomllib.TOMLDecodeError) else "nested too deep"
        raise _unreadable(f"{name}:{(at and at['line']) or last}", said[:1].lower() + said[1:]) from None


def line_of(text: str, path: Path) -> int:
    """Return the 1-based line of *path* in *text*, or of the nearest thing around it that has a line of its own."""
    lines = dict(_lines(text))
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


def _lines(text: str) -> Iterator[tuple[Path, int]]:
    table: Path = ()
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if stripped.startswith("["):
            table = _key(stripped.partition("#")[0].strip().strip("[]")) or table
            yield table, number
        elif "=" in stripped and (key := _key(stripped.partition("=")[0])):
            yield (*table, *key), number


def _key(text: str) -> Path:
    """Return the parts of a dotted key; ``()`` where *text* is none."""
    try:
        value: Any = tomllib.loads(f"{text} = 0")
    except tomllib.TOMLDecodeError:
        return ()
    parts: list[str] = []
    while isinstance(value, dict):
        [(part, value)] = value.items()
        parts.append(part)
    return tuple(parts)


def _unreadable(where: str, why: str) -> UserError:
    return UserError("the configuration cannot be read", [Problem(where, "", why)])
