"""Which paths of a file tree may be written at all, and what in a folder stands in their way."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from trigscaffold.errors import Problem, UserError

_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}


def refuse_unsafe(paths: Iterable[str], reserved: str) -> None:
    """Refuse paths that lead out of the folder, or that not every system can hold side by side.

    Raises:
        UserError: lists every such path.
    """
    ordered = sorted(paths)
    problems = [Problem(repr(path), "", why) for path in ordered if (why := _unsafe(path, reserved))]
    problems += [Problem(repr(path), "", why) for path, why in _colliding(ordered)]
    if problems:
        hint = "Paths are relative, with `/` between their parts. Correct the template that makes them."
        raise UserError("The module has files that cannot be written", problems, hint=hint)


def _unsafe(path: str, reserved: str) -> str:
    parts = path.split("/")
    if path.startswith("/") or path[1:2] == ":":
        return "is absolute; a path inside the folder is expected"
    if ".." in parts:
        return "has `..`; a path inside the folder is expected"
    if "\\" in path:
        return "has a backslash; use `/`"
    if any(ord(letter) < 32 or "\x7f" <= letter <= "\x9f" or "\ud800" <= letter <= "\udfff" for letter in path):
        return "has a control character; use letters, digits, `.`, `-` and `_`"
    if any(part in {"", "."} or part.endswith((" ", ".")) for part in parts):
        return "has an empty part, or one that ends in a dot or a blank"
    if path.casefold() == reserved or any(part.casefold() == ".git" for part in parts):
        return f"is reserved: `{reserved}` and `.git` are not the module's"
    if any(part.casefold().split(".")[0] in _DEVICES for part in parts):
        return "is the name of a device on Windows; choose another"
    return ""


def _colliding(paths: list[str]) -> list[tuple[str, str]]:
    """Find paths that differ by case alone, folders too, and files that other paths use as a folder."""
    found = []
    known: dict[str, str] = {}
    files = {path.casefold() for path in paths}
    for path in paths:
        parts = path.split("/")
        for end in range(1, len(parts) + 1):
            prefix = "/".join(parts[:end])
            first = known.setdefault(prefix.casefold(), prefix)
            if first != prefix:
                found.append((path, f"differs from {first!r} by upper and lower case alone"))
            elif end < len(parts) and prefix.casefold() in files:
                found.append((path, f"lies in {prefix!r}, which is a file"))
    return found


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
