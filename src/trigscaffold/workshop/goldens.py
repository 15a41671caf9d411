"""The goldens of a template: ``golden/<case>/``, every file that the case becomes.  Compared here, and written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from trigscaffold import atomic, folderlock
from trigscaffold.errors import Problem, UserError
from trigscaffold.team import source
from trigscaffold.team.template import Template
from trigscaffold.workshop.cases import Outcome
from trigscaffold.writer import Change

FOLDER = "golden"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A case beside its golden.  *changes* are what would have to be done to the golden; *known*: there is one."""

    case: str
    known: bool
    changes: Sequence[Change] = field(repr=False)
    refusal: str = ""

    @property
    def same(self) -> bool:
        """True when the golden is what the case becomes."""
        return self.known and not self.changes


def compared(template: Template, outcomes: Sequence[Outcome], *, every: bool = True) -> list[Comparison]:
    """Return each of *outcomes* beside its golden, and with *every* each golden that has no case."""
    goldens = _goldens(template)
    found = [_compared(one.case.name, goldens.get(one.case.name), one.files, one.refusal) for one in outcomes]
    left = goldens.keys() - {one.case.name for one in outcomes} if every else ()
    return found + [_compared(name, goldens[name], {}, "") for name in sorted(left)]


def _goldens(template: Template) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for path, text in template.files[-1].files.items():
        folder, _, rest = path.partition("/")
        name, _, inside = rest.partition("/")
        if folder == FOLDER:
            found.setdefault(name, {})[inside or name] = text
    return found


def _compared(name: str, golden: Mapping[str, str] | None, files: Mapping[str, str], refusal: str) -> Comparison:
    before = golden or {}
    changes = [
        Change(f"{FOLDER}/{name}/{path}", _kind(before.get(path), files.get(path)), before.get(path), files.get(path))
        for path in sorted({*before, *files})
        if before.get(path) != files.get(path)
    ]
    return Comparison(name, golden is not None, changes, refusal)


def _kind(before: str | None, after: str | None) -> str:
    return "add" if before is None else "remove" if after is None else "change"


def update(template: Template, comparisons: Sequence[Comparison]) -> None:
    """Make the goldens on disk what *comparisons* found, all of them or none.

    Raises:
        UserError: the template is no folder, or the disk refuses.
    """
    top = template.files[-1]
    if source.parse(top.source).kind != source.FOLDER:
        raise _no_folder(top.name)
    changes = [change for one in comparisons for change in one.changes]
    inside = {change.path.removeprefix(f"{FOLDER}/"): change for change in changes}
    puts = {path: change.after.encode() for path, change in inside.items() if change.after is not None}
    removals = [path for path, change in inside.items() if change.after is None]
    target = Path(top.source, top.path, FOLDER)
    try:
        if changes:
            with folderlock.locked(target):
                atomic.recover(target)
                atomic.apply(target, puts, removals)
    except OSError as error:
        raise _not_written(error, target) from error


def _no_folder(name: str) -> UserError:
    problem = Problem(name, "", "is no folder of this machine")
    return UserError(
        "the goldens cannot be written", [problem], hint="clone its repository, and name the folder in the clone"
    )


def _not_written(error: OSError, target: Path) -> UserError:
    problem = Problem(str(error.filename or target), "", (error.strerror or str(error)).lower())
    return UserError("the goldens cannot be written", [problem], hint="nothing was changed")
