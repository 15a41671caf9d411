"""The rules of `trigscaffold check`: one file each, found by listing the folder.

A rule's docstring is its manual page.  It has ``ID`` (the file's name with hyphens), ``SEVERITY``, ``SOURCE`` (the page
that states it) and ``check(model)``, which yields one finding for each subject.  It reads only the model.  Its
examples stand in ``tests/check/<ID>/``: what is right, what is wrong, what cannot be decided.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from trigscaffold.audit.verdict import Rule


def names() -> list[str]:
    """Return the rules' module names, in order."""
    return sorted(p.stem for p in Path(__file__).parent.glob("*.py") if not p.stem.startswith("_"))


def ids() -> list[str]:
    """Return the rules' IDs, in order, without importing them."""
    return [name.replace("_", "-") for name in names()]


def named(rule: str) -> Rule:
    """Return the rule whose ID is *rule*."""
    return cast("Rule", import_module(f"{__name__}.{rule.replace('-', '_')}"))


def rules() -> tuple[Rule, ...]:
    """Return every rule, by ID."""
    return tuple(cast("Rule", import_module(f"{__name__}.{name}")) for name in names())
