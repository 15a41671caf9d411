"""What an update does to one file, and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from trigscaffold import record
from trigscaffold.upkeep import lines, merge


@dataclass(frozen=True, slots=True)
class Sides:
    """One file four ways: its hash *recorded*, *ours* on the disk, *theirs* generated now, and *base* on demand.

    *ours* and *theirs* are None where there is no such file.  *was* is the path it had before.  *follow* lets
    *base* and *ours* follow what was renamed.
    """

    path: str
    recorded: str | None
    ours: bytes | None
    theirs: bytes | None
    base: Callable[[], bytes | None]
    was: str = ""
    follow: Callable[[bytes | None, bytes, bytes], tuple[bytes | None, bytes]] = lambda base, ours, _: (base, ours)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of one file.  *recorded*: its hash in the next record, None: it is in it no more.

    *kind*: ``add change merge conflict remove rename`` change the disk; ``same``, ``edited`` (by its owner
    alone), ``deleted`` (by its owner) and ``kept`` (its owner's from now on) do not.
    """

    path: str
    kind: str
    before: bytes | None
    after: bytes | None
    recorded: str | None
    was: str = ""
    why: str = ""
    conflicts: int = 0

    @property
    def changes(self) -> bool:
        """Whether the disk would change."""
        return self.before != self.after or bool(self.was and self.kind != "deleted")


_WENT_ALONG = "your edits went along"


def of(sides: Sides) -> Outcome:
    """Return what becomes of a file.

    Raises:
        UserError: it has to be merged, and there is no git.
    """
    if sides.theirs is None:
        return _no_longer_generated(sides)
    if sides.recorded is None:
        return _new(sides, sides.ours, sides.theirs)
    if sides.ours is None:
        return _outcome(sides, "deleted", None, "you deleted it")
    return _both(sides, sides.ours, sides.theirs)


def as_generated(data: bytes, digest: str | None) -> bool:
    """Return whether *data* has the hash *digest*; Windows' line ends are no edit."""
    return digest in (record.digest(data), record.digest(lines.as_lf(data)))


def _no_longer_generated(sides: Sides) -> Outcome:
    if sides.ours is None:
        return Outcome(sides.path, "same", None, None, None)
    if as_generated(sides.ours, sides.recorded):
        return Outcome(sides.path, "remove", sides.ours, None, None)
    why = "it is not generated any more, but you edited it, so it is yours now"
    return Outcome(sides.path, "kept", sides.ours, sides.ours, None, why=why)


def _new(sides: Sides, ours: bytes | None, theirs: bytes) -> Outcome:
    if ours is None:
        return _outcome(sides, "add", theirs)
    if as_generated(ours, record.digest(theirs)):
        return _outcome(sides, "same", ours)
    merged = merge.three_way(None, ours, theirs)
    why = "you added it, and now it is generated too" + _not_text(merged)
    return _outcome(sides, "conflict", merged.data, why, conflicts=merged.conflicts)


def _both(sides: Sides, ours: bytes, theirs: bytes) -> Outcome:
    moved = "rename" if sides.was else ""
    if as_generated(ours, sides.recorded):
        after = lines.like(ours, theirs)
        return _outcome(sides, moved or ("same" if after == ours else "change"), after)
    same = as_generated(ours, record.digest(theirs))
    if same or record.digest(theirs) == sides.recorded:
        return _outcome(sides, moved or ("same" if same else "edited"), ours, _WENT_ALONG if moved else "")
    base = sides.base()
    merged = merge.three_way(*_followed(sides, base, ours, theirs))
    if merged.conflicts:
        why = "both changed the same lines" if base is not None else "what was generated is not known any more"
        return _outcome(sides, "conflict", merged.data, why + _not_text(merged), conflicts=merged.conflicts)
    kind = moved or ("edited" if merged.data == ours else "merge")
    return _outcome(sides, kind, merged.data, _WENT_ALONG if moved else "")


def _followed(sides: Sides, base: bytes | None, ours: bytes, theirs: bytes) -> tuple[bytes | None, bytes, bytes]:
    before, own = sides.follow(base, lines.as_lf(ours), theirs)
    return before, lines.like(ours, own), theirs


def _not_text(merged: merge.Merged) -> str:
    return "" if merged.text else "; it is no text, so yours stays and nothing is marked in it"


def _outcome(sides: Sides, kind: str, after: bytes | None, why: str = "", conflicts: int = 0) -> Outcome:
    return Outcome(sides.path, kind, sides.ours, after, record.digest(sides.theirs or b""), sides.was, why, conflicts)
