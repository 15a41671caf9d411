"""Whether two expressions certainly have the same value, though it is not known."""

from __future__ import annotations

from trigscaffold.audit.value import Ref, Value

_LOOSE = ("each.", "count.", "self.")


def identity(value: Value) -> str:
    """Return a text that is the same for values that are certainly equal; empty where that cannot be told."""
    if value.text or (value.text is not None and not value.linear):
        return value.text
    if value.parts:
        inner = [identity(part) for part in value.parts]
        return "".join(inner) if all(inner) else ""
    if value.linear and value.linear.factor == 1 and not value.linear.offset:
        symbol = value.linear.symbol
        return "" if any(loose in symbol for loose in _LOOSE) else f"${{{symbol}}}"
    if len(value.refs) == 1 and not value.known:
        return f"${{{_shown(value.refs[0])}}}"
    return ""


def hint(value: Value) -> str:
    """Return the names that *value* comes from, in lower case."""
    said = [value.why, *value.rests_on, *(f"{ref.address}.{ref.attribute}" for ref in value.all_refs())]
    said += [value.linear.symbol] if value.linear else []
    return " ".join(part.split(",")[0] for part in said if part).lower()


def unsettled(key: object) -> bool:
    """Tell whether *key*, of a map or of an instance, is an `identity` that stands in for a text."""
    return isinstance(key, str) and "${" in key


def _shown(ref: Ref) -> str:
    key = "" if ref.key is None else f"[{ref.key!r}]"
    return f"{ref.address}{key}.{ref.attribute}"
