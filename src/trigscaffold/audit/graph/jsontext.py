"""JSON text, of which a piece may be unknown, as the object that it is."""

from __future__ import annotations

import json
from typing import Any

from trigscaffold.audit.value import UNKNOWN, Value

_MARK = "\ue000"


def parsed(value: Value) -> Value:
    """Return what JSON text says, its unknown pieces as values within; *value* itself where it is no JSON text."""
    # A text that is known as a whole is text, also where it is another's argument.
    pieces = value.parts or ((Value(value.text),) if value.text else ())
    if not pieces:
        return value
    holes: list[Value] = []
    text = ""
    quoted = False
    for piece in pieces:
        if piece.text is not None and not piece.refs and not piece.linear:
            text += piece.text
            quoted = _quoted(piece.text, quoted)
        else:
            mark = f"{_MARK}{len(holes)}{_MARK}"
            # "maxReceiveCount": ${var.tries}: a number stands in no quotes.
            text += mark if quoted else f'"{mark}"'
            holes.append(piece)
    try:
        return _lifted(json.loads(text), holes)
    except (ValueError, RecursionError):
        return value


def _quoted(text: str, before: bool) -> bool:
    """Tell whether the end of *text* stands within quotes, its beginning having stood there or not."""
    plain = text.replace("\\\\", "").replace('\\"', "")
    return before ^ (plain.count('"') % 2 == 1)


def _lifted(data: Any, holes: list[Value]) -> Value:
    if isinstance(data, dict):
        return Value({k: _lifted(v, holes) for k, v in data.items()})
    if isinstance(data, list):
        return Value([_lifted(v, holes) for v in data])
    if isinstance(data, str) and _MARK in data:
        parts = tuple(
            holes[int(piece)] if n % 2 else Value(piece) for n, piece in enumerate(data.split(_MARK)) if n % 2 or piece
        )
        return parts[0] if len(parts) == 1 else Value(UNKNOWN, parts=parts, given=True)
    return Value(data)
