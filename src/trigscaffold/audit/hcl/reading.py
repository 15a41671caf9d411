"""Folders and files, each read and parsed once however many roots share it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Final

from trigscaffold.audit.cache import Cache
from trigscaffold.audit.hcl.jsonform import parse_json
from trigscaffold.audit.hcl.parse import LARGEST, decoded, parse, parse_text
from trigscaffold.audit.hcl.source import Source, source
from trigscaffold.audit.hcl.syntax import File

ENDINGS: Final = (".tf", ".tofu", ".tf.json", ".tofu.json")
_SMALL: Final = 512 * 1024
"""Bytes of a policy or a template beyond which it is not read."""
_MOST: Final = 1000
"""Files that match a pattern beyond which they are not listed."""
_ODD: Final = frozenset("{}[]!^\\")
"""What a pattern of Terraform may have that Python reads in another way."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What of a file was not understood; the rest of it was."""

    file: str
    line: int
    message: str


@dataclass(slots=True, eq=False)
class Files:
    """What was read. *inside* are the real folders that texts may be read from, *cache* what was parsed before."""

    inside: tuple[Path, ...] = ()
    cache: Cache = field(default_factory=Cache)
    problems: list[Problem] = field(default_factory=list)
    texts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _files: dict[str, File | None] = field(default_factory=dict)
    _sources: dict[str, Source | None] = field(default_factory=dict)
    _followed: list[Path] = field(default_factory=list)

    def source(self, folder: str) -> Source | None:
        """Return what the files in *folder* declare, None where there are none."""
        if folder not in self._sources:
            names = list(configuration(folder))
            read = [(name, file) for name in names if (file := self.file(name)) is not None]
            self._sources[folder] = source(folder, read) if names else None
            self._followed.append(Path(folder).resolve())
        return self._sources[folder]

    def alone(self, folder: str, names: Iterable[str]) -> Source:
        """Return what some files of *folder* declare, without those beside them."""
        return source(folder, [(name, file) for name in names if (file := self.file(name)) is not None])

    def file(self, name: str) -> File | None:
        """Return a file, None where it cannot be read; what is wrong with it is noted."""
        if name not in self._files:
            self._files[name] = self._read(name)
        return self._files[name]

    def text(self, path: Path) -> str | None:
        """Return the text of a small file of the checked tree, None where it is none."""
        try:
            real = path.resolve()
            if not self._within(real) or not real.is_file():
                return None
            return real.read_text("utf-8") if real.stat().st_size <= _SMALL else None
        except (OSError, ValueError, RuntimeError):
            return None

    def listed(self, folder: Path, pattern: str) -> tuple[str, ...]:
        """Return the files of the checked tree below *folder* that match *pattern*, seen from it; none: too many."""
        if _ODD & set(pattern) or ".." in pattern:
            return ()
        try:
            real = folder.resolve()
            if not self._within(real) or not real.is_dir():
                return ()
            found = [one for one in islice(real.glob(pattern), _MOST + 1) if one.is_file()]
            return tuple(sorted(one.relative_to(real).as_posix() for one in found)) if len(found) <= _MOST else ()
        except (OSError, ValueError, RuntimeError, NotImplementedError):
            return ()

    def _within(self, real: Path) -> bool:
        return any(real.is_relative_to(one) for one in (*self.inside, *self._followed))

    def _read(self, name: str) -> File | None:
        path = Path(name)
        try:
            if not path.is_file():
                return None
            with path.open("rb") as stream:
                content = stream.read(LARGEST + 1)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            self.problems.append(Problem(name, 1, f"cannot be read: {reason}"))
            return None
        file = parse_json(content) if name.endswith(".json") else self._parsed(content)
        self.texts[name] = file.lines
        self.problems += [Problem(name, one.line, one.message) for one in file.mistakes]
        return file

    def _parsed(self, content: bytes) -> File:
        if len(content) > LARGEST:
            return parse(content)
        text = decoded(content)
        known = self.cache.get(content, tuple(text.split("\n")))
        if known is not None:
            return known
        file = parse_text(text)
        self.cache.put(content, file)
        return file


def configuration(folder: str) -> Iterator[str]:
    """Yield the files of *folder* that Terraform reads, by name; of ``a.tf`` and ``a.tofu`` the second."""
    try:
        with os.scandir(folder or ".") as entries:
            names = sorted(entry.name for entry in entries if _wanted(entry))
    except (OSError, ValueError):
        return
    have = set(names)
    for name in names:
        if name.replace(".tf", ".tofu") not in have or name.endswith((".tofu", ".tofu.json")):
            yield posix(os.path.join(folder, name)) if folder not in ("", ".") else name  # noqa: PTH118


def _wanted(entry: os.DirEntry[str]) -> bool:
    if entry.name.startswith((".", "#")) or not entry.name.endswith(ENDINGS):
        return False
    try:
        return entry.is_file()
    except OSError:
        return False


def posix(path: str) -> str:
    """Return *path* with forward slashes, without ``./`` and ``a/..``."""
    return os.path.normpath(path).replace(os.sep, "/") if path else ""
