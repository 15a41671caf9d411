"""Runs git: for its merge, and for what a repository still knows of a file."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from trigscaffold.errors import Problem, UserError

TIMEOUT_S = 60
# They would lead a run into another repository: git sets them for hooks.
_NOT_INHERITED = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE")


def found() -> bool:
    """Return whether git is on the PATH."""
    return shutil.which("git") is not None


def run(arguments: Sequence[str], folder: Path, given: bytes = b"") -> tuple[int, bytes]:
    """Return git's exit code and what it printed; it is run in *folder* and asks nothing.

    Raises:
        UserError: there is no git on the PATH.
    """
    env = {name: value for name, value in os.environ.items() if name not in _NOT_INHERITED}
    env |= {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1"}
    command = ["git", "-c", "core.fsmonitor=false", "--no-pager", *arguments]
    try:
        done = subprocess.run(command, cwd=folder, env=env, input=given, capture_output=True, timeout=TIMEOUT_S)
    except FileNotFoundError:
        raise _no_git() from None
    except subprocess.TimeoutExpired:
        return 124, b""
    return done.returncode, done.stdout


def _no_git() -> UserError:
    problem = Problem("", "", "git is not on the PATH, and an update merges with it")
    return UserError("files cannot be merged", [problem], hint="Install git 2 or newer.")
