"""Writes a file tree to a folder, all or nothing, and never over what somebody else wrote.

``.trigscaffold.json`` in the folder records what was written, so that the next run knows its own
files from the owner's.
"""

from __future__ import annotations

import contextlib
import difflib
import io
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from trigscaffold import atomic, folderlock, record, safepath
from trigscaffold.errors import Problem, UserError
from trigscaffold.module import FileTree

HARMLESS = frozenset({".git", ".terraform", ".terraform.lock.hcl", "build", ".venv", "__pycache__", ".DS_Store"})
MAX_LISTED = 20


@dataclass(frozen=True, slots=True)
class Change:
    """What a write does to one file.  *kind*: ``add``, ``change``, ``remove`` or ``same``."""

    path: str
    kind: str
    before: str | None
    after: str | None


def compare(tree: FileTree, folder: Path) -> list[Change]:
    """Return what writing *tree* to *folder* would do to each file, sorted; foreign files are not listed.

    Raises:
        UserError: a path of the tree cannot be written, or the record of the last run cannot be read.
    """
    safepath.refuse_unsafe(tree.files, record.NAME)
    with explained(folder):
        target = _target(folder)
        known = record.read(target, folder)
        return _changes(_carried(tree, target, known), target, folder, known.files if known else {})


def write(tree: FileTree, folder: Path, *, force: bool = False) -> list[Change]:
    """Make *folder* hold *tree*; files that are not ours and not in the way stay.

    *force* replaces files that were edited or are not ours, and removes edited ones that the
    tree has no more.  Where nothing would change, nothing is touched.

    Raises:
        UserError: something would be lost, or the disk refuses; nothing was changed.
    """
    safepath.refuse_unsafe(tree.files, record.NAME)
    with explained(folder):
        target = _target(folder)
        changes, puts, removals = _plan(tree, target, folder, force)
        if not puts and not removals and not atomic.interrupted(target):
            return changes
        with folderlock.locked(target):
            atomic.recover(target)
            changes, puts, removals = _plan(tree, target, folder, force)
            if puts or removals:
                atomic.apply(target, puts, removals)
    return changes


def refuse(tree: FileTree, folder: Path, *, force: bool = False) -> None:
    """Write nothing, and raise what `write` would raise before it writes: for several folders in one run.

    Raises:
        UserError: *folder* cannot be written, or holds what would be lost.
    """
    safepath.refuse_unsafe(tree.files, record.NAME)
    with explained(folder):
        _plan(tree, _target(folder), folder, force)


def unified_diff(changes: Sequence[Change]) -> str:
    """Return *changes* as a patch that ``patch -p1`` and ``git apply`` take."""
    return "".join(line for change in changes if change.kind != "same" for line in _diff_lines(change))


def tree_listing(tree: FileTree) -> str:
    """Return the tree's paths as a drawing, folders with a ``/``, one line each."""
    nested: dict[str, Any] = {}
    for path in sorted(tree.files):
        level = nested
        for part in path.split("/"):
            level = level.setdefault(part, {})
    return "".join(f"{line}\n" for line in _drawing(nested, ""))


def _drawing(level: Mapping[str, Any], indent: str) -> Iterator[str]:
    for n, (name, below) in enumerate(sorted(level.items())):
        last = n == len(level) - 1
        yield f"{indent}{'└── ' if last else '├── '}{name}{'/' if below else ''}"
        yield from _drawing(below, indent + ("    " if last else "│   "))


def _diff_lines(change: Change) -> Iterator[str]:
    old = "/dev/null" if change.before is None else f"a/{change.path}"
    new = "/dev/null" if change.after is None else f"b/{change.path}"
    before, after = (list(io.StringIO(text or "", newline="\n")) for text in (change.before, change.after))
    lines = list(difflib.unified_diff(before, after, old, new)) or [f"--- {old}\n", f"+++ {new}\n"]
    for line in lines:
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _target(folder: Path) -> Path:
    """Return the real folder behind *folder*, which may be a link to one, or be missing."""
    target = Path(os.path.realpath(folder))
    if os.path.lexists(folder) and not target.is_dir():
        found = "a link to nothing" if folder.is_symlink() and not target.exists() else "a file"
        raise _refused(folder, [Problem(str(folder), "", f"is {found}; a folder is expected")], "Name another folder.")
    return target


def _plan(tree: FileTree, target: Path, folder: Path, force: bool) -> tuple[list[Change], dict[str, bytes], list[str]]:
    known = record.read(target, folder)
    tree = _carried(tree, target, known)
    changes = _changes(tree, target, folder, known.files if known else {})
    if not force:
        _refuse_losses(changes, target, folder, known, _renamed(tree, folder, known))
    puts = {c.path: tree.files[c.path].encode() for c in changes if c.kind in {"add", "change"}}
    removals = [c.path for c in changes if c.kind == "remove"]
    written = record.of(tree)
    if record.on_disk(target, record.NAME) != written:
        puts[record.NAME] = written
    for path in (*puts, *removals):
        if forbidden := safepath.unwritable(target, path):
            raise PermissionError(13, "permission denied", forbidden)
    return changes, puts, removals


