"""One writer of a folder at a time."""

from __future__ import annotations

import contextlib
import errno
import os
import time
from collections.abc import Iterator
from pathlib import Path

TRIES, WAIT_S = 100, 0.1


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold off every other writer of *folder*; make the folders above it, which stay only if all goes well.

    Raises:
        OSError: a folder above it cannot be made, or another run holds the lock for 10 seconds.
    """
    made = []
    try:
        for parent in reversed([p for p in folder.parents if not p.exists()]):
            parent.mkdir(exist_ok=True)
            made.append(parent)
        with _lock(folder.parent):
            yield
    except BaseException:
        for parent in reversed(made):
            with contextlib.suppress(OSError):
                parent.rmdir()
        raise


@contextlib.contextmanager
def _lock(parent: Path) -> Iterator[None]:
    try:
        import fcntl
    except ImportError:  # no such locks on this system
        yield
        return
    handle = os.open(parent, os.O_RDONLY)
    try:
        for attempt in range(TRIES):
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except OSError as error:
                if error.errno not in {errno.EWOULDBLOCK, errno.EACCES}:
                    break  # a file system without locks
                if attempt == TRIES - 1:
                    raise OSError(errno.EBUSY, "another trigscaffold is writing here", str(parent)) from None
                time.sleep(WAIT_S)
        yield
    finally:
        os.close(handle)
