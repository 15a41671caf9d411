"""What a check found, apart from how it is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from trigscaffold.audit.resource import Place
from trigscaffold.audit.verdict import Finding, Rule, Severity

if TYPE_CHECKING:
    from trigscaffold.audit.model import Model

RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about the input itself: a file that could not be read, an ignore comment without a reason."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.message}"


@dataclass(frozen=True, slots=True)
class Ignored:
    """A violation that a comment excuses, and the *reason* that its author gives."""

    finding: Finding
    reason: str
    at: Place


@dataclass(frozen=True, slots=True)
class Report:
    """The result of one check.

    Args:
        violations: What breaks a rule that was asked for, by file and line.
        undecidable: What could not be judged; never counted.
        ignored: Violations that a comment excuses.
        known: How many violations the baseline knows.
        gone: How many entries of the baseline no longer occur.
        problems: What could not be read; the rest was checked.
        notes: What the owner should know and what does not count.
        rules: Every rule, by ID, whether it was asked for or not.
        texts: The lines of each file, for excerpts.
        counts: What was read: ``files``, ``functions``, ``mappings``, ``queues``.
        models: What was read, one for each root module or plan.
    """

    violations: tuple[Finding, ...] = ()
    undecidable: tuple[Finding, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    known: int = 0
    gone: int = 0
    problems: tuple[Notice, ...] = ()
    notes: tuple[Notice, ...] = ()
    rules: Mapping[str, Rule] = field(default_factory=dict)
    texts: Mapping[str, Sequence[str]] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    models: Sequence[Model] = ()

    def severity(self, finding: Finding) -> Severity:
        """Return how bad *finding* is: as it says itself, else as its rule says."""
        return severity_of(finding, self.rules)

    def excerpt(self, place: Place, limit: int = 3) -> list[tuple[int, str]]:
        """Return the lines of *place* with their numbers, at most *limit* of them."""
        lines = self.texts.get(place.file, ())
        last = min(place.end_line, place.line + limit - 1, len(lines))
        return [(number, lines[number - 1]) for number in range(max(place.line, 1), last + 1)]


def severity_of(finding: Finding, rules: Mapping[str, Rule]) -> Severity:
    """Return how bad *finding* is: as it says itself, else as its rule says."""
    return finding.severity or rules[finding.rule].SEVERITY
