"""Changes many files of a folder at once: a reader, or a kill at any moment, finds all of it or nothing.

The folder's next state is built complete beside it, as ``.<name>.trigscaffold-new``: our files
written, everything else hard-linked.  One system call exchanges the two.  The original, out of
sight now, is brought to the same state and exchanged back, so that it stays the same folder to a
shell or an editor that is open in it; then the stand-in is deleted.  Where the system cannot
exchange, renames do it, and `recover` puts the folder back after a kill between two of them.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
import sys
from collections.abc import Collection, Mapping
from pathlib import Path

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
_CANNOT = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}


def apply(
    folder: Path, puts: Mapping[str, bytes], removals: Collection[str], renamed: Mapping[str, str] | None = None
) -> None:
    """Write *puts* and delete *removals*, paths inside *folder*, which is made if it is missing.

    A file keeps its rights; one that was *renamed* (new path -> old path) those of the old one.

    Call it inside `folderlock.locked`, with paths that lead through no link.

    Raises:
        OSError: nothing was changed.
    """
    new = beside(folder, "new")
    try:
        _build(folder, new, puts, removals, renamed or {})
        if not folder.exists():
            new.rename(folder)
            return
        _swap(folder, new)
        with contextlib.suppress(OSError):  # the stand-in is complete: it can stay
            _bring_up(new, folder, puts, removals)
            _swap(folder, new)
        with contextlib.suppress(OSError):
            _sync(folder.parent)
    finally:
        recover(folder)


def replace_file(path: Path, text: str) -> None:
    """Write *text* to *path* in one step: whoever reads it finds the old file or the new one.

    Raises:
        OSError: The disk refuses; the old file is as it was.
    """
    target = Path(os.path.realpath(path))
    passing = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        _put(passing, text.encode("utf-8"), target)
        _sync(passing)
        passing.replace(target)
    except OSError:
        passing.unlink(missing_ok=True)
        raise


def recover(folder: Path) -> None:
    """Undo what a killed run left: put *folder* back if it was renamed away, delete what lies beside it."""
    old, new = beside(folder, "old"), beside(folder, "new")
    if old.exists() and not os.path.lexists(folder):
        old.rename(folder)
    for left in (old, new):
        shutil.rmtree(left, ignore_errors=True)


def interrupted(folder: Path) -> bool:
    """Return whether a killed run left something for `recover`."""
    return any(os.path.lexists(beside(folder, role)) for role in ("old", "new"))


def beside(folder: Path, role: str) -> Path:
    """Return where the state of *folder* that is not to be seen lies; *role*: ``new`` or ``old``."""
    return folder.with_name(f".{folder.name}.trigscaffold-{role}")


def _build(
    folder: Path, new: Path, puts: Mapping[str, bytes], removals: Collection[str], renamed: Mapping[str, str]
) -> None:
    """Make *new* what *folder* is to be.

    What replaces a folder is on the disk before it does.  A new folder is not waited for: it takes nothing's
    place, and after a power cut a second run writes it again.
    """
    new.mkdir()
    replaces = folder.exists()
    if replaces:
        if folder.is_mount():
            raise OSError(errno.EBUSY, "a mount point cannot be exchanged; name a folder inside it", str(folder))
        _mirror(folder, new, "", {*puts, *removals})
    for path, data in puts.items():
        (new / path).parent.mkdir(parents=True, exist_ok=True)
        _put(new / path, data, folder / renamed.get(path, path))
    _prune(new, removals)
    if not replaces:
        return
    # All at the end: the first sync takes most of what was written with it, so the others find little to do.
    for path in puts:
        _sync(new / path)
    for directory, _, _ in os.walk(new):
        _sync(Path(directory))


def _put(target: Path, data: bytes, before: Path) -> None:
    """Write *data*, with the rights that the file had *before*."""
    try:
        with target.open("xb") as file:
            if before.exists():
                target.chmod(stat.S_IMODE(before.stat().st_mode) & 0o777)
            file.write(data)
    except OSError as error:
        error.filename = error.filename or str(target)
        raise


def _mirror(source: Path, copy: Path, prefix: str, leave_out: Collection[str]) -> None:
    """Fill *copy* with hard links to all files and links of *source*, never through a link to a folder."""
    status = source.stat()
    with os.scandir(source) as entries:
        for entry in entries:
            path = f"{prefix}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                if entry.stat().st_dev != status.st_dev:
                    raise OSError(errno.EBUSY, "a mount point inside the folder cannot be exchanged", entry.path)
                (copy / entry.name).mkdir()
                _mirror(Path(entry.path), copy / entry.name, f"{path}/", leave_out)
            elif path not in leave_out:
                _link(Path(entry.path), copy / entry.name)
    copy.chmod(stat.S_IMODE(status.st_mode) | 0o700)


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:  # no hard links here, or not to this file
        shutil.copy2(source, target, follow_symlinks=False)


def _bring_up(original: Path, current: Path, puts: Collection[str], removals: Collection[str]) -> None:
    """Make *original* what *current* is, file by file, while nobody sees it."""
    for path in puts:
        target = original / path
        target.parent.mkdir(parents=True, exist_ok=True)
        passing = target.with_name(f".{target.name}.trigscaffold-tmp")
        _link(current / path, passing)
        passing.replace(target)
    for path in removals:
        (original / path).unlink(missing_ok=True)
    _prune(original, removals)
    for directory in {(original / path).parent for path in (*puts, *removals)} | {original}:
        if directory.exists():
            _sync(directory)


def _prune(folder: Path, removals: Collection[str]) -> None:
    """Delete the folders that *removals* left empty."""
    for path in removals:
        for parent in (folder / path).parents:
            if parent == folder or (parent.exists() and any(parent.iterdir())):
                break
            with contextlib.suppress(FileNotFoundError):
                parent.rmdir()


def _swap(folder: Path, other: Path) -> None:
    if not _exchange(folder, other):
        aside = beside(folder, "old")
        folder.rename(aside)
        other.rename(folder)
        aside.rename(other)
    with contextlib.suppress(OSError):  # done all the same
        _sync(folder.parent)


def _exchange(one: Path, two: Path) -> bool:
    """Exchange two folders in one step; False where the system or the file system cannot."""
    if sys.platform != "linux":
        return False
    import ctypes

    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is None:
        return False
    if call(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(two), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _CANNOT:
        return False
    layered = "a folder of a lower image layer or a mount cannot be exchanged; name a new folder"
    raise OSError(code, layered if code == errno.EXDEV else os.strerror(code), str(one))


def _sync(path: Path) -> None:
    """Have the file or folder *path* on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        error.filename = str(path)
        if error.errno not in _CANNOT:
            raise
    finally:
        os.close(handle)
