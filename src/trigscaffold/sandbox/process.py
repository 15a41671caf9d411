"""Starts the process that renders a team's templates, and waits for it, but not for ever."""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

from trigscaffold.sandbox.nursery import CAN_FORK, Nursery
from trigscaffold.sandbox.work import REFUSED, Job

WALL_S = 60.0
MOST_BYTES = 64 * 1024 * 1024
_START = "import sys; sys.path[:0] = sys.argv[1:]; from trigscaffold.sandbox.{} import {} as start; start()"
_nursery: Nursery | None = None  # kept for the next job
_turn = threading.Lock()  # one job at a time: each is told apart by its turn, and who is late ends no other


def run(job: Job, wall_s: float = WALL_S) -> dict[str, Any]:
    """Return what `trigscaffold.sandbox.work.done` returns, from a process without an environment and with limits."""
    late = threading.Event()
    ask = _ask_a_fork if CAN_FORK else _ask_a_new_one
    answer = ask(pickle.dumps(job), wall_s, late)
    return _read(
        answer, f"takes more than {wall_s:.0f} s" if late.is_set() else "needs more time or memory than it may"
    )


def end() -> None:
    """End what is kept for the next job, and wait for it."""
    global _nursery
    if _nursery:
        _nursery.end()
        _nursery = None


def _begin_anew() -> None:
    """Forget, in a process that was forked from this one, whose turn it was."""
    global _turn
    _turn = threading.Lock()


atexit.register(end)
if CAN_FORK:
    os.register_at_fork(after_in_child=_begin_anew)


def _ask_a_fork(job: bytes, wall_s: float, late: threading.Event) -> bytes:
    """Return what a process says to *job* that is forked from the nursery; it is started where there is none.

    Where the nursery ends meanwhile, which no job can bring about, a process is started for the job.
    """
    global _nursery
    with _turn:
        if _nursery is None or not _nursery.is_ours:
            end()
            _nursery = Nursery(_command("nursery", "serve"), _bare(), _nowhere())
        answer = _forked(_nursery, job, wall_s, late)
    if answer is None:
        return b"" if late.is_set() else _ask_a_new_one(job, wall_s, late)
    return answer


def _forked(nursery: Nursery, job: bytes, wall_s: float, late: threading.Event) -> bytes | None:
    """Return what a process says to *job* that *nursery* forks; None: that has ended, and the answer may be half."""
    done = False
    (its_input, given), (said, its_output) = os.pipe(), os.pipe()
    with open(given, "wb") as to, open(said, "rb") as of, _stopped_after(wall_s, late, nursery.kill):  # noqa: PTH123
        try:
            try:
                nursery.fork(its_input, its_output)
            except OSError:
                return None
            finally:
                os.close(its_input)
                os.close(its_output)
            answer = _asked(to, of, job)
            if len(answer) > MOST_BYTES:
                return answer
            done = nursery.wait()
            return answer if done else None
        finally:
            if not done:
                nursery.kill()


def _ask_a_new_one(job: bytes, wall_s: float, late: threading.Event) -> bytes:
    """Return what a process says to *job* that is started for it."""
    child = subprocess.Popen(
        _command("child", "main"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_bare(),
        cwd=_nowhere(),
    )
    assert child.stdin is not None
    assert child.stdout is not None
    with child, _stopped_after(wall_s, late, child.kill):
        try:
            return _asked(child.stdin, child.stdout, job)
        finally:
            child.kill()


@contextlib.contextmanager
def _stopped_after(wall_s: float, late: threading.Event, kill: Callable[[], None]) -> Iterator[None]:
    """Call *kill* after *wall_s*, and set *late*, unless what is within is done by then."""

    def stop() -> None:
        late.set()
        kill()

    timer = threading.Timer(wall_s, stop)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _asked(given: IO[bytes], said: IO[bytes], job: bytes) -> bytes:
    try:
        with given:
            given.write(job)
    except BrokenPipeError:
        return b""
    return said.read(MOST_BYTES + 1)


def _command(module: str, start: str) -> list[str]:
    return [sys.executable, "-I", "-S", "-B", "-c", _START.format(module, start), *_homes()]


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
