"""The report as JSON for programs."""

from __future__ import annotations

import json
from typing import Any

from trigscaffold.audit.report import Notice, Report
from trigscaffold.audit.resource import Place
from trigscaffold.audit.verdict import Finding
from trigscaffold.printable import quoted

_FORMAT = 1


def render(report: Report) -> str:
    """Return *report* as one JSON object; what it holds is described in docs/check.md."""
    data = {
        "format": _FORMAT,
        "summary": {
            **report.counts,
            "findings": len(report.violations),
            "undecidable": len(report.undecidable),
            "ignored": len(report.ignored),
            "known": report.known,
        },
        "findings": [_finding(report, finding) for finding in report.violations],
        "undecidable": [_finding(report, finding) for finding in report.undecidable],
        "ignored": [{**_finding(report, one.finding), "reason": one.reason} for one in report.ignored],
        "problems": [_notice(problem) for problem in report.problems],
        "notes": [_notice(note) for note in report.notes],
    }
    return quoted(json.dumps(data, indent=2, ensure_ascii=False)) + "\n"


def _finding(report: Report, finding: Finding) -> dict[str, Any]:
    subject = finding.subject
    return {
        "rule": finding.rule,
        "severity": str(report.severity(finding)),
        "verdict": str(finding.verdict),
        "file": subject.file,
        "line": subject.body.line,
        "end_line": subject.body.end_line,
        "resource": subject.address,
        "message": finding.message,
        "instead": finding.instead,
        "source": report.rules[finding.rule].SOURCE,
        "lines": [_place(place) for place in finding.concerned],
        "calls": [_place(place) for place in subject.calls],
    }


def _place(place: Place) -> dict[str, Any]:
    return {"file": place.file, "line": place.line, "end_line": place.end_line, "note": place.note}


def _notice(notice: Notice) -> dict[str, Any]:
    return {"file": notice.file, "line": notice.line, "message": notice.message}
