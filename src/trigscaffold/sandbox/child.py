"""The process that renders a team's templates: it reads one job, answers once, and can do nothing else.

Started by `trigscaffold.sandbox.process`; the folders that its modules lie in are its arguments.
"""

from __future__ import annotations

import contextlib
import json
import os
import pickle
import sys
from collections.abc import Callable
from typing import Any

MEMORY_BYTES = 768 * 1024 * 1024
CPU_S = 20
_NEVER = ("socket.", "subprocess.", "ctypes.", "shutil.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.kill")
_NEVER_NAMED = frozenset(
    {"os.system", "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.chmod", "os.truncate"}
    | {"os.putenv", "os.startfile", "pty.spawn", "urllib.Request"}
)
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def main() -> None:
    """Read a job from standard input, and write what became of it to standard output, as JSON."""
    from trigscaffold.catalog import templates_folder
    from trigscaffold.sandbox import work

    homes = (sys.prefix, sys.base_prefix, str(templates_folder()), *filter(None, sys.path))
    job = pickle.loads(sys.stdin.buffer.read())  # written by the process that started this one, and by nobody else
    _limit()
    sys.addaudithook(_watcher(tuple(os.path.realpath(home) for home in homes)))
    sys.stdout.write(json.dumps(_done(work, job)))


def _done(work: Any, job: Any) -> dict[str, Any]:
    try:
        return dict(work.done(job))
    except MemoryError:
        what = f"needs more than {MEMORY_BYTES >> 20} MiB of memory"
        return {"why": work.REFUSED, "template": "", "line": 0, "message": what}


def _limit() -> None:
    """Limit memory and time, and forbid files and processes, where the platform knows how."""
    try:
        import resource
    except ImportError:
        return
    limits = {
        "RLIMIT_AS": MEMORY_BYTES,
        "RLIMIT_CPU": CPU_S,
        "RLIMIT_FSIZE": 0,
        "RLIMIT_NPROC": 0,
        "RLIMIT_CORE": 0,
    }
    for name, value in limits.items():
        with contextlib.suppress(AttributeError, ValueError, OSError):
            resource.setrlimit(getattr(resource, name), (value, value))


def _watcher(homes: tuple[str, ...]) -> Callable[[str, tuple[Any, ...]], None]:
    """Return what refuses all that no rendering does: it reads our own templates and modules, below *homes*."""

    def harmless(path: Any, _: Any, flags: int) -> bool:
        return not flags & _WRITES and isinstance(path, str) and os.path.realpath(path).startswith(homes)

    def watch(event: str, given: tuple[Any, ...]) -> None:
        if (event == "open" and not harmless(*given)) or event in _NEVER_NAMED or event.startswith(_NEVER):
            raise RuntimeError(f"a template tried to reach outside: {event}")

    return watch
