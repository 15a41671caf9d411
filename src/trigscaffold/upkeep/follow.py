"""Lets what its owner did not touch follow a rename, so that only real edits meet in a merge.  Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from trigscaffold.upkeep import moves, renames
from trigscaffold.upkeep.renames import Pairs

Sides = tuple[bytes | None, bytes]


@dataclass(frozen=True, slots=True)
class Renamed:
    """What is called otherwise now.  *addresses*: old -> new, of resources and module calls, for each folder."""

    pairs: Pairs = field(default_factory=dict)
    addresses: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def followed(path: str, base: bytes | None, ours: bytes, theirs: bytes, what: Renamed) -> Sides:
    """Return *base* and *ours* of the file *path* as they would be had *what* been called so from the start.

    A line that its owner left as generated becomes the line that is generated now.  In a line of the
    owner's own, only the addresses of what Terraform moves are replaced: they mean nothing any more.
    """
    addresses = what.addresses.get(path.rpartition("/")[0], {}) if path.endswith(".tf") else {}
    if not addresses and not what.pairs:
        return base, ours
    old, now = _lines(base or b""), set(_lines(theirs))
    new = {line: to for line in old if (to := renames.renamed(line, what.pairs)) in now}
    known = set(old)
    own = [new.get(line, line) if line in known else moves.readdressed(line, addresses) for line in _lines(ours)]
    return base if base is None else _bytes([new.get(line, line) for line in old]), _bytes(own)


def _lines(data: bytes) -> list[str]:
    return data.decode(errors="surrogateescape").split("\n")


def _bytes(lines: list[str]) -> bytes:
    return "\n".join(lines).encode(errors="surrogateescape")
