"""Which paths of a file tree may be written at all, and what in a folder stands in their way."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from trigscaffold.errors import Problem, UserError

MAX_PATH = 200  # characters; Windows has 260 for the folder above it as well
_MAX_PART = 255  # bytes; what Linux and macOS allow a name
_GIT = {".git", "git~1"}  # the second is how Windows abbreviates the first
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}


def refuse_unsafe(paths: Iterable[str], reserved: str) -> None:
    """Refuse paths that lead out of the folder, or that not every system can hold side by side.

    Raises:
        UserError: lists every such path.
    """
    problems = [Problem(repr(path), "", why) for path, why in faults(paths, reserved)]
    if problems:
        hint = "Paths are relative, with `/` between their parts. Correct the template that makes them."
        raise UserError("The module has files that cannot be written", problems, hint=hint)


def faults(paths: Iterable[str], reserved: str = "") -> list[tuple[str, str]]:
    """Return each path that leads out of its folder, or that not every system can hold, and why.

    *reserved* is a name at the top of the folder that is not to be had; ``""``: none.
    """
    ordered = sorted(paths)
    return [(path, why) for path in ordered if (why := _unsafe(path, reserved))] + _colliding(ordered)


def _unsafe(path: str, reserved: str) -> str:
    parts = path.split("/")
    if path.startswith("/") or path[1:2] == ":":
        return "is absolute; a path inside the folder is expected"
    if ".." in parts:
        return "has `..`; a path inside the folder is expected"
    if "\\" in path:
        return "has a backslash; use `/`"
    if not path.isprintable():
        return "has a control character, or one that cannot be seen; use letters, digits, `.`, `-` and `_`"
    if any(letter in '<>:"|?*' for letter in path):
        return 'has one of the characters `<>:"|?*`, which Windows refuses; use letters, digits, `.`, `-` and `_`'
    if len(path) > MAX_PATH or any(len(part.encode()) > _MAX_PART for part in parts):
        return f"is too long: at most {MAX_PATH} characters, and {_MAX_PART} bytes in each part, are allowed"
    if any(part in {"", "."} or part.endswith((" ", ".")) for part in parts):
        return "has an empty part, or one that ends in a dot or a blank"
    if path.casefold() == reserved or any(part.casefold() in _GIT for part in parts):
        named = f"`{reserved}` and `.git` are" if reserved else "`.git` is"
        return f"is reserved: {named} not the module's"
    if any(part.casefold().split(".")[0] in _DEVICES for part in parts):
        return "is the name of a device on Windows; choose another"
    return ""


def _colliding(paths: list[str]) -> list[tuple[str, str]]:
    """Find paths that differ by case alone, folders too, and files that other paths use as a folder."""
    found = []
    known: dict[str, str] = {}
    files = {_folded(path) for path in paths}
    for path in paths:
        parts = path.split("/")
        for end in range(1, len(parts) + 1):
            prefix = "/".join(parts[:end])
            first = known.setdefault(_folded(prefix), prefix)
            if first != prefix:
                found.append(
                    (path, f"differs from {first!r} by upper and lower case, or by how an accent is stored, alone")
                )
            elif end < len(parts) and _folded(prefix) in files:
                found.append((path, f"lies in {prefix!r}, which is a file"))
    return found


def _folded(path: str) -> str:
    """Return *path* as macOS and Windows compare it."""
    if path.isascii():
        return path.casefold()
    import unicodedata

    return unicodedata.normalize("NFC", path).casefold()


def obstacle(folder: Path, path: str) -> str:
    """Say what stands at *path* or above it, inside *folder*, that must not be written over; ``""``: nothing does."""
    above = folder
    for part in (*path.split("/"), ""):
        try:
            mode = above.lstat().st_mode
        except (FileNotFoundError, NotADirectoryError):
            return ""
        if above != folder and stat.S_ISLNK(mode):
            return "is a link, and links are not written through"
        if part and not stat.S_ISDIR(mode):
            return "is a file where a folder is needed"
        if not part and not stat.S_ISREG(mode):
            return "is a folder where a file is needed" if stat.S_ISDIR(mode) else "is not a plain file"
        above = above / part
    return ""


def unwritable(folder: Path, path: str) -> str:
    """Return the folder nearest above *path* when its rights forbid to write there; ``""`` otherwise."""
    above = (folder / path).parent
    while not above.exists():
        if above == folder:
            return ""
        above = above.parent
    effective = os.access in os.supports_effective_ids
    return "" if os.access(above, os.W_OK | os.X_OK, effective_ids=effective) else str(above)
