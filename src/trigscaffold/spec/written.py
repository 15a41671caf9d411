"""The two ways to write a spec: triggers by name, or one trigger's keys at the top."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

Path = tuple[str | int, ...]
SHORT = "source"


def is_short(value: Any) -> bool:
    """Return whether *value* is the short form: one trigger's keys at the top."""
    return isinstance(value, dict) and "triggers" not in value and "needs" in value


def long_form(value: Any, trigger_keys: Collection[str]) -> Any:
    """Return *value* with its trigger under a name, where it is written without; anything else as it is."""
    if not is_short(value):
        return value
    one = {key: value[key] for key in trigger_keys if key in value}
    return {**{k: v for k, v in value.items() if k not in one}, "triggers": {SHORT: one}}


def as_written(path: Path, value: Any) -> Path:
    """Return *path* as the user wrote it: in the short form nothing is under ``triggers``."""
    return path[2:] if is_short(value) and path[:2] == ("triggers", SHORT) else path
