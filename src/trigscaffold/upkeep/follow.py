"""Lets what its owner did not touch follow a rename, so that only real edits meet in a merge.  Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
    old, known = _lines(base or b""), set(_lines(base or b""))
    new = _now(old, _lines(theirs), what.pairs)
    own = [new.get(line, line) if line in known else moves.readdressed(line, addresses) for line in _lines(ours)]
    return base if base is None else _bytes([new.get(line, line) for line in old]), _bytes(own)


def _now(old: Iterable[str], now: list[str], pairs: Pairs) -> dict[str, str]:
    """Return each line of *old* that is in *now* under other names -> the line it is there."""
    there, alike = set(now), {renames.alike(line, pairs): line for line in now}
    found = {}
    for line in (one for one in old if one not in there):
        exactly, roughly = renames.renamed(line, pairs), renames.alike(line, pairs)
        if exactly in there or roughly in alike:
            found[line] = exactly if exactly in there else alike[roughly]
    return found


def _lines(data: bytes) -> list[str]:
    return data.decode(errors="surrogateescape").split("\n")


def _bytes(lines: list[str]) -> bytes:
    return "\n".join(lines).encode(errors="surrogateescape")
