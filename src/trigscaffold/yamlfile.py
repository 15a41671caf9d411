"""Reads a spec or a descriptor: YAML without its surprises, and the line of every value.

Only ``true`` and ``false`` are booleans; ``yes``, ``off``, dates, ``1:30``, ``0o17`` and numbers with
a leading zero (account ids) stay text.  Anchors, tags and merge keys are refused, so that a file
can neither grow in memory nor make objects.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trigscaffold import yamllines
from trigscaffold.yamltext import MAX_BYTES, decode, not_opened, too_large


@dataclass(frozen=True, slots=True)
class Document:
    """What a file says.  *lines* has the 1-based line of each key and list item; ``()`` is the top."""

    name: str
    value: Any
    lines: Mapping[tuple[str | int, ...], int]

    def where(self, path: tuple[str | int, ...]) -> str:
        """Return ``name:line`` of *path*, or of the nearest thing around it that the file has."""
        while path and path not in self.lines:
            path = path[:-1]
        return f"{self.name}:{self.lines.get(path, 1)}"


def read_path(path: Path) -> Document:
    """Read the file at *path*, at most 256 KiB of it.

    Raises:
        UserError: it is missing, no file, not readable, or `read` refuses it.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        size = max(len(data), path.stat().st_size)
    except OSError as error:
        raise not_opened(path, error) from None
    if len(data) > MAX_BYTES:
        raise too_large(str(path), size)
    return read(data, str(path))


def read(data: bytes, name: str) -> Document:
    """Read one YAML mapping; *name* is the file in the user's words.

    Raises:
        UserError: something in it is refused; lists everything up to the first syntax error.
    """
    text = decode(data, name)
    found = yamllines.read(text)
    if found is None:
        from trigscaffold import yamlevents

        found = yamlevents.read(text, name)
    return Document(name, *found)
