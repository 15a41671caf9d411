"""The decision rules: one file each, found by listing the folder.

A rule's docstring is its manual page.  It has ``ID`` (kebab-case: the need it guards), ``SOURCE``
(the page that states it) and ``check(needs, trigger) -> Finding | None``.  A rule compares needs with
facts and never names a trigger.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from trigscaffold.model import Rule


def _modules() -> list[str]:
    return sorted(p.stem for p in Path(__file__).parent.glob("*.py") if not p.stem.startswith("_"))


RULES: tuple[Rule, ...] = tuple(import_module(f"{__name__}.{name}") for name in _modules())
