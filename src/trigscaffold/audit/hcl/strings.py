"""Strings made of pieces, some of which may be unknown."""

from __future__ import annotations

import json
from collections.abc import Iterable

from trigscaffold.audit.hcl.values import LONGEST, MOST_PARTS, Failed, plain, reason, refs, rests, spread, unknown
from trigscaffold.audit.value import Value


def text_of(value: Value) -> str | None:
    """Return *value* as Terraform writes it within a string, None where it is unknown or can be none."""
    data = value.data
    if isinstance(data, bool):
        return "true" if data else "false"
    if isinstance(data, str):
        return data
    if isinstance(data, int | float):
        return number_text(data)
    if isinstance(data, list | dict):
        return json_text(value)
    return None


def number_text(number: float) -> str:
    """Return a number as Terraform writes it: whole ones without a point."""
    if isinstance(number, int):
        return str(number) if abs(number) < 10**300 else repr(float(number))
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)


def json_text(value: Value) -> str | None:
    """Return *value* as JSON, None where something in it is unknown."""
    try:
        return json.dumps(plain(value), separators=(",", ":"))
    except (ValueError, RecursionError):
        return None


def hollow(value: Value) -> bool:
    """Tell whether *value* is an empty text that a caller is expected to replace: the default of a root's variable."""
    return value.text == "" and value.linear is not None


def joined(pieces: Iterable[Value]) -> Value:
    """Return the string that *pieces* make; where it refers to something or a piece is unknown it has ``parts``."""
    flat: list[Value] = []
    for piece in pieces:
        if isinstance(piece, Failed):
            return piece
        flat += piece.parts if piece.parts else (piece,)
    few = [piece for piece in flat if piece.options]
    if few:
        return spread(flat, joined)
    texts = [text_of(piece) for piece in flat]
    whole = all(text is not None for text in texts)
    if sum(len(text or "") for text in texts) > LONGEST or len(flat) > MOST_PARTS:
        return unknown("a string that is too long to follow", *flat[:MOST_PARTS], given=True)
    found = refs(flat)
    if whole and not found and not any(map(hollow, flat)):
        return Value("".join(text or "" for text in texts), rests_on=rests(flat))
    parts = _merged(flat, texts)
    if whole:
        return Value("".join(text or "" for text in texts), found, rests(flat), parts=parts)
    return Value(refs=found, rests_on=rests(flat), why=reason(flat), parts=parts, given=True)


def _merged(pieces: list[Value], texts: list[str | None]) -> tuple[Value, ...]:
    """Return the pieces with neighbours that are mere text put together."""
    made: list[Value] = []
    for piece, text in zip(pieces, texts, strict=True):
        if text is None or piece.refs or hollow(piece):
            made.append(piece)
        elif made and made[-1].text is not None and not made[-1].refs and not hollow(made[-1]):
            last = made.pop()
            made.append(Value((last.text or "") + text, rests_on=rests((last, piece))))
        elif text:
            made.append(Value(text, rests_on=piece.rests_on))
    return tuple(made)