def _carried(tree: FileTree, target: Path, known: record.Record | None) -> FileTree:
    """Return *tree* with what updates brought into *target*: its moves, edited or not, and names that AWS knows."""
    if known is None:
        return tree
    moves = {path: record.on_disk(target, path) for path in known.files if record.is_moves(path)}
    files = {**tree.files, **{p: data.decode(errors="replace") for p, data in moves.items() if data is not None}}
    if known.names:
        from trigscaffold.upkeep import names

        files = names.applied(files, known.names)
    return replace(tree, files=files, origin={**tree.origin, "names": known.names})


def _changes(tree: FileTree, target: Path, folder: Path, known: Mapping[str, str]) -> list[Change]:
    blocked = [(path, why) for path in sorted(tree.files) if (why := safepath.obstacle(target, path))]
    if blocked:
        problems = [Problem(str(folder / path), "", why) for path, why in blocked]
        raise _refused(folder, problems, "Move it out of the way, or name another folder.")
    found = [_change(path, record.on_disk(target, path), tree.files[path]) for path in tree.files]
    for path in known.keys() - tree.files.keys():
        if not safepath.obstacle(target, path) and (before := record.on_disk(target, path)) is not None:
            found.append(_change(path, before, None))
    return sorted(found, key=lambda change: change.path)


def _change(path: str, before: bytes | None, after: str | None) -> Change:
    kind = "add" if before is None else "remove" if after is None else "change"
    if after is not None and before == after.encode():
        kind = "same"
    return Change(path, kind, None if before is None else before.decode(errors="replace"), after)


def _renamed(tree: FileTree, folder: Path, known: record.Record | None) -> list[Problem]:
    """Return what is called otherwise in the spec than when *folder* was written: only an update moves its state."""
    then, now = known.specified if known else None, tree.origin.get("specified")
    if not then or not now:
        return []
    from trigscaffold.upkeep import renames

    where, found = str(folder / record.SPEC), "Terraform would destroy what it made under that name"
    pairs = renames.triggers(then, now).items()
    return [Problem(where, f"triggers.{new}", f"was called {old}, and {found}") for old, new in pairs]


def _refuse_losses(
    changes: Sequence[Change], target: Path, folder: Path, known: record.Record | None, problems: list[Problem]
) -> None:
    """Refuse what would be lost, and *problems*."""
    for change in changes:
        digest = known.files.get(change.path) if known else None
        if change.kind in {"change", "remove"} and record.digest(record.on_disk(target, change.path) or b"") != digest:
            found = "was edited since trigscaffold wrote it" if digest else "was not written by trigscaffold"
            problems.append(Problem(str(folder / change.path), "", f"{found} and would be {change.kind}d"))
    if known is None:
        ours = {change.path for change in changes}
        foreign = islice((path for path in _foreign(target) if path not in ours), MAX_LISTED + 1)
        problems += [Problem(str(folder / path), "", "was not written by trigscaffold") for path in sorted(foreign)]
    if problems:
        shown = [*problems[:MAX_LISTED], Problem("", "", "and more")] if len(problems) > MAX_LISTED else problems
        hint = "`--force` replaces or removes the module's own paths and keeps all other files; `--diff` shows them."
        if known is not None:
            hint = f"`trigscaffold update [--spec SPEC]` merges and moves. {hint}"
        raise _refused(folder, shown, hint)


def _foreign(target: Path) -> Iterator[str]:
    for parent, folders, files in os.walk(target):
        top = Path(parent) == target
        for names in (folders, files):
            names[:] = sorted(n for n in names if n not in (HARMLESS if top else {"__pycache__", ".DS_Store"}))
        links = [name for name in folders if (Path(parent) / name).is_symlink()]
        yield from ((Path(parent) / name).relative_to(target).as_posix() for name in (*files, *links))


@contextlib.contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Turn what the disk refuses into a sentence, with the paths as the user knows them."""
    try:
        yield
    except OSError as error:
        target = Path(os.path.realpath(folder))
        where = os.fsdecode(error.filename) if error.filename else str(folder)
        for real in (str(atomic.beside(target, "new")), str(atomic.beside(target, "old")), str(target)):
            if where == real or where.startswith(f"{real}/"):
                where = f"{folder}{where.removeprefix(real)}"
        message = (error.strerror or str(error)).lower()
        hint = "Nothing was changed. Make room or give the right to write there, or name another folder."
        raise _refused(folder, [Problem(where, "", message)], hint) from error


def _refused(folder: Path, problems: Sequence[Problem], hint: str) -> UserError:
    return UserError(f"{folder} cannot be written", problems, hint=hint)
