"""Starts the process that renders a team's templates, and waits for it, but not for ever."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from trigscaffold.sandbox.work import REFUSED, Job

WALL_S = 60.0
MOST_BYTES = 64 * 1024 * 1024
_START = "import sys; sys.path[:0] = sys.argv[1:]; from trigscaffold.sandbox.child import main; main()"


def run(job: Job, wall_s: float = WALL_S) -> dict[str, Any]:
    """Return what `trigscaffold.sandbox.work.done` returns, from a process without an environment and with limits."""
    command = [sys.executable, "-I", "-S", "-B", "-c", _START, *_homes()]
    child = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_bare(), cwd=_nowhere()
    )
    late = threading.Event()

    def stop() -> None:
        late.set()
        child.kill()

    timer = threading.Timer(wall_s, stop)
    timer.start()
    try:
        answer = _asked(child, pickle.dumps(job))
    finally:
        timer.cancel()
        child.kill()
        child.wait()
    return _read(
        answer, f"takes more than {wall_s:.0f} s" if late.is_set() else "needs more time or memory than it may"
    )


def _asked(child: subprocess.Popen[bytes], job: bytes) -> bytes:
    assert child.stdin is not None
    assert child.stdout is not None
    with child.stdout:
        try:
            child.stdin.write(job)
            child.stdin.close()
        except BrokenPipeError:
            return b""
        return child.stdout.read(MOST_BYTES + 1)


def _read(answer: bytes, otherwise: str) -> dict[str, Any]:
    """Return what the child said; nothing of it is taken on trust."""
    stopped = {"why": REFUSED, "template": "", "line": 0, "message": otherwise}
    if len(answer) > MOST_BYTES:
        return {**stopped, "message": f"makes more than {MOST_BYTES >> 20} MiB"}
    try:
        said = json.loads(answer)
    except (ValueError, RecursionError):
        return stopped
    return said if isinstance(said, dict) and (_is_tree(said) or _is_fault(said)) else stopped


def _is_tree(said: dict[str, Any]) -> bool:
    files, used = said.get("files"), said.get("used")
    texts = isinstance(files, dict) and all(isinstance(text, str) for text in files.values())
    names = isinstance(used, dict) and all(isinstance(one, list) for one in used.values())
    return texts and names and all(isinstance(name, str) for one in used.values() for name in one)  # type: ignore[union-attr]


def _is_fault(said: dict[str, Any]) -> bool:
    texts = all(isinstance(said.get(key), str) for key in ("why", "template", "message"))
    return texts and isinstance(said.get("line"), int)


def _homes() -> list[str]:
    """Return the folders that this program and what it renders with are imported from."""
    import jinja2
    import markupsafe

    import trigscaffold

    found = [Path(str(module.__file__)).parents[1] for module in (trigscaffold, jinja2, markupsafe)]
    return list(dict.fromkeys(str(folder.absolute()) for folder in found))


def _bare() -> dict[str, str]:
    """Return no environment but what Windows cannot start a process without."""
    return {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}


def _nowhere() -> str:
    return str(Path(sys.executable).anchor or "/")
