"""What the owner of a module changed since it was generated."""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold import record
from trigscaffold.record import SPEC
from trigscaffold.upkeep import lines, outcomes
from trigscaffold.upkeep.base import Bases
from trigscaffold.upkeep.checkout import Checkout
from trigscaffold.upkeep.generated import Generation
from trigscaffold.upkeep.outcomes import Outcome


def of(at: Checkout, made: Generation) -> list[Outcome]:
    """Return each recorded file that its owner edited or deleted; *before* is as generated, where that is known."""
    return list(_found(at, Bases(at.target, at.known, made.again)))


def _found(at: Checkout, bases: Bases) -> Iterator[Outcome]:
    for path, digest in sorted(at.known.files.items()):
        ours = at.read(path)
        if ours is None:
            yield Outcome(path, "deleted", bases.find(path), None, digest)
        elif not outcomes.as_generated(ours, digest):
            base = bases.find(path)
            note = "" if base is not None or path == SPEC or record.is_moves(path) else _NOT_KNOWN
            yield Outcome(path, "edited", base, lines.as_lf(ours), digest, why=note)


_NOT_KNOWN = "what was generated is not known any more, so all of it is shown"
