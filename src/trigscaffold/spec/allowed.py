"""What a place allows, in words, and what was probably meant there."""

from __future__ import annotations

import re
from typing import Any

from trigscaffold.spec.shape import Shape
from trigscaffold.spec.slips import YES_NO, as_name, folded, nearest
from trigscaffold.spec.vocabulary import NAME, TRIGGER_NAME

MANY = 14
_PATTERNS = {
    NAME: "1 to 40 lower-case letters, digits and hyphens, a letter first",
    TRIGGER_NAME: "1 to 30 lower-case letters, digits and underscores, a letter first",
}
_JOINTS = {NAME: "-", TRIGGER_NAME: "_"}
_EXAMPLES = {
    "duration": "a duration such as 300 ms, 30 s, 5 min, 2 h or 4 days",
    "size": "a size such as 500 B, 4 KB or 1 MB",
    "rate": "a rate such as 200/s, 1 million per day or 2 MB/s",
}


def allowed(shape: Shape) -> str:
    """Say what *shape* allows: ``none, some, unknown, or a mapping with some of: at_a_time, per_second``."""
    words = [str(choice) for choice in shape.choices]
    if "flag" in shape.kinds:
        words += ["true", "false"]
    if shape.unknown:
        words.append("unknown")
    longer = [_kind(shape, kind) for kind in shape.kinds if kind not in ("flag", "any")]
    longer = list(dict.fromkeys(longer))
    if "number" in shape.kinds and "whole" in shape.kinds:
        longer = [_kind(shape, "number")]
    if shape.block:
        longer.append(f"a mapping with some of: {', '.join(shape.fields)}")
    if not words or not longer:
        return ", ".join(words) or ", or ".join(longer) or "anything"
    if shape.block or shape.choices:
        return f"{', '.join(words)}, or {', or '.join(longer)}"
    return f"{', or '.join(longer)}, or {', '.join(words)}"


def _kind(shape: Shape, kind: str) -> str:
    if kind in ("whole", "number"):
        noun = "a whole number" if kind == "whole" else "a number"
        if shape.above is not None:
            return f"{noun} above {shape.above:g}"
        low = "" if shape.minimum is None else f" from {shape.minimum:.0f}"
        return noun + low + ("" if shape.maximum is None else f" to {shape.maximum:.0f}")
    if kind == "list":
        return f"a list of: {allowed(shape.items)}" if shape.items and shape.items.choices else "a list of texts"
    if kind == "map":
        return f"a mapping with {shape.length[0]} to {shape.length[1]} keys" if shape.length[1] else "a mapping"
    if kind in _EXAMPLES:
        return _EXAMPLES[kind]
    if shape.pattern:
        return _PATTERNS[shape.pattern]
    low_high = shape.length[1] and f"text of {shape.length[0]} to {shape.length[1]} characters"
    return low_high or (f"text such as {shape.unit}" if shape.unit else "text")


def key_allowed(shape: Shape) -> str:
    """Say what a key of the map *shape* may be."""
    return _PATTERNS[shape.key_pattern]


def guess(shape: Shape, value: Any) -> str:
    """Return what *value* was probably meant to be, as it would be written; empty: no idea."""
    if not isinstance(value, str):
        return _guess_unquoted(shape, value)
    if "flag" in shape.kinds and folded(value) in YES_NO:
        return YES_NO[folded(value)]
    number = re.match(r"\s*(\d{1,9})\s*[a-zA-Z]{0,8}\s*$", value)
    if number and "whole" in shape.kinds:
        return number[1] if (shape.minimum or 0) <= int(number[1]) <= (shape.maximum or 1e9) else ""
    if shape.pattern:
        return name_guess(shape.pattern, value)
    if "list" in shape.kinds and shape.items and shape.items.choices:
        near = nearest(value, [*map(str, shape.items.choices), *map(str, shape.choices)])
        return f"[{near}]" if near in shape.items.choices else near
    words = [*map(str, shape.choices), *(["unknown"] if shape.unknown else [])]
    if near := nearest(value, words) if words else "":
        return near
    inner = (key for key, one in shape.fields.items() if folded(value) in one.choices)
    return next((f"{{{key}: {folded(value)}}}" for key in inner), "")


def _guess_unquoted(shape: Shape, value: Any) -> str:
    if "text" in shape.kinds and not shape.pattern and isinstance(value, int | float) and not isinstance(value, bool):
        return f'"{value}"'
    if "whole" in shape.kinds and isinstance(value, float) and value.is_integer() and abs(value) < 1e9:
        return f"{value:.0f}"
    if isinstance(value, list) and len(value) == 1 and value[0] in shape.choices:
        return str(value[0])
    return ""


def name_guess(pattern: str, value: str) -> str:
    """Return *value* as a name that fits *pattern*; empty: it cannot become one."""
    return as_name(value, pattern, _JOINTS[pattern])
