"""Finds and fetches one commit of a git repository, into a bare one of the cache."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from trigscaffold.errors import Problem, UserError
from trigscaffold.team import judge
from trigscaffold.team.cache import Shelf
from trigscaffold.team.fetch import Unreachable
from trigscaffold.team.gitcommand import FETCH_S, GaveUp, GitFailed, run
from trigscaffold.team.gittree import read
from trigscaffold.team.source import Wanted

__all__ = ["fetch", "newest", "read"]  # what `fetch.Remote` asks for

_HELD = "refs/trigscaffold/wanted"
_QUIET = ("--quiet", "--force", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head")


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


def _no_such_ref(wanted: Wanted, known: Sequence[str]) -> UserError:
    import difflib

    names = [name for name in known if name.isprintable()]
    near = difflib.get_close_matches(wanted.ref, names, 1, cutoff=0.5)
    guess = f"did you mean {near[0]}? " if near else ""
    shown = ", ".join(names[: judge.MAX_LISTED]) + (", ..." if len(names) > judge.MAX_LISTED else "")
    message = f"there is no branch or tag {wanted.ref!r}; {guess}there are: {shown or 'none'}"
    hint = "a commit is written with all 40 digits"
    return UserError("the template cannot be fetched", [Problem(wanted.source, "", message)], hint=hint)
