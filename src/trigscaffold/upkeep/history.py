"""Finds a file as it once was in the history of the repository that a module lies in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from trigscaffold import record
from trigscaffold.upkeep import git

COMMITS = 1_000


def blob(target: Path, path: str, digest: str) -> bytes | None:
    """Return the text of *path* inside *target* whose SHA-256 is *digest*, staged or in the last 1,000 commits of it.

    None: it is not there, or there is no repository, or no git.
    """
    if not git.found() or not target.is_dir():
        return None
    wanted = "\n".join([f":./{path}", *_ids(target, path)]) + "\n"
    code, out = git.run(["cat-file", "--batch"], target, wanted.encode())
    return next((text for text in _texts(out) if record.digest(text) == digest), None) if code == 0 else None


def _ids(target: Path, path: str) -> list[str]:
    """Return the id of everything that *path* ever was, the latest first."""
    what = ["log", "--format=", "--raw", "-m", "--no-abbrev", "--no-renames", "--no-show-signature", f"-n{COMMITS}"]
    code, out = git.run([*what, "--", f"./{path}"], target)
    if code:
        return []
    ids = [one for line in out.decode(errors="replace").splitlines() for one in _both(line)]
    return list(dict.fromkeys(one for one in ids if set(one) != {"0"}))


def _both(line: str) -> list[str]:
    """Return the ids after and before one change: ``:100644 100644 <before> <after> M<tab>path``."""
    parts = line.split()
    return [parts[3], parts[2]] if line.startswith(":") and len(parts) > 4 else []


def _texts(out: bytes) -> Iterator[bytes]:
    """Yield each blob of what ``git cat-file --batch`` printed; what is missing has one line that says so."""
    at = 0
    while at < len(out):
        end = out.index(b"\n", at)
        head = out[at:end].split()
        at = end + 1
        if len(head) == 3 and head[2].isdigit():
            size = int(head[2])
            yield out[at : at + size]
            at += size + 1
