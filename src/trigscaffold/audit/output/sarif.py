"""The report as SARIF 2.1.0, which code scanning takes.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html, and what GitHub reads of it:
https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning
"""

from __future__ import annotations

import hashlib
import json
from typing import Any
from urllib.parse import quote

from trigscaffold import __version__
from trigscaffold.audit.manual import first_line, markdown
from trigscaffold.audit.report import Report
from trigscaffold.audit.resource import Place
from trigscaffold.audit.verdict import Finding, Rule, Severity
from trigscaffold.printable import quoted

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(report: Report) -> str:
    """Return *report* as one SARIF log with one run; ignored findings are suppressed results."""
    used = sorted({f.rule for f in report.violations} | {one.finding.rule for one in report.ignored})
    order = {rule: number for number, rule in enumerate(used)}
    results = [_result(report, finding, order) for finding in report.violations]
    for one in report.ignored:
        suppression = {"kind": "inSource", "justification": one.reason}
        results.append({**_result(report, one.finding, order), "suppressions": [suppression]})
    driver = {
        "name": "trigscaffold",
        "semanticVersion": __version__,
        "rules": [_rule(report.rules[rule]) for rule in used],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report)],
        "results": results,
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return quoted(json.dumps(log, indent=2, ensure_ascii=False)) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.ID,
        "shortDescription": {"text": first_line(rule)},
        "fullDescription": {"text": first_line(rule)},
        "help": {"text": markdown(rule), "markdown": markdown(rule)},
        "helpUri": rule.SOURCE,
        "defaultConfiguration": {"level": _LEVELS[rule.SEVERITY]},
    }


def _result(report: Report, finding: Finding, order: dict[str, int]) -> dict[str, Any]:
    subject = finding.subject
    text = f"{subject.address}: {finding.message}"
    if finding.instead:
        text += f"\n\nWrite instead:\n{finding.instead}"
    location = _location(Place(subject.file, subject.body.line, subject.body.end_line))
    location["logicalLocations"] = [{"fullyQualifiedName": subject.address, "kind": "resource"}]
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": order[finding.rule],
        "level": _LEVELS[report.severity(finding)],
        "message": {"text": text},
        "locations": [location],
        "partialFingerprints": {"primaryLocationLineHash": _fingerprint(finding)},
    }
    related = [place for place in (*finding.concerned, *subject.calls) if place.line]
    if related:
        result["relatedLocations"] = [
            {"id": number, **_location(place), **({"message": {"text": place.note}} if place.note else {})}
            for number, place in enumerate(related, 1)
        ]
    return result


def _location(place: Place) -> dict[str, Any]:
    region = {"startLine": max(place.line, 1), "endLine": max(place.end_line, place.line, 1)}
    return {"physicalLocation": {"artifactLocation": {"uri": quote(place.file)}, "region": region}}


def _fingerprint(finding: Finding) -> str:
    """Return what stays the same when lines move: the rule, the file and the resource."""
    said = "\0".join((finding.rule, finding.subject.file, finding.subject.base))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:32] + ":1"


def _invocation(report: Report) -> dict[str, Any]:
    told = [
        {
            "level": "error",
            "message": {"text": problem.message},
            "locations": [_location(Place(problem.file, problem.line, problem.line))],
        }
        for problem in report.problems
    ]
    return {"executionSuccessful": not told, "toolExecutionNotifications": told}
