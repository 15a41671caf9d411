"""Where this user's settings, cache and memory lie, as the XDG Base Directory Specification says."""

from __future__ import annotations

import os
from pathlib import Path

NAME = "trigscaffold"


def settings_file() -> Path:
    """Return the file of the user's own settings, which may be missing."""
    return _base("XDG_CONFIG_HOME", ".config") / NAME / "config.toml"


def cache() -> Path:
    """Return the folder of fetched templates: whatever is lost there is fetched again."""
    return _base("XDG_CACHE_HOME", ".cache") / NAME / "templates"


def parsed() -> Path:
    """Return the folder of what `check` parsed before: whatever is lost there is parsed again."""
    return _base("XDG_CACHE_HOME", ".cache") / NAME / "check"


def memory() -> Path:
    """Return the folder of what the user decided, such as which templates to trust."""
    return _base("XDG_STATE_HOME", ".local/state") / NAME


def _base(variable: str, below_home: str) -> Path:
    """Return the folder that *variable* names; a relative one is not heeded, as the specification says."""
    named = Path(os.environ.get(variable, ""))
    return named if named.is_absolute() else Path(os.path.expanduser("~")) / below_home  # noqa: PTH111 - never raises
