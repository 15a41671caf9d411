"""`trigscaffold check --fix`: what is written, what is left and why, as people and ``git apply`` read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from trigscaffold.cli import console
from trigscaffold.units import counted

if TYPE_CHECKING:
    from trigscaffold.audit.fixes.plan import FileChange, FixPlan
    from trigscaffold.audit.verdict import Finding


def tell(plan: FixPlan, *, err: bool, done: str) -> None:
    """Say what was mended (*done*: ``fixed``, ``would fix``), what its owner has to do besides, and what is left."""
    for one in plan.done:
        _say(f"{_where(one.finding)}: {console.style(done, 'bold', 'green')} {_what(one.finding)}", err=err)
        for line in _note(one.note):
            _say(line, err=err)
    for left in plan.left:
        why = left.why or "what to write takes a decision"
        _say(f"{_where(left.finding)}: {console.style('left', 'yellow')} {_what(left.finding)}: {why}", err=err)
    mended, files = counted(len(plan.done), "finding"), counted(len(plan.changes), "file")
    console.say(console.style(f"{done.capitalize()} {mended} in {files}; {len(plan.left)} left.", "bold"), err=err)
    console.say(err=err)


def _say(line: str, *, err: bool) -> None:
    console.say(console.safe(line), err=err)


def patch(changes: Sequence[FileChange]) -> str:
    """Return *changes* as a patch that ``patch -p1`` and ``git apply`` take."""
    from trigscaffold.writer import Change, unified_diff

    return unified_diff([Change(c.file, "change", c.before.decode(), c.after.decode()) for c in changes])


def _where(finding: Finding) -> str:
    file, line = finding.subject.file, finding.subject.body.line
    return console.style(f"{file}:{line}" if line else file, "bold")


def _what(finding: Finding) -> str:
    return f"{finding.rule}: {finding.subject.address}"


def _note(note: str) -> Iterator[str]:
    if note:
        yield from console.wrapped(note, f"    {console.style('TO DO', 'bold', 'red')}  ")
