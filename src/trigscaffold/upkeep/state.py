"""What an update means for what Terraform made: what moves, what is left standing, what is built anew.  Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from trigscaffold import record
from trigscaffold.upkeep import held, moves, resources
from trigscaffold.upkeep.held import Replacement
from trigscaffold.upkeep.renaming import Renaming
from trigscaffold.upkeep.resources import Blocks, Key

Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Consequences:
    """*moved*: folder and address before -> address now.  *left*: what leaves the module but stays in AWS."""

    moved: Mapping[Key, str]
    left: tuple[Key, ...]
    replaced: tuple[Replacement, ...]


def of(before: Texts, after: Texts, renaming: Renaming) -> Consequences:
    """Return what comes of a module whose ``.tf`` files were *before* and are *after* the update."""
    old, new = resources.blocks(before), resources.blocks(after)
    moved = {key: to for key, to in renaming.moves.items() if key in old and key not in new and (key[0], to) in new}
    gone = [key for key, block in old.items() if key not in new and key not in moved and block.type in held.HOLDS]
    return Consequences(moved, tuple(sorted(gone)), tuple(held.replaced(old, new, moved, renaming.pairs)))


def moves_files(before: Texts, after: Texts, what: Consequences) -> dict[str, str]:
    """Return the text of each file of moves that changes, by its path."""
    new = resources.blocks(after)
    folders = {folder for folder, _ in (*what.moved, *what.left)} | {_folder(p) for p in before if record.is_moves(p)}
    found = {}
    for folder in sorted(folders):
        path = f"{folder}/{record.MOVES}" if folder else record.MOVES
        text = _moves_file(before.get(path, ""), folder, new, what)
        if text != before.get(path, ""):
            found[path] = text
    return found


def _moves_file(before: str, folder: str, new: Blocks, what: Consequences) -> str:
    moved = {old: to for (where, old), to in what.moved.items() if where == folder}
    left = [address for where, address in what.left if where == folder]
    live = [address for where, address in new if where == folder]
    said = moves.read(before)
    unchanged = not moved and set(left) <= said.left and not (said.moved.keys() | said.left) & set(live)
    return before if unchanged else moves.text(before, moved, left, live)


def _folder(path: str) -> str:
    return path.rpartition("/")[0]
