"""Runs git so that nothing of a foreign repository runs: no hook, no filter, no submodule, no other transport."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from trigscaffold import printable
from trigscaffold.errors import Problem, UserError

FETCH_S = 300
READ_S = 60
MAX_PACK = 256 * 1024 * 1024
_OPTIONS = {
    "core.hooksPath": os.devnull,
    "core.symlinks": "false",
    "core.fsmonitor": "false",
    "core.attributesFile": os.devnull,
    "protocol.ext.allow": "never",
    "submodule.recurse": "false",
    "fetch.recurseSubmodules": "false",
    "fetch.unpackLimit": "1",  # one pack, which is one file, whose size is bounded
    "fetch.writeCommitGraph": "false",
    "gc.auto": "0",
    "maintenance.auto": "false",
    "init.templateDir": "",
}
_TOO_LARGE = os.strerror(errno.EFBIG).encode()
# Where a hook, or a `git` that runs us, has set git up for another repository: `git rev-parse --local-env-vars`.
_ELSEWHERE = {"GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_DIR", "GIT_GRAFT_FILE", "GIT_INDEX_FILE"}
_ELSEWHERE |= {"GIT_NAMESPACE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX", "GIT_QUARANTINE_PATH", "GIT_REPLACE_REF_BASE"}
_ELSEWHERE |= {"GIT_SHALLOW_FILE", "GIT_TEMPLATE_DIR", "GIT_WORK_TREE", "GIT_CONFIG"}
_NOISE = ("hint:", "warning:", "Please make sure you have", "and the repository exists")
_ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


class GitFailed(Exception):
    """Git ended with an error; the text is what it said."""


class GaveUp(GitFailed):
    """Git was stopped: it took too long, or what it fetched is too large.  To try another way would do it again."""


def environment() -> dict[str, str]:
    """Return this environment without what would lead git elsewhere or make it ask; the user's own settings stay."""
    return {name: value for name, value in os.environ.items() if name not in _ELSEWHERE} | {
        "GIT_ALLOW_PROTOCOL": "file:https:ssh",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_LFS_SKIP_SMUDGE": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "LC_ALL": "C",
    }


def run(repository: Path, *arguments: str, stdin: bytes = b"", seconds: int = READ_S) -> bytes:
    """Return what git prints for *arguments* in the bare *repository*.

    Raises:
        GitFailed: it refuses, or takes longer than *seconds*.
        UserError: there is no git.
    """
    try:
        done = subprocess.run(
            _command(repository, arguments),
            input=stdin,
            capture_output=True,
            env=environment(),
            timeout=seconds,
            cwd=repository.parent,
            preexec_fn=_bounded if os.name == "posix" else None,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise GaveUp(f"it took more than {seconds} seconds") from None
    if done.returncode and _TOO_LARGE in done.stderr:
        raise GaveUp(f"it is larger than {MAX_PACK:,} bytes")
    if done.returncode:
        raise GitFailed(_said(done.stderr))
    return done.stdout


@contextlib.contextmanager
def reading(repository: Path, *arguments: str) -> Iterator[Iterator[bytes]]:
    """Give what git prints for *arguments* in pieces that end in a zero byte; git ends when nobody reads on.

    Raises:
        GitFailed: it refuses; raised after the last piece.
    """
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            _command(repository, arguments),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            env=environment(),
            cwd=repository.parent,
        )
        try:
            yield _pieces(process, errors)
        finally:
            process.kill()
            process.communicate()


def _pieces(process: subprocess.Popen[bytes], errors: IO[bytes]) -> Iterator[bytes]:
    assert process.stdout is not None
    left = b""
    while block := process.stdout.read(1 << 16):
        *whole, left = (left + block).split(b"\0")
        yield from whole
    if process.wait(READ_S):
        errors.seek(0)
        raise GitFailed(_said(errors.read()))


def _command(repository: Path, arguments: tuple[str, ...]) -> list[str]:
    git = shutil.which("git")
    if git is None:
        problem = Problem("", "", "git is not on the PATH")
        raise UserError("a template of a git repository cannot be fetched", [problem], hint="install git, or use a zip")
    options = [part for key, value in _OPTIONS.items() for part in ("-c", f"{key}={value}")]
    return [git, *options, f"--git-dir={repository}", *arguments]


def _bounded() -> None:
    """Let no file that git writes grow beyond `MAX_PACK`, where the system can say so."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # then git is told, and says why
        resource.setrlimit(resource.RLIMIT_FSIZE, (MAX_PACK, MAX_PACK))


def _said(stderr: bytes) -> str:
    """Return the lines that say why, without colours or letters that would disturb a terminal."""
    text = _ANSI.sub("", stderr.decode(errors="replace"))
    lines = [printable.shown(line).strip() for line in text.splitlines()]
    why = [line.removeprefix("fatal: ").removeprefix("error: ") for line in lines if not line.startswith(_NOISE)]
    return "; ".join(line for line in why if line)[:400] or "git gave no reason"
