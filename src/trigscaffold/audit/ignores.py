"""Comments that excuse a finding: ``# trigscaffold:ignore RULE reason``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from trigscaffold.audit.report import Ignored, Notice
from trigscaffold.audit.resource import Place
from trigscaffold.audit.verdict import Finding

_COMMENT = re.compile(r"(?:#|//)\s*trigscaffold:ignore\b[ \t]*(?P<rules>[A-Za-z0-9_,-]*)[ \t:]*(?P<reason>.*)$")
_EXAMPLE = "# trigscaffold:ignore sqs-partial-batch the handler takes one message at a time"


@dataclass(frozen=True, slots=True)
class Ignore:
    """One comment: it excuses *rules* in the block that it stands in, or right above."""

    at: Place
    rules: tuple[str, ...]
    reason: str


def read(texts: Mapping[str, Sequence[str]], known: Collection[str]) -> tuple[list[Ignore], list[Notice]]:
    """Return the comments in *texts*, and what is wrong with those that excuse nothing; *known* are the rules' IDs."""
    ignores: list[Ignore] = []
    problems: list[Notice] = []
    for file, lines in texts.items():
        for number, line in enumerate(lines, 1):
            if "trigscaffold:ignore" not in line or not (match := _COMMENT.search(line)):
                continue
            names = tuple(name for name in match["rules"].split(",") if name)
            wrong = _wrong(names, match["reason"].strip(), known)
            problems += [Notice(file, number, wrong)] if wrong else []
            if not wrong:
                ignores.append(Ignore(Place(file, number, number), names, match["reason"].strip()))
    return ignores, problems


def _wrong(names: Sequence[str], reason: str, known: Collection[str]) -> str:
    if not names:
        return f"an ignore comment names the rule and the reason: {_EXAMPLE}"
    for name in names:
        if name not in known:
            near = get_close_matches(name, known, 1)
            return f"there is no rule {name}" + (f"; the nearest is {near[0]}" if near else "") + ": nothing is ignored"
    if not reason:
        return f"an ignore comment needs a reason, which the next reader will look for: {_EXAMPLE}"
    return ""


def apply(
    findings: Sequence[Finding], ignores: Sequence[Ignore], texts: Mapping[str, Sequence[str]]
) -> tuple[list[Finding], list[Ignored], list[Ignore]]:
    """Return the findings that stand, those that are excused, and the comments that excuse nothing."""
    standing: list[Finding] = []
    excused: list[Ignored] = []
    used: set[int] = set()
    for finding in findings:
        found = next(_matching(finding, ignores, texts), None)
        if found is None:
            standing.append(finding)
            continue
        used.add(id(found))
        excused.append(Ignored(finding, found.reason, found.at))
    return standing, excused, [one for one in ignores if id(one) not in used]


def _matching(finding: Finding, ignores: Sequence[Ignore], texts: Mapping[str, Sequence[str]]) -> Iterator[Ignore]:
    subject = finding.subject
    first = _first_line(texts.get(subject.file, ()), subject.body.line)
    for one in ignores:
        if one.at.file == subject.file and first <= one.at.line <= subject.body.end_line and finding.rule in one.rules:
            yield one


def _first_line(lines: Sequence[str], header: int) -> int:
    """Return the first of the comment lines that stand right above *header*, itself where there are none."""
    first = header
    while 1 < first <= len(lines) + 1 and lines[first - 2].lstrip().startswith(("#", "//")):
        first -= 1
    return first
