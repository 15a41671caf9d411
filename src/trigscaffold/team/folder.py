"""Reads a template from a folder of this machine, through no link and never more than is allowed."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from trigscaffold import safepath
from trigscaffold.errors import Problem, UserError
from trigscaffold.team import files, judge
from trigscaffold.team.files import TemplateFiles
from trigscaffold.team.judge import Entry

_LEAD_OUT = "is a link; a template holds its files itself"
_HARD = "is a hard link to a file outside the template; copy the file"


def read(path: Path, name: str = "") -> TemplateFiles:
    """Return the template in the folder *path*, which messages and the record call *name*.

    Raises:
        UserError: there is none (exit code 2), or something in it is not to be trusted (4).
    """
    name = name or str(path)
    try:
        if not path.is_dir():
            raise _no_folder(name, "is a file; a folder is expected" if path.exists() else "there is no such folder")
        entries = _entries(path, name)
        found = judge.gather(entries, lambda wanted: _read(path, wanted, name), name)
    except OSError as error:
        raise _no_folder(str(error.filename or name), (error.strerror or str(error)).lower()) from None
    return TemplateFiles(name, "", "", files.digest(found), found)


def _entries(folder: Path, name: str) -> list[Entry]:
    found: list[tuple[str, os.stat_result]] = []
    for path, status in _walk(folder, ""):
        found.append((path, status))
        if len(found) > judge.MAX_FILES:
            judge.refused(name, [("", judge.TOO_MANY)])
    inside = Counter((status.st_dev, status.st_ino) for _, status in found)
    return [
        Entry(path, s.st_size, "" if stat.S_ISDIR(s.st_mode) else _fault(s, inside[s.st_dev, s.st_ino]))
        for path, s in found
        if not stat.S_ISDIR(s.st_mode) or len(path) > safepath.MAX_PATH
    ]


def _walk(folder: Path, prefix: str) -> Iterator[tuple[str, os.stat_result]]:
    """Yield everything below *folder*, folders too, each with what it is itself; not what lies too deep."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda e: e.name):
            path = f"{prefix}{entry.name}"
            if not prefix and not judge.is_part(path):
                continue
            status = entry.stat(follow_symlinks=False)
            yield path, status
            if stat.S_ISDIR(status.st_mode) and len(path) <= safepath.MAX_PATH:
                yield from _walk(Path(entry.path), f"{path}/")


def _fault(status: os.stat_result, links_inside: int) -> str:
    if stat.S_ISLNK(status.st_mode):
        return _LEAD_OUT
    if not stat.S_ISREG(status.st_mode):
        return "is no plain file (a device, a pipe or a socket)"
    return _HARD if status.st_nlink > links_inside else ""


def _read(folder: Path, entries: Sequence[Entry], name: str) -> dict[str, bytes]:
    """Read *entries*, and refuse what became a link, or grew, since it was listed."""
    data: dict[str, bytes] = {}
    left = judge.MAX_BYTES
    for entry in entries:
        handle = os.open(folder / entry.path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                judge.refused(name, [(entry.path, "is no plain file")])
            data[entry.path] = file.read(left + 1)
        left -= len(data[entry.path])
        if left < 0:
            judge.refused(name, [(entry.path, "grew while it was read")])
    return data


def _no_folder(name: str, why: str) -> UserError:
    hint = "name the folder that holds template.yaml; `trigscaffold template list` shows what is configured"
    return UserError("there is no template", [Problem(name, "", why)], hint=hint)
