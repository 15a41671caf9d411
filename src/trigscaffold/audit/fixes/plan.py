"""From findings to the files that mend them; nothing is written here."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from trigscaffold.audit.fixes.apply import applied
from trigscaffold.audit.fixes.document import Document
from trigscaffold.audit.fixes.edits import AddAfter, Fix, Fixer, Left
from trigscaffold.audit.fixes.layout import Unfit
from trigscaffold.audit.fixes.written import Text, Written
from trigscaffold.audit.report import Report
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.verdict import Finding, Rule

_RESOURCE: Final = re.compile(r'^resource "([^"]+)" "([^"]+)"', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Done:
    """A finding that is mended, and what its owner has to do besides; empty: nothing."""

    finding: Finding
    note: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A finding that is not mended, and why; empty: its rule mends nothing, it takes a decision."""

    finding: Finding
    why: str


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file as it is and as it is to be; *file* is how the user calls it."""

    file: str
    path: Path
    before: bytes
    after: bytes


@dataclass(frozen=True, slots=True)
class FixPlan:
    """What is to be written, and what comes of each finding."""

    changes: tuple[FileChange, ...] = ()
    done: tuple[Done, ...] = ()
    left: tuple[Kept, ...] = ()


def plan(report: Report, paths: Sequence[Path]) -> FixPlan:
    """Return what mends the violations of *report* in files at and below *paths*."""
    written = Written()
    inside = [Path(os.path.realpath(path)) for path in paths]
    done: list[Done] = []
    left: list[Kept] = []
    named: dict[Path, str] = {}
    for finding in report.violations:
        outcome = _mend(finding, report, written, inside)
        if isinstance(outcome, Left):
            left.append(Kept(finding, outcome.why))
            continue
        done.append(Done(finding, outcome.note))
        named.setdefault(Path(os.path.realpath(finding.subject.file)), finding.subject.file)
    changes = tuple(_changes(written, named))
    return FixPlan(changes, tuple(done), tuple(left))


def _changes(written: Written, named: dict[Path, str]) -> Iterator[FileChange]:
    for path, text in written.texts.items():
        if isinstance(text, Text) and text.after != text.content:
            yield FileChange(named[path], path, text.content, text.after)


def _mend(finding: Finding, report: Report, written: Written, inside: Sequence[Path]) -> Fix | Left:
    """Edit the file of *finding* in *written*, all of its edits or none."""
    fixer = fixer_of(report.rules[finding.rule])
    if fixer is None:
        return Left("")
    why = _untouchable(finding.subject, inside)
    model = next((one for one in report.models if finding.subject in one.resources), None)
    if why or model is None:
        return Left(why or "it was not read")
    text = written.text(finding.subject.file)
    if isinstance(text, str):
        return Left(text)
    fix = fixer(finding, model, written)
    if isinstance(fix, Left):
        return fix
    try:
        text.document = _edited(text.document, fix, finding.subject, written)
    except Unfit as unfit:
        return Left(str(unfit))
    return fix


def fixer_of(rule: Rule) -> Fixer | None:
    """Return the ``fix`` of *rule*, None where what it finds takes a decision."""
    fixer: Fixer | None = getattr(rule, "fix", None)
    return fixer


def _untouchable(subject: Resource, inside: Sequence[Path]) -> str:
    if subject.registry:
        return f"it is made by {subject.registry}: the arguments of that call are for you to choose"
    if not subject.body.line:
        return "a plan is not edited: check the folder it was made of"
    real = Path(os.path.realpath(subject.file))
    if not any(real == path or path in real.parents for path in inside):
        return f"{subject.file} is outside of what was named to be checked"
    return ""


def _edited(document: Document, fix: Fix, subject: Resource, written: Written) -> Document:
    for edit in fix.edits:
        if isinstance(edit, AddAfter):
            if written.holds(subject.file, edit.text):
                continue  # another finding wanted the same
            taken = set(written.declared(subject.file))
            for name in _RESOURCE.findall(edit.text):
                if name in taken:
                    raise Unfit(f"there is a resource {'.'.join(name)} already")
        document = applied(document, edit)
    if document.broken:
        raise Unfit("what would be written is not valid HCL")
    return document
