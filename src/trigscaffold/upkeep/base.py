"""Finds a file as it was generated, when its owner has edited it since."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from trigscaffold import record
from trigscaffold.module import FileTree
from trigscaffold.record import Record
from trigscaffold.upkeep import history, names


class Bases:
    """Every file as generated: from what the recorded spec makes again, or from the repository's history."""

    def __init__(self, target: Path, known: Record, again: Callable[[], FileTree | None]) -> None:
        self._target = target
        self._known = known
        self._again = again
        self._files: dict[str, str] | None = None
        self._found: dict[str, bytes | None] = {}

    def find(self, path: str) -> bytes | None:
        """Return the bytes of *path* that have the recorded hash; None: nobody has them any more."""
        if path not in self._found:
            self._found[path] = self._search(path, self._known.files[path])
        return self._found[path]

    def _search(self, path: str, digest: str) -> bytes | None:
        if self._files is None:
            tree = self._again()
            self._files = names.applied(tree.files, self._known.names) if tree else {}
        made = self._files.get(path, "").encode()
        return made if record.digest(made) == digest else history.blob(self._target, path, digest)
