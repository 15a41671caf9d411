"""What a rule says of one resource."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from trigscaffold.audit.resource import Place, Resource

if TYPE_CHECKING:
    from trigscaffold.audit.model import Model


class Verdict(StrEnum):
    """What a rule can say; *undecidable* is never counted as a finding."""

    VIOLATION = "violation"
    FINE = "fine"
    UNDECIDABLE = "undecidable"


class Severity(StrEnum):
    """How bad a violation is.

    *error*: AWS refuses it, or events are lost or repeated without end. *warning*: it fails under load or on a bad
    event. *info*: good practice that most projects do without; off by default.
    """

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict of *rule* on *subject*.

    Args:
        rule: The rule's ID.
        subject: The resource it is about; the finding stands at its header.
        verdict: Violation, fine or undecidable.
        message: One or two sentences for its owner: what is, with names and numbers, and what happens because of it.
            Where it is undecidable: why. Empty when fine.
        instead: What to write, as HCL or a sentence; where it is undecidable, what would decide it.
        severity: None where it is the rule's own.
        concerned: The lines that matter besides the header, each with a note.
    """

    rule: str
    subject: Resource
    verdict: Verdict
    message: str = ""
    instead: str = ""
    severity: Severity | None = None
    concerned: tuple[Place, ...] = ()


class Rule(Protocol):
    """A module of ``audit.rules``: its docstring is the rule's manual page."""

    __name__: str
    __doc__: str | None
    ID: str
    SEVERITY: Severity
    SOURCE: str

    def check(self, model: Model) -> Iterator[Finding]:
        """Yield one finding for each subject that the rule has something to say of, fine ones as well."""
        ...


def violation(
    rule: str,
    subject: Resource,
    message: str,
    instead: str = "",
    *,
    concerned: Iterable[Place] = (),
    severity: Severity | None = None,
) -> Finding:
    """Return a finding that *subject* breaks *rule*."""
    return Finding(rule, subject, Verdict.VIOLATION, message, instead, severity, tuple(concerned))


def fine(rule: str, subject: Resource) -> Finding:
    """Return a finding that *subject* keeps *rule*."""
    return Finding(rule, subject, Verdict.FINE)


def undecidable(
    rule: str, subject: Resource, message: str, decides: str, *, concerned: Iterable[Place] = ()
) -> Finding:
    """Return a finding that *decides* (a noun phrase) would have to be known to judge *subject*."""
    return Finding(rule, subject, Verdict.UNDECIDABLE, message, decides, None, tuple(concerned))
