"""The report as workflow commands, which GitHub shows beside the lines of a pull request.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from trigscaffold.audit.report import Report
from trigscaffold.audit.verdict import Severity
from trigscaffold.printable import shown

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report) -> str:
    """Return one workflow command a finding, and one for each file that could not be read."""
    lines = []
    for finding in report.violations:
        subject = finding.subject
        where = (
            f"file={_property(subject.file)},line={max(subject.body.line, 1)},endLine={max(subject.body.end_line, 1)}"
        )
        text = f"{subject.address}: {finding.message}"
        if finding.instead:
            text += f"\n\nWrite instead:\n{finding.instead}"
        text += f"\n\n{report.rules[finding.rule].SOURCE}"
        lines.append(f"::{_COMMANDS[report.severity(finding)]} {where},title={_property(finding.rule)}::{_data(text)}")
    for problem in report.problems:
        lines.append(f"::error file={_property(problem.file)},line={max(problem.line, 1)}::{_data(problem.message)}")
    return "".join(f"{line}\n" for line in lines)


def _data(text: str) -> str:
    return shown(text, keep="\r\n").replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
