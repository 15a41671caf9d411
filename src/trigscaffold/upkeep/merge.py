"""Merges one file three ways: as generated, as its owner has it, as generated now.  The merge is git's own."""

from __future__ import annotations

import difflib
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from trigscaffold.upkeep import git, lines

_LABELS = ("-L", lines.YOURS, "-L", lines.GENERATED, "-L", lines.NOW)
_MOST_CONFLICTS = 127  # git counts no further; above it is an error


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge gives.  *text*: false where a file is no text, and is left as its owner has it."""

    data: bytes
    conflicts: int = 0
    text: bool = True


def three_way(base: bytes | None, ours: bytes, theirs: bytes) -> Merged:
    """Return *ours* with what changed from *base* to *theirs*, and the line ends of *ours*.

    Without a *base* every place where the two differ is a conflict.

    Raises:
        UserError: there is no git on the PATH.
    """
    if lines.crlf(ours) and b"\r" not in theirs + (base or b""):
        merged = three_way(base, lines.as_lf(ours), theirs)
        return Merged(lines.like(ours, merged.data), merged.conflicts, merged.text)
    if theirs in (ours, base):
        return Merged(ours)
    if ours == base:
        return Merged(theirs)
    if any(b"\0" in one for one in (base or b"", ours, theirs)):
        return Merged(ours, 1, text=False)
    return _by_git(base, ours, theirs) if base is not None else two_way(ours, theirs)


def two_way(ours: bytes, theirs: bytes) -> Merged:
    """Return both, with a conflict wherever they differ."""
    a, b = ours.splitlines(keepends=True), theirs.splitlines(keepends=True)
    parts: list[bytes] = []
    conflicts = 0
    for kind, start, end, first, last in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind == "equal":
            parts += a[start:end]
        else:
            conflicts += 1
            parts += _marked(a[start:end], b[first:last])
    return Merged(b"".join(parts), conflicts)


def _marked(ours: list[bytes], theirs: list[bytes]) -> Iterator[bytes]:
    yield f"<<<<<<< {lines.YOURS}\n".encode()
    yield from (_ended(line) for line in ours)
    yield f"||||||| {lines.GENERATED}: not known\n=======\n".encode()
    yield from (_ended(line) for line in theirs)
    yield f">>>>>>> {lines.NOW}\n".encode()


def _ended(line: bytes) -> bytes:
    return line if line.endswith(b"\n") else line + b"\n"


def _by_git(base: bytes, ours: bytes, theirs: bytes) -> Merged:
    with tempfile.TemporaryDirectory(prefix="trigscaffold-merge-") as name:
        folder = Path(name)
        for file, data in (("ours", ours), ("base", base), ("theirs", theirs)):
            (folder / file).write_bytes(data)
        code, out = git.run(["merge-file", "-p", "--diff3", *_LABELS, "ours", "base", "theirs"], folder)
    return Merged(out, code) if code <= _MOST_CONFLICTS and code != 124 else two_way(ours, theirs)
