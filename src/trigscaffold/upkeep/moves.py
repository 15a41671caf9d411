"""Which resources go by another address now, and the file that tells Terraform so.  Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from trigscaffold.upkeep import renames
from trigscaffold.upkeep.renames import Pairs
from trigscaffold.upkeep.resources import Block, Blocks, Key

Moves = dict[Key, str]
HEAD = """\
# Written by `trigscaffold update`, so that nothing is destroyed because its place in the module changed.
# A block can go once every state that this module is applied to has it behind it.
"""
_MOVED = re.compile(r"^moved \{\s*from *= *(\S+)\s*to *= *(\S+)\s*\}\n*", re.MULTILINE)
_REMOVED = re.compile(r"^removed \{\s*from *= *(\S+)\s*lifecycle \{\s*destroy *= *false\s*\}\s*\}\n*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Said:
    """What one file of moves says: old address -> new one, and what is left standing."""

    moved: Mapping[str, str]
    left: frozenset[str] = frozenset()


def found(old: Blocks, new: Blocks, pairs: Pairs, apart: Iterable[str] = ()) -> Moves:
    """Return folder and old address -> new address of each block of *old* that is in *new* under another.

    It is called as the renamed triggers (*pairs*) have it, or its body is the one most alike.  The names of
    triggers that only came or went stand in *apart*: nothing of theirs is another's under a new name.
    """
    gone = [block for key, block in old.items() if key not in new]
    come = {key: block for key, block in new.items() if key not in old}
    moves: Moves = {}
    for by_name in (True, False):
        for block in gone:
            key = (block.folder, block.address)
            free = [b for k, b in come.items() if b.type == block.type and k[0] == block.folder]
            free = [b for b in free if b.address not in _taken(moves, block.folder)]
            if key not in moves and (
                one := _named(block, free, pairs) if by_name else _alike(block, free, pairs, apart)
            ):
                moves[key] = one.address
    return moves


def _taken(moves: Moves, folder: str) -> set[str]:
    return {to for (where, _), to in moves.items() if where == folder}


def _named(block: Block, others: Iterable[Block], pairs: Pairs) -> Block | None:
    others = [other for other in others if renames.same(block.name, other.name, pairs)]
    expected = renames.renamed(block.name, pairs)
    return next((other for other in others if other.name == expected), others[0] if others else None)


def _alike(block: Block, others: Iterable[Block], pairs: Pairs, apart: Iterable[str]) -> Block | None:
    if any(_of(block.name, name) for name in apart):
        return None
    best, found = renames.ALIKE, None
    text = renames.renamed(block.body, pairs).replace(block.name, "\0").splitlines()
    for other in others:
        score = renames.ratio(text, other.body.replace(other.name, "\0").splitlines())
        if score > best and not any(_of(other.name, name) for name in apart):
            best, found = score, other
    return found


def _of(resource: str, trigger: str) -> bool:
    return renames.renamed(resource, {trigger: ""}) != resource


def readdressed(text: str, moves: Mapping[str, str]) -> str:
    """Return Terraform *text* with each block and reference at its new address: old -> new in *moves*."""
    for old, new in moves.items():
        (kind, before), (_, after) = old.split("."), new.split(".")
        text = text.replace(f'"{kind}" "{before}" {{', f'"{kind}" "{after}" {{')
        if kind == "module":
            text = text.replace(f'module "{before}" {{', f'module "{after}" {{')
        text = re.sub(rf"(?<![\w.-]){re.escape(old)}(?![\w-])", new, text)
    return text


def text(before: str, moved: Mapping[str, str], left: Iterable[str], live: Iterable[str]) -> str:
    """Return the file of moves that was *before*, with *moved* (old -> new) and what is *left* standing added.

    What is *live* (in the module as it is now) moves nowhere and is not left behind, so that neither a
    rename that is taken back nor one after another gives Terraform two answers.
    """
    said = read(before)
    known = set(live)
    kept = _led_on(said.moved, {old: new for old, new in moved.items() if old not in known}, known)
    standing = {one for one in {*said.left, *left} if one not in known and one not in kept}
    lines = [_moved(old, kept[old]) for old in sorted(kept)] + [_removed(one) for one in sorted(standing)]
    rest = _rest(before)
    return "\n".join([HEAD, *([rest] if rest else []), *lines]) if lines or rest else ""


def _led_on(before: Mapping[str, str], moved: Mapping[str, str], live: Collection[str]) -> dict[str, str]:
    """Return the moves of *before* and *moved*, of which no two lead to one place: Terraform refuses that.

    What had gone where something goes now follows it there: A to B, B to C and then C back to B leaves
    A to C to B.  If another thing had gone there, its move is dropped.
    """
    found = {old: new for old, new in before.items() if old not in live}
    for old, new in moved.items():
        came_back = old in _way(before, new)
        for other in [one for one, to in before.items() if to == new and one != old]:
            found.pop(other, None)
            if came_back:
                found[other] = _first(found, old)
        found[old] = new
    return found


def _way(moved: Mapping[str, str], start: str) -> list[str]:
    """Return each address that what was at *start* went to, in order."""
    way = [start]
    while (to := moved.get(way[-1], "")) and to not in way:
        way.append(to)
    return way[1:]


def _first(moved: Mapping[str, str], last: str) -> str:
    """Return the address at which the way begins that ends at *last*."""
    back = {to: old for old, to in moved.items()}
    return [last, *_way(back, last)][-1]


def read(text: str) -> Said:
    """Return what a file of moves says."""
    return Said(dict(_MOVED.findall(text)), frozenset(_REMOVED.findall(text)))


def _rest(text: str) -> str:
    """Return what somebody else wrote into a file of moves."""
    rest = _REMOVED.sub("", _MOVED.sub("", text.replace("\r\n", "\n").replace(HEAD, ""))).strip("\n")
    return f"{rest}\n" if rest else ""


def _moved(old: str, new: str) -> str:
    return f"moved {{\n  from = {old}\n  to   = {new}\n}}\n"


def _removed(address: str) -> str:
    return f"removed {{\n  from = {address}\n\n  lifecycle {{\n    destroy = false\n  }}\n}}\n"
