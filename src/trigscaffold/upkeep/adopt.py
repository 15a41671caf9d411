"""Takes on a module that was made without a record: says what it has of what is generated, and writes the record."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from trigscaffold import atomic, folderlock, record, safepath
from trigscaffold.errors import Problem, UserError
from trigscaffold.record import NAME
from trigscaffold.team.desk import SILENT, Desk
from trigscaffold.upkeep import checkout, generated, outcomes


@dataclass(frozen=True, slots=True)
class Adoption:
    """Each generated file: ``same``, ``edited`` or ``missing`` in the folder; and the record to write."""

    folder: Path
    target: Path
    states: Mapping[str, str]
    record: bytes


def look(folder: Path, spec: Path | None = None, desk: Desk = SILENT) -> Adoption:
    """Return what *folder* has of what its spec (or *spec*) makes; *desk* hears of a template that is fetched.

    Raises:
        UserError: there is no folder, no spec, or a record already.
        OSError: the disk refuses.
    """
    target = Path(os.path.realpath(folder))
    if not target.is_dir():
        raise _refused(folder, "there is no such folder", "Name the folder of a module.")
    if safepath.obstacle(target, NAME) or record.on_disk(target, NAME) is not None:
        raise _refused(folder, f"has a {NAME} already", "`trigscaffold update` brings it up to date.")
    tree = generated.tree(target, folder, spec, desk=desk)
    checkout.refuse_obstacles(target, folder, tree.files)
    states = {path: _state(record.on_disk(target, path), text) for path, text in sorted(tree.files.items())}
    return Adoption(folder, target, states, record.of(tree))


def write(found: Adoption) -> None:
    """Write the record, and nothing else.

    Raises:
        OSError: the disk refuses; nothing was changed.
    """
    with folderlock.locked(found.target):
        atomic.recover(found.target)
        atomic.apply(found.target, {NAME: found.record}, [])


def _state(ours: bytes | None, text: str) -> str:
    if ours is None:
        return "missing"
    return "same" if outcomes.as_generated(ours, record.digest(text.encode())) else "edited"


def _refused(folder: Path, found: str, hint: str) -> UserError:
    return UserError(f"{folder} cannot be adopted", [Problem(str(folder), "", found)], hint=hint)
