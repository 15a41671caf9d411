"""Keys of maps that are known only in part, such as ``"${var.prefix}-orders"``.

What such a key is made of stands in for its text: ``${var.prefix}-orders`` is the same wherever it is written, so what
is kept under it is found again, and never taken for a text that is known.
"""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Final

from trigscaffold.audit.hcl.strings import text_of
from trigscaffold.audit.sameness import identity, unsettled
from trigscaffold.audit.value import Linear, Value

_PIECE: Final = re.compile(r"\$\{(.*?)\}")


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
        made += "'"
    return made


def meant(name: str, rests_on: tuple[str, ...] = ()) -> Value:
    """Return the key that is kept under *name*."""
    if not unsettled(name):
        return Value(name, rests_on=rests_on)
    symbols = _PIECE.findall(name)
    pieces = tuple(
        Value(linear=Linear(piece), why=piece, given=True) if at % 2 else Value(piece)
        for at, piece in enumerate(_PIECE.split(name))
        if piece
    )
    return Value(rests_on=rests_on, why=symbols[0] if symbols else name, parts=pieces, given=True)
