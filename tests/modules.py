"""Made-up modules: a tree as generated once, its owner's edits, and a tree as generated now."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from trigscaffold import record, writer
from trigscaffold.module import FileTree
from trigscaffold.upkeep import checkout, update
from trigscaffold.upkeep.generated import Generation
from trigscaffold.upkeep.outcomes import Outcome
from trigscaffold.upkeep.planned import Plan

Files = Mapping[str, str]


def written(folder: Path, files: Files) -> Path:
    """Return *folder*, in which *files* were generated."""
    writer.write(FileTree(dict(files)), folder)
    return folder


def edit(folder: Path, files: Mapping[str, str | bytes | None]) -> None:
    """Write what its owner would: text, bytes, or nothing any more."""
    for path, text in files.items():
        if text is None:
            (folder / path).unlink()
        else:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(text if isinstance(text, bytes) else text.encode())


def planned(folder: Path, now: Files, then: Files | None = None) -> Plan:
    """Return the plan of an update to *now*; *then*: what the recorded spec makes again, if it can."""
    made = Generation(FileTree(dict(now)), lambda: None if then is None else FileTree(dict(then)))
    return update.plan(checkout.of(folder), made)


def updated(folder: Path, now: Files, then: Files | None = None) -> dict[str, Outcome]:
    """Update *folder* to *now* and return what became of each file."""
    plan = planned(folder, now, then)
    update.apply(plan)
    return {one.path: one for one in plan.outcomes}


def texts(folder: Path) -> dict[str, str]:
    """Return every file of *folder* but the record: path to text."""
    found = (Path(parent) / name for parent, _, names in os.walk(folder) for name in names if name != record.NAME)
    return {path.relative_to(folder).as_posix(): path.read_bytes().decode() for path in sorted(found)}
