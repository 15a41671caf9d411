"""What was parsed before, by content: one file for each set of paths that is checked, in the user's cache.

It holds what the last check of these paths read, so that it never grows beyond that.  Nothing depends on it: what is
missing, damaged or made by another reader is parsed again, and a folder that cannot be written is left alone.
"""

from __future__ import annotations

import functools
import hashlib
import marshal
import os
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Final

from trigscaffold.audit.hcl.stored import from_bytes, to_bytes
from trigscaffold.audit.hcl.syntax import File
from trigscaffold.team.places import parsed

WORTH_IT: Final = 256 * 1024
"""Bytes of HCL below which parsing takes no longer than a glance, and nothing is kept."""
_MOST_FILES: Final = 32
"""Sets of paths that are kept; the one that was checked longest ago goes first."""
_LARGEST: Final = 64 * 1024 * 1024
_DIGEST: Final = 16


@dataclass(slots=True, eq=False)
class Cache:
    """The parsed files of one set of paths; *at* is where they are kept, None: nowhere.

    *missed* counts the files that had to be parsed.
    """

    at: Path | None = None
    missed: int = 0
    _known: dict[bytes, bytes] = field(default_factory=dict)
    _used: dict[bytes, bytes | File] = field(default_factory=dict)
    _read: int = 0

    def get(self, content: bytes, lines: tuple[str, ...]) -> File | None:
        """Return what was parsed of *content* before; *lines* is its text."""
        key = _key(content)
        stored = self._known.get(key)
        file = from_bytes(stored, lines) if stored is not None else None
        self._read += len(content)
        if stored is not None and file is not None:
            self._used[key] = stored
        return file

    def put(self, content: bytes, file: File) -> None:
        """Remember what was parsed of *content*, for `save`."""
        self._used[_key(content)] = file
        self.missed += 1

    def save(self) -> None:
        """Keep what was read, where that is worth it and something of it is new."""
        if self.at is None or self._read < WORTH_IT or self._used.keys() == self._known.keys():
            return
        entries: dict[bytes, bytes] = {}
        for key, one in self._used.items():
            with suppress(ValueError, RecursionError):  # deeper than can be stored: it is parsed each time
                entries[key] = one if isinstance(one, bytes) else to_bytes(one)
        data = marshal.dumps(entries)
        if len(data) <= _LARGEST:
            with suppress(OSError):
                _write(self.at, _key(_reader() + data) + data)


def of(paths: Sequence[Path]) -> Cache:
    """Return what is known of *paths*."""
    at = _place(paths)
    if at is None:
        return Cache()
    try:
        stored = at.read_bytes()
    except OSError:
        return Cache(at)
    digest, data = stored[:_DIGEST], stored[_DIGEST:]
    if digest != _key(_reader() + data):
        return Cache(at)
    return Cache(at, 0, marshal.loads(data))


def _key(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=_DIGEST).digest()


@functools.cache
def _reader() -> bytes:
    """Return what tells one reader from another: Python, the grammar, and how we read what it makes."""
    own = Path(__file__).parent / "hcl"
    names = ("expressions", "parse", "stored", "syntax", "templates", "text")
    versions = f"{sys.version_info[:2]} {marshal.version} {version('tree-sitter')} {version('tree-sitter-hcl')}"
    return _key(versions.encode() + b"".join((own / f"{name}.py").read_bytes() for name in names))


def _place(paths: Sequence[Path]) -> Path | None:
    try:
        text = "\0".join(sorted(str(path.resolve()) for path in paths))
    except (OSError, RuntimeError, ValueError):
        return None
    return parsed() / f"{_key(os.fsencode(text)).hex()}.parsed"


def _write(at: Path, data: bytes) -> None:
    """Write *data* in one step, for its owner alone."""
    at.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, passing = tempfile.mkstemp(dir=at.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(passing).replace(at)
    except OSError:
        Path(passing).unlink(missing_ok=True)
        raise
    kept = sorted(at.parent.glob("*.parsed"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in kept[_MOST_FILES:]:
        old.unlink(missing_ok=True)
