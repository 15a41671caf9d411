"""What goes by another name in a new generation: triggers, files, resources.  Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from trigscaffold.upkeep import held, moves, names, renames, resources
from trigscaffold.upkeep.follow import Renamed
from trigscaffold.upkeep.moves import Moves
from trigscaffold.upkeep.resources import Blocks, Key


@dataclass(frozen=True, slots=True)
class Renaming:
    """*pairs*: old name -> new name in the spec.  *apart*: triggers that only came or went.  *moves*: resources."""

    pairs: Mapping[str, str] = field(default_factory=dict)
    apart: tuple[str, ...] = ()
    moves: Moves = field(default_factory=dict)

    @property
    def what(self) -> Renamed:
        """What a merge has to know of it."""
        by_folder: dict[str, dict[str, str]] = {}
        for (folder, old), new in self.moves.items():
            by_folder.setdefault(folder, {})[old] = new
        return Renamed(self.pairs, by_folder)


def in_the_spec(then: Mapping[str, Any] | None, now: Mapping[str, Any] | None) -> Renaming:
    """Return which triggers, and whether the function, are called otherwise; nothing where one spec is not known."""
    if not then or not now:
        return Renaming()
    pairs = renames.triggers(then, now)
    old, new = set(then.get("triggers", {})), set(now.get("triggers", {}))
    apart = (old - new - pairs.keys()) | (new - old - set(pairs.values()))
    if then.get("name") != now.get("name"):
        pairs = {**pairs, str(then.get("name")): str(now.get("name"))}
    return Renaming(pairs, tuple(sorted(apart)))


def with_moves(renaming: Renaming, then: Mapping[str, str], now: Mapping[str, str]) -> Renaming:
    """Return *renaming* with the resources that have another address in the files *now* than they had *then*."""
    old, new = resources.blocks(then), resources.blocks(now)
    found = moves.found(old, new, renaming.pairs, renaming.apart)
    return Renaming(
        renaming.pairs, renaming.apart, {k: to for k, to in found.items() if _same(k, to, old, new, renaming)}
    )


def _same(key: Key, to: str, old: Blocks, new: Blocks, renaming: Renaming) -> bool:
    """Return whether a block is the other one: of two that hold data and only look alike, one would be lost."""
    by_name = renames.same(old[key].name, new[key[0], to].name, renaming.pairs)
    return by_name or not held.replaced(old, new, {key: to}, renaming.pairs, only=key)


def keeping_names(
    renaming: Renaming, then: Mapping[str, str], now: Mapping[str, str], known: names.Names
) -> dict[str, str]:
    """Return the files *now*, in which what was only renamed, now or earlier (*known*), keeps its name in AWS."""
    named = names.applied(now, names.moved(known, renaming.moves))
    old, new = resources.blocks(then), resources.blocks(named)
    return names.applied(named, names.kept(old, new, renaming.moves, renaming.pairs))


def files(
    renaming: Renaming, then: Mapping[str, str], now: Mapping[str, str], recorded: Iterable[str]
) -> dict[str, str]:
    """Return new path -> old path of each file that was renamed: of *then* to *now*."""
    known = set(recorded)
    gone = {path: text for path, text in then.items() if path not in now}
    come = {path: text for path, text in now.items() if path not in known}
    return renames.files(gone, come, renaming.pairs)
