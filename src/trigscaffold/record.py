"""The record of what was written to a folder: each path's SHA-256, the spec and the template it was made from.

Sorted, no date, no absolute path; ``specified`` is the spec as it was then, without what nobody
answered, so that the same bytes can be made again after its owner changed the file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from trigscaffold import __version__, safepath
from trigscaffold.errors import Problem, UserError
from trigscaffold.module import FileTree

NAME = ".trigscaffold.json"
SPEC = "trigscaffold.yaml"
MOVES = "moved.tf"  # written by updates alone, in any folder; no generated tree has one
FORMAT = 2


@dataclass(frozen=True, slots=True)
class Record:
    """What a record says.  *version*: of the trigscaffold that wrote it; empty: one that did not say.

    *names*: what keeps its name in AWS though it is called otherwise in the spec now: address -> argument -> value.
    """

    files: Mapping[str, str]
    specified: Mapping[str, Any] | None = None
    template: Mapping[str, Any] | None = None
    version: str = ""
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def of(tree: FileTree) -> bytes:
    """Return the record's bytes for *tree*."""
    return written({path: digest(text.encode()) for path, text in tree.files.items()}, tree.origin)


def written(files: Mapping[str, str], origin: Mapping[str, Any]) -> bytes:
    """Return the record's bytes for *files*, path to hash, which came from *origin*."""
    data = {
        "format": FORMAT,
        "trigscaffold": __version__,
        "spec": SPEC,
        "specified": origin.get("specified"),
        "template": origin.get("template"),
        **({"names": dict(sorted(origin["names"].items()))} if origin.get("names") else {}),
        "files": dict(sorted(files.items())),
    }
    return (json.dumps(data, indent=2, ensure_ascii=False) + "\n").encode()


def read(target: Path, folder: Path) -> Record | None:
    """Return what the last run said of *target*, which the user calls *folder*; None: no record.

    Raises:
        UserError: it is damaged, of a later format, or holds paths that no run of ours writes.
        OSError: it cannot be read.
    """
    blocked = safepath.obstacle(target, NAME)
    if blocked:
        raise _damaged(folder, blocked)
    data = on_disk(target, NAME)
    if data is None:
        return None
    try:
        said = json.loads(data)
        later = type(said["format"]) is int and said["format"] > FORMAT if "format" in said else False
        found = None if later else _understood(said)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, UserError):
        raise _damaged(folder, "is not as trigscaffold wrote it") from None
    if found is None:
        raise _later(folder, said["format"])
    return found


def _understood(said: Any) -> Record:
    """Return the record that *said* is; the first format had nothing but the files."""
    files = dict(said["files"])
    safepath.refuse_unsafe(files, NAME)
    template, specified = said.get("template"), said.get("specified")
    if not all(isinstance(value, str) for value in files.values()):
        raise ValueError("a hash is text")
    if not all(isinstance(value, dict | None) for value in (template, specified)):
        raise ValueError("a block is a mapping")
    triggers = list((specified or {}).get("triggers", {}).values())
    if not all(isinstance(block, dict) for one in triggers for block in (one, one.get("needs", {}))):
        raise ValueError("a trigger is a mapping, and so are its needs")
    names = {key: dict(values) for key, values in said.get("names", {}).items()}
    if not all(isinstance(value, str) and "\n" not in value for values in names.values() for value in values.values()):
        raise ValueError("a name is text on one line")
    return Record(files, specified, template, str(said.get("trigscaffold", "")), names)


def on_disk(target: Path, path: str) -> bytes | None:
    """Return the bytes of a plain file inside *target*, None where there is none."""
    try:
        return (target / path).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None


def digest(data: bytes) -> str:
    """Return the SHA-256 of *data*, as 64 hexadecimal digits."""
    return sha256(data).hexdigest()


def is_moves(path: str) -> bool:
    """Return whether *path* is a file of moves, which updates write and no generated tree has."""
    return path.rpartition("/")[2] == MOVES


def _damaged(folder: Path, why: str) -> UserError:
    hint = "Restore it from version control. Or delete it and use `--force`, which replaces files the module has too."
    return UserError(f"{folder} cannot be written", [Problem(str(folder / NAME), "", why)], hint=hint)


def _later(folder: Path, found: int) -> UserError:
    problem = Problem(str(folder / NAME), "format", f"found {found}; this trigscaffold knows up to {FORMAT}")
    return UserError(f"{folder} was written by a later trigscaffold", [problem], hint="Install a newer trigscaffold.")
