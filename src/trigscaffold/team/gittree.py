"""Reads a template's files from git's objects: nothing is checked out, so no filter and no link is followed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from trigscaffold.errors import Problem, UserError
from trigscaffold.team import judge
from trigscaffold.team.cache import Shelf
from trigscaffold.team.fetch import Damaged
from trigscaffold.team.files import TemplateFiles
from trigscaffold.team.gitcommand import GitFailed, reading, run
from trigscaffold.team.judge import Entry
from trigscaffold.team.source import Wanted

_FAULTS = {
    "120000": "is a link; a template holds its files itself",
    "160000": "is a submodule, another repository; commit the files themselves",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of ``git ls-tree``."""

    entry: Entry
    object_id: str


def read(wanted: Wanted, shelf: Shelf) -> TemplateFiles:
    """Return the template in the folder ``wanted.path`` of the wanted commit, out of git's objects.

    Raises:
        Damaged: the repository in the cache is not whole.
        UserError: there is none (exit code 2), or something in it is not to be trusted (4).
    """
    name = f"{wanted.source}#{wanted.path}" if wanted.path else wanted.source
    repository = shelf.repository(wanted.commit)
    try:
        listed = _listed(repository, f"{wanted.commit}:{wanted.path}", name)
        by_path = {one.entry.path: one.object_id for one in listed}
        entries = [one.entry for one in listed]
        found = judge.gather(entries, lambda asked: _blobs(repository, asked, by_path), name)
    except GitFailed as error:
        if not _has(repository, wanted.commit):
            raise Damaged(str(error)) from None
        raise _no_folder(wanted, name, str(error)) from None
    return TemplateFiles(wanted.source, wanted.ref, wanted.path, wanted.commit, found, wanted.kind)


def _has(repository: Path, commit: str) -> bool:
    try:
        run(repository, "cat-file", "-e", f"{commit}^{{tree}}")
    except GitFailed:
        return False
    return True


def _listed(repository: Path, tree: str, name: str) -> list[Listed]:
    """List the files of *tree*; folders count too, so that no tree can be listed without end."""
    found: list[Listed] = []
    count = 0
    with reading(repository, "ls-tree", "-r", "-t", "-l", "-z", tree) as lines:
        for line in lines:
            count += 1
            if count > judge.MAX_FILES:
                judge.refused(name, [("", judge.TOO_MANY)])
            about, _, path = line.decode("utf-8", "surrogateescape").partition("\t")
            mode, kind, object_id, size = about.split()
            if kind != "tree" and judge.is_part(path):
                entry = Entry(path, int(size) if size.isdigit() else 0, _FAULTS.get(mode, ""))
                found.append(Listed(entry, object_id))
    return found


def _blobs(repository: Path, entries: Sequence[Entry], ids: dict[str, str]) -> dict[str, bytes]:
    """Return the bytes of *entries*, whose sizes are known to be bearable."""
    asked = "".join(f"{ids[entry.path]}\n" for entry in entries)
    answer = run(repository, "cat-file", "--batch", "--buffer", stdin=asked.encode())
    data: dict[str, bytes] = {}
    at = 0
    for entry in entries:
        head, _, _ = answer[at : at + 200].partition(b"\n")
        at += len(head) + 1
        if head.split()[1:] != [b"blob", str(entry.size).encode()]:
            raise Damaged(f"{entry.path} cannot be read")
        data[entry.path] = answer[at : at + entry.size]
        at += entry.size + 1
    return data


def _no_folder(wanted: Wanted, name: str, said: str) -> UserError:
    problem = Problem(name, "", f"there is no such folder at the commit {wanted.commit[:12]} ({said})")
    return UserError("there is no template", [problem])
