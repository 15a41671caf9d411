"""Keys of maps that are known only in part, such as ``"${var.prefix}-orders"``.

What such a key is made of stands in for its text: ``${var.prefix}-orders`` is the same wherever it is written, so what
is kept under it is found again, and never taken for a text that is known.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterable
from typing import Final

from trigscaffold.audit.hcl.strings import text_of
from trigscaffold.audit.hcl.values import either
from trigscaffold.audit.sameness import identity, unsettled
from trigscaffold.audit.value import Linear, Value

_BRACES: Final = re.compile(r"\$\{|[{}]")
_MOST: Final = 100
"""Keys known in part beyond which a map's are not compared with each other."""


def written(key: Value) -> str | None:
    """Return the text of *key*, or what stands in for it; None where neither is known."""
    text = text_of(key)
    return text if text is not None else identity(key) or None


def fresh(key: Value, taken: Container[str]) -> str:
    """Return what *key* is kept under in a map that has *taken*: what cannot be told is like nothing else there."""
    found = written(key)
    if found is not None:
        return found
    made = f"${{{key.decides}}}"
    while made in taken:
        made = f"{made[:-1]}'}}"
    return made


def alike(one: str, other: str) -> bool:
    """Tell whether of two keys one is known in part and may be the text that the other is.

    Two that are both known in part are taken for different: nobody writes a map in which one of them is lost.
    """
    if unsettled(one) is unsettled(other):
        return one == other
    whole, vague = (other, one) if unsettled(one) else (one, other)
    return re.fullmatch(".*".join(map(re.escape, _split(vague)[::2])), whole, re.DOTALL) is not None


def settled(pairs: Iterable[tuple[str, Value]]) -> dict[str, Value]:
    """Return what a map keeps of *pairs*, of which a later one wins; also over a key that may be the same."""
    kept: dict[str, Value] = {}
    vague: list[str] = []
    for name, value in pairs:
        odd = unsettled(name)
        for other in () if len(vague) > _MOST else tuple(kept) if odd else vague:
            if other != name and alike(name, other):
                why = f"whether {meant(name if odd else other).decides} makes two keys the same"
                kept[other] = either((kept[other], value), why)
        if odd and name not in kept:
            vague.append(name)
        kept[name] = value
    return kept


def fewest(names: Collection[str]) -> int:
    """Return how many of *names* are different keys for certain."""
    vague = [name for name in names if unsettled(name)]
    known = [name for name in names if not unsettled(name)]
    if len(vague) > _MOST:
        return 1
    return len(names) - sum(any(alike(name, other) for other in known) for name in vague)


def disordered(value: Value) -> bool:
    """Tell whether it is not known in which order Terraform goes over the map *value*."""
    return len(value.fields or ()) > 1 and any(map(unsettled, value.fields or ()))


def _split(name: str) -> list[str]:
    """Return the texts and the symbols that *name* is made of, in turn, a text first and last."""
    found: list[str] = []
    begin = depth = 0
    for brace in _BRACES.finditer(name):
        if brace[0] == "}":
            depth -= depth > 0
            if depth == 0 and len(found) % 2:
                found.append(name[begin : brace.start()])
                begin = brace.end()
        elif depth or brace[0] == "${":
            depth += 1
            if depth == 1:
                found.append(name[begin : brace.start()])
                begin = brace.end()
    return [*found, name[begin:]] if len(found) % 2 == 0 else [*found, name[begin:], ""]


def meant(name: str, rests_on: tuple[str, ...] = ()) -> Value:
    """Return the key that is kept under *name*."""
    if not unsettled(name):
        return Value(name, rests_on=rests_on)
    split = _split(name)
    symbols = [symbol.rstrip("'") for symbol in split[1::2]]
    pieces = tuple(
        Value(linear=Linear(piece), why=piece.rstrip("'"), given=True) if at % 2 else Value(piece)
        for at, piece in enumerate(split)
        if piece
    )
    return Value(rests_on=rests_on, why=symbols[0] if symbols else name, parts=pieces, given=True)
