"""Files of several folders written all or none."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Sequence
from pathlib import Path

from trigscaffold.audit.fixes.plan import FileChange
from trigscaffold.errors import Problem, UserError


def write(changes: Sequence[FileChange]) -> None:
    """Write *changes*: all of them are laid beside their files first, and then take their places one by one.

    A file keeps its mode.  A kill leaves each file old or new, never in between; as each finding is mended within one
    file, none is half mended.

    Raises:
        UserError: A file cannot be written, or is not what was read; every file is as it was.
    """
    problems = [Problem(change.file, "", why) for change in changes if (why := _obstacle(change))]
    if problems:
        raise _refused(problems)
    staged: list[tuple[FileChange, Path]] = []
    replaced: list[FileChange] = []
    current = changes[0] if changes else None
    try:
        for current in changes:
            staged.append((current, _beside(current.path)))
            _put(staged[-1][1], current.after, current.path)
        for current, new in staged:
            new.replace(current.path)
            replaced.append(current)
    except OSError as error:
        _put_back(replaced)
        file = current.file if current else ""
        raise _refused([Problem(file, "", error.strerror or str(error))]) from error
    finally:
        for _, new in staged:
            with contextlib.suppress(OSError):
                new.unlink(missing_ok=True)


def _obstacle(change: FileChange) -> str:
    try:
        if change.path.read_bytes() != change.before:
            return "it was changed meanwhile"
        writable = change.path.stat().st_mode & 0o222
    except OSError as error:
        return error.strerror or str(error)
    if not writable or not os.access(change.path, os.W_OK):
        return "it is read-only"
    return "" if os.access(change.path.parent, os.W_OK | os.X_OK) else "its folder is read-only"


def _put(new: Path, content: bytes, like: Path) -> None:
    with new.open("wb") as file:
        new.chmod(stat.S_IMODE(like.stat().st_mode))
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _put_back(replaced: Sequence[FileChange]) -> None:
    for change in reversed(replaced):
        new = _beside(change.path)
        _put(new, change.before, change.path)
        new.replace(change.path)


def _beside(path: Path) -> Path:
    """Return where the next state of *path* lies; a killed run's is written over."""
    return path.with_name(f".{path.name}.trigscaffold-fix")


def _refused(problems: Sequence[Problem]) -> UserError:
    return UserError("nothing was written", problems, hint="Make the files writable, and run it again.")
