"""The record of what was written to a folder: path to SHA-256 of the text, sorted, no date, no absolute path."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

from trigscaffold import safepath
from trigscaffold.errors import Problem, UserError
from trigscaffold.module import FileTree

NAME = ".trigscaffold.json"


def of(tree: FileTree) -> bytes:
    """Return the record's bytes for *tree*."""
    files = {path: digest(text.encode()) for path, text in sorted(tree.files.items())}
    return (json.dumps({"files": files}, indent=2, ensure_ascii=False) + "\n").encode()


def read(target: Path, folder: Path) -> dict[str, str] | None:
    """Return path to hash of what the last run wrote to *target*, which the user calls *folder*; None: no record.

    Raises:
        UserError: it is damaged, or holds paths that no run of ours writes.
        OSError: it cannot be read.
    """
    blocked = safepath.obstacle(target, NAME)
    if blocked:
        raise _damaged(folder, blocked)
    data = on_disk(target, NAME)
    if data is None:
        return None
    try:
        files = dict(json.loads(data)["files"])
        safepath.refuse_unsafe(files, NAME)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, UserError):
        raise _damaged(folder, "is not as trigscaffold wrote it") from None
    if not all(isinstance(value, str) for value in files.values()):
        raise _damaged(folder, "is not as trigscaffold wrote it")
    return files


def on_disk(target: Path, path: str) -> bytes | None:
    """Return the bytes of a plain file inside *target*, None where there is none."""
    try:
        return (target / path).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None


def digest(data: bytes) -> str:
    """Return the SHA-256 of *data*, as 64 hexadecimal digits."""
    return sha256(data).hexdigest()


def _damaged(folder: Path, why: str) -> UserError:
    hint = "Restore it from version control. Or delete it and use `--force`, which replaces files the module has too."
    return UserError(f"{folder} cannot be written", [Problem(str(folder / NAME), "", why)], hint=hint)
