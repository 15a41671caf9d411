"""Takes a template from the cache, or over the network into it; without a network what is there serves on.

What can be fetched is a module with the three functions of `Remote`: `git` and `zipurl`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from trigscaffold.errors import UNTRUSTED_TEMPLATE, Problem, UserError
from trigscaffold.team.cache import Shelf
from trigscaffold.team.config import Config
from trigscaffold.team.desk import Desk
from trigscaffold.team.files import TemplateFiles
from trigscaffold.team.source import GIT, Wanted


class Unreachable(Exception):
    """The network, or the host, gave nothing; the text says why."""


class Damaged(Exception):
    """What the cache keeps is not what was put there; the text says why."""


class Remote(Protocol):
    """A kind of source that is fetched.  The first two raise `Unreachable`, the third `Damaged`."""

    def newest(self, wanted: Wanted, shelf: Shelf) -> str:
        """Return the commit that the wanted ref is at now."""

    def fetch(self, wanted: Wanted, shelf: Shelf) -> None:
        """Put the wanted commit on *shelf*, if the source has it."""

    def read(self, wanted: Wanted, shelf: Shelf) -> TemplateFiles:
        """Return the template of the wanted commit, which is on *shelf*."""


def take(wanted: Wanted, remote: Remote, config: Config, desk: Desk) -> TemplateFiles:
    """Return the wanted template at the pinned commit, or at what its ref is now.

    Raises:
        UserError: it cannot be had (exit code 2), or something in it is not to be trusted (4).
    """
    shelf = Shelf(wanted.source)
    try:
        if wanted.commit:
            _tell_moved(wanted, shelf, remote, config, desk)
        else:
            wanted = replace(wanted, commit=_once(wanted, shelf, remote, config, desk))
        if not shelf.has(wanted.commit):
            _fetch(wanted, shelf, remote, config)
        return _read(wanted, shelf, remote, config)
    except OSError as error:
        raise _not_fetched(
            wanted, f"{error.filename or 'the cache'}: {(error.strerror or str(error)).lower()}"
        ) from None


def _read(wanted: Wanted, shelf: Shelf, remote: Remote, config: Config) -> TemplateFiles:
    """Read what is on *shelf*; where it is damaged, fetch it once more."""
    try:
        return remote.read(wanted, shelf)
    except Damaged:
        shelf.drop(wanted.commit)
    _fetch(wanted, shelf, remote, config)
    try:
        return remote.read(wanted, shelf)
    except Damaged as error:
        raise _not_fetched(wanted, str(error)) from None


def _once(wanted: Wanted, shelf: Shelf, remote: Remote, config: Config, desk: Desk) -> str:
    """Return what the ref was at when *desk* first asked."""
    if desk.known is None:
        return _newest(wanted, shelf, remote, config, desk)
    asked = (wanted.source, wanted.ref)
    if asked not in desk.known:
        desk.known[asked] = _newest(wanted, shelf, remote, config, desk)
    return desk.known[asked]


def _newest(wanted: Wanted, shelf: Shelf, remote: Remote, config: Config, desk: Desk) -> str:
    """Return what the ref is at now; where nobody can be asked, what it was at last, if that is in the cache."""
    seen = shelf.seen(wanted.ref)
    try:
        _refuse_offline(config)
        commit = remote.newest(wanted, shelf)
    except Unreachable as error:
        if not shelf.has(seen):
            raise _not_fetched(wanted, str(error)) from None
        if not config.is_offline:
            desk.tell(f"{wanted.source} cannot be reached ({error}); going on with {_short(seen)} from the cache.")
        return seen
    if seen not in ("", commit):
        desk.tell(f"{_ref(wanted)} has moved from {_short(seen)} to {_short(commit)}.")
    if seen != commit:
        shelf.note(wanted.ref, commit)
    return commit


def _tell_moved(wanted: Wanted, shelf: Shelf, remote: Remote, config: Config, desk: Desk) -> None:
    """Say so when the ref is known to be elsewhere than at the pinned commit; a repository's HEAD is no ref."""
    if wanted.kind == GIT and not wanted.ref:
        return
    now = shelf.seen(wanted.ref)
    if desk.refresh and not config.is_offline:
        try:
            now = remote.newest(wanted, shelf)
            shelf.note(wanted.ref, now)
        except Unreachable as error:
            desk.tell(f"{wanted.source} cannot be reached ({error}), so whether its ref has moved is not known.")
        except UserError:
            desk.tell(f"{_ref(wanted)} is not there any more; {_short(wanted.commit)} is pinned and used.")
            return
    if now not in ("", wanted.commit):
        desk.tell(f"{_ref(wanted)} has moved to {_short(now)}; {_short(wanted.commit)} is pinned and used.")


def _fetch(wanted: Wanted, shelf: Shelf, remote: Remote, config: Config) -> None:
    try:
        _refuse_offline(config)
        remote.fetch(wanted, shelf)
    except Unreachable as error:
        raise _not_fetched(wanted, str(error)) from None
    if not shelf.has(wanted.commit):
        problem = Problem(wanted.source, "", f"what is there now is not {wanted.commit}")
        hint = "look at what is there with `trigscaffold template show`, then change the pinned commit"
        summary = "this is not the template that is pinned"
        raise UserError(summary, [problem], hint=hint, exit_code=UNTRUSTED_TEMPLATE)


def _refuse_offline(config: Config) -> None:
    if config.offline and config.is_offline:
        raise Unreachable(f"{config.offline.origin} says offline")


def _short(commit: str) -> str:
    return commit.removeprefix("sha256:")[:12]


def _ref(wanted: Wanted) -> str:
    return f"{wanted.ref} of {wanted.source}" if wanted.ref else wanted.source


def _not_fetched(wanted: Wanted, why: str) -> UserError:
    what = f" at {_short(wanted.commit)}" if wanted.commit else f" at {wanted.ref}" if wanted.ref else ""
    problem = Problem(f"{wanted.source}{what}", "", f"it is not in the cache, and cannot be fetched: {why}")
    hint = "check the address and the network; what was fetched once is there offline"
    if wanted.kind == GIT:
        hint = f"check that `git ls-remote {wanted.source}` works; what was fetched once is there offline"
    return UserError("the template cannot be fetched", [problem], hint=hint)
