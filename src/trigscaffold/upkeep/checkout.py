"""A generated module as it lies on the disk."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from trigscaffold import atomic, folderlock, record, safepath
from trigscaffold.errors import Problem, UserError
from trigscaffold.record import NAME, Record
from trigscaffold.upkeep import lines


@dataclass(frozen=True, slots=True)
class Checkout:
    """A folder as the user calls it, the real one behind it, and its record."""

    folder: Path
    target: Path
    known: Record

    def read(self, path: str) -> bytes | None:
        """Return the bytes of *path*; None: no plain file is there."""
        return None if safepath.obstacle(self.target, path) else record.on_disk(self.target, path)

    def terraform(self, folders: Iterable[str]) -> dict[str, str]:
        """Return the text of every ``.tf`` file directly in *folders* of the module, the owner's own too."""
        found = {}
        for folder in folders:
            for path in sorted((self.target / folder).glob("*.tf")):
                name = path.relative_to(self.target).as_posix()
                if (data := self.read(name)) is not None:
                    found[name] = lines.as_lf(data).decode(errors="replace")
        return found

    def unsettled(self) -> Iterator[Problem]:
        """Yield each place in a recorded file where a conflict of an earlier update is not settled."""
        for path in self.known.files:
            for line in lines.unsettled(self.read(path) or b""):
                yield Problem(f"{self.folder / path}:{line}", "", "a conflict marker of the last update is still here")


def of(folder: Path) -> Checkout:
    """Return the module in *folder*.

    Raises:
        UserError: there is none, or its record cannot be read.
        OSError: the disk refuses.
    """
    target = Path(os.path.realpath(folder))
    if not target.exists() and atomic.interrupted(target):  # renamed away by a run that was killed
        with folderlock.locked(target):
            atomic.recover(target)
    known = record.read(target, folder) if target.is_dir() else None
    if known is None:
        raise _no_record(folder, target.is_dir())
    return Checkout(folder, target, known)


def refuse_obstacles(target: Path, folder: Path, paths: Iterable[str]) -> None:
    """Refuse what stands where a file of the module would be written.

    Raises:
        UserError: lists all of it.
    """
    problems = [Problem(str(folder / path), "", why) for path in paths if (why := safepath.obstacle(target, path))]
    if problems:
        raise UserError(f"{folder} cannot be updated", problems, hint="Move it out of the way, and run it again.")


def _no_record(folder: Path, there: bool) -> UserError:
    found = f"has no {NAME}, so nobody knows what was generated" if there else "there is no such folder"
    hint = (
        "`trigscaffold adopt DIR` takes on a module that was made without one." if there else "Name a module's folder."
    )
    return UserError(f"{folder} is no module of trigscaffold's", [Problem(str(folder), "", found)], hint=hint)
