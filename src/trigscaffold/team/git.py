"""Fetches one commit of a repository, and reads a template's files from git's objects: nothing is checked out."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from trigscaffold.errors import Problem, UserError
from trigscaffold.team import files
from trigscaffold.team.cache import Shelf
from trigscaffold.team.fetch import Damaged, Unreachable
from trigscaffold.team.files import Entry, TemplateFiles
from trigscaffold.team.gitcommand import FETCH_S, GaveUp, GitFailed, reading, run
from trigscaffold.team.source import Wanted

_HELD = "refs/trigscaffold/wanted"
_QUIET = ("--quiet", "--force", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head")
_FAULTS = {
    "120000": "is a link; a template holds its files itself",
    "160000": "is a submodule, another repository; commit the files themselves",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of ``git ls-tree``."""

    entry: Entry
    object_id: str


def newest(wanted: Wanted, shelf: Shelf) -> str:
    """Return the commit that the wanted ref (default: HEAD) is at now.

    Raises:
        Unreachable: the repository gives no answer.
        UserError: it has no such ref.
    """
    ref = wanted.ref
    peeled = "^{}"  # the commit behind an annotated tag
    names = [f"refs/tags/{ref}{peeled}", f"refs/tags/{ref}", f"refs/heads/{ref}", f"{ref}{peeled}", ref]
    names = names if ref else ["HEAD"]
    with _scratch(shelf) as scratch:
        found = _refs(scratch, wanted.source, *names)
        if commit := next((found[name] for name in names if name in found), ""):
            return commit
        raise _no_such_ref(wanted, [name.split("/", 2)[-1] for name in _refs(scratch, wanted.source, "--refs")])


def fetch(wanted: Wanted, shelf: Shelf) -> None:
    """Put a bare repository with the wanted commit on *shelf*.

    Raises:
        Unreachable: the repository gives no answer, or has no such commit.
    """
    with _scratch(shelf) as scratch:
        try:
            _fetch(scratch, wanted.source, "--depth=1", f"{wanted.commit}:{_HELD}")
        except GaveUp:
            raise
        except GitFailed:  # a server that gives no commit by its number
            if not wanted.ref or not _is_at(scratch, wanted):
                _fetch(scratch, wanted.source, "+refs/heads/*:refs/heads/*", "+refs/tags/*:refs/tags/*")
        run(scratch, "cat-file", "-e", f"{wanted.commit}^{{tree}}")
        shelf.keep(scratch, shelf.repository(wanted.commit))


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
        found = files.gather(entries, lambda asked: _blobs(repository, asked, by_path), name)
    except GitFailed as error:
        if not _has(repository, wanted.commit):
            raise Damaged(str(error)) from None
        raise _no_folder(wanted, name, str(error)) from None
    return TemplateFiles(wanted.source, wanted.ref, wanted.path, wanted.commit, found)


@contextlib.contextmanager
def _scratch(shelf: Shelf) -> Iterator[Path]:
    """Give an empty bare repository; what git cannot do in it is a source that cannot be reached."""
    with shelf.passing() as passing:
        try:
            run(passing / "git", "init", "--quiet", "--bare", "--template=")
            yield passing / "git"
        except GitFailed as error:
            raise Unreachable(str(error)) from None


def _refs(scratch: Path, source: str, *names: str) -> dict[str, str]:
    """Return the refs of *source*, name to commit: those of *names*, or with ``--refs`` all branches and tags."""
    options = [name for name in names if name.startswith("--")]
    asked = [name for name in names if not name.startswith("--")]
    lines = run(scratch, "ls-remote", "--quiet", *options, "--", source, *asked, seconds=FETCH_S)
    pairs = (line.split("\t") for line in lines.decode(errors="replace").splitlines())
    return {name: commit for commit, name in pairs}


def _fetch(repository: Path, source: str, *what: str) -> None:
    options = [part for part in what if part.startswith("--")]
    names = [part for part in what if not part.startswith("--")]
    run(repository, "fetch", *_QUIET, *options, "--", source, *names, seconds=FETCH_S)


def _is_at(repository: Path, wanted: Wanted) -> bool:
    """Fetch the wanted ref alone, and tell whether it is at the wanted commit."""
    try:
        _fetch(repository, wanted.source, "--depth=1", f"{wanted.ref}:{_HELD}")
        return run(repository, "rev-parse", f"{_HELD}^{{commit}}").decode().strip() == wanted.commit
    except GitFailed:
        return False


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
            if count > files.MAX_FILES:
                files.refused(name, [("", files.TOO_MANY)])
            about, _, path = line.decode("utf-8", "surrogateescape").partition("\t")
            mode, kind, object_id, size = about.split()
            if kind != "tree" and files.is_part(path):
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


def _no_such_ref(wanted: Wanted, known: Sequence[str]) -> UserError:
    import difflib

    names = [name for name in known if name.isprintable()]
    near = difflib.get_close_matches(wanted.ref, names, 1, cutoff=0.5)
    guess = f"did you mean {near[0]}? " if near else ""
    shown = ", ".join(names[: files.MAX_LISTED]) + (", ..." if len(names) > files.MAX_LISTED else "")
    message = f"there is no branch or tag {wanted.ref!r}; {guess}there are: {shown or 'none'}"
    hint = "a commit is written with all 40 digits"
    return UserError("the template cannot be fetched", [Problem(wanted.source, "", message)], hint=hint)
