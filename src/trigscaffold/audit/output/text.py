"""The report for people: file and line, the lines concerned, why, what to write, where that is said."""

from __future__ import annotations

import shutil
import textwrap
from collections import Counter
from collections.abc import Callable, Iterator

from trigscaffold.audit.report import Report
from trigscaffold.audit.resource import Place
from trigscaffold.audit.verdict import Finding, Severity
from trigscaffold.printable import shown
from trigscaffold.units import counted

Style = Callable[..., str]
_LOOKS = {Severity.ERROR: ("bold", "red"), Severity.WARNING: ("bold", "yellow"), Severity.INFO: ("bold", "cyan")}


def render(report: Report, style: Style = lambda text, *_: text, *, undecidable: bool = False) -> str:
    """Return *report* as text, in *style*, which takes a text and looks; *undecidable* tells those as well."""
    parts = ["\n".join(_finding(report, finding, style)) + "\n" for finding in report.violations]
    if undecidable:
        parts += ["\n".join(_open(finding, style)) + "\n" for finding in report.undecidable]
    for word, notices in (("not read", report.problems), ("note", report.notes)):
        look = "red" if word == "not read" else "dim"
        parts += [f"{_where(n.file, n.line)}: {style(word, look)}: {shown(n.message)}\n" for n in notices]
    return "\n".join([*parts, _summary(report, style, told=undecidable)])


def _finding(report: Report, finding: Finding, style: Style) -> Iterator[str]:
    subject, severity = finding.subject, report.severity(finding)
    head = f"{style(_where(subject.file, subject.body.line), 'bold')}: {style(str(severity), *_LOOKS[severity])}"
    yield f"{head} {finding.rule}: {shown(subject.address)}"
    yield from _wrapped(finding.message)
    yield from _excerpts(report, finding, style)
    if finding.instead:
        yield "    Write instead:"
        yield from (f"        {style(shown(line), 'green')}" if line else "" for line in finding.instead.splitlines())
    yield f"    {style(report.rules[finding.rule].SOURCE, 'dim')}"


def _open(finding: Finding, style: Style) -> Iterator[str]:
    subject = finding.subject
    where = style(_where(subject.file, subject.body.line), "bold")
    yield f"{where}: {style('undecidable', 'dim')} {finding.rule}: {shown(subject.address)}"
    yield from _wrapped(f"{finding.message.removesuffix('.')}. It would be decided by: {finding.instead}.")


def _excerpts(report: Report, finding: Finding, style: Style) -> Iterator[str]:
    """Yield the lines concerned, file by file, each once and in order."""
    subject = finding.subject
    header = Place(subject.file, subject.body.line, subject.body.line)
    by_file: dict[str, dict[int, tuple[str, str]]] = {}
    for place in (header, *finding.concerned, *subject.calls):
        for number, line in report.excerpt(place):
            known = by_file.setdefault(place.file, {})
            note = place.note if number == place.line else ""
            known[number] = (line, note or known.get(number, ("", ""))[1])
    for file, lines in by_file.items():
        if file != subject.file:
            yield f"    {style(shown(file), 'dim')}"
        width = max(len(str(number)) for number in lines)
        for number, (line, note) in sorted(lines.items()):
            said = f"  {style('<- ' + shown(note), 'cyan')}" if note else ""
            yield f"    {style(f'{number:>{width}} |', 'dim')} {_printable(line)}{said}"


def _printable(line: str) -> str:
    """Return a line of a file, not longer than a terminal is wide."""
    line = shown(line.rstrip().expandtabs(2))
    return line if len(line) <= 100 else line[:99] + "…"


def _wrapped(text: str) -> list[str]:
    width = min(shutil.get_terminal_size((100, 24)).columns, 100)
    return textwrap.wrap(
        shown(text),
        width,
        initial_indent="    ",
        subsequent_indent="    ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _where(file: str, line: int) -> str:
    return shown(f"{file}:{line}" if line else file)


def _summary(report: Report, style: Style, *, told: bool) -> str:
    count = report.counts
    read = f"Read {counted(count['files'], 'file')}: {counted(count['functions'], 'function')}, "
    read += f"{counted(count['mappings'], 'event source mapping')}, {counted(count['queues'], 'queue')}."
    by = Counter(report.severity(finding) for finding in report.violations)
    kinds = ", ".join(_severity(by[s], s) for s in Severity if by[s])
    found = f"{counted(len(report.violations), 'finding')} ({kinds})" if kinds else "Nothing to say"
    rest = [f"{len(report.ignored)} ignored by comments"] if report.ignored else []
    rest += [f"{report.known} known to the baseline"] if report.known else []
    lines = [read, style("; ".join([found, *rest]) + ".", "bold")]
    if report.undecidable and not told:
        lines.append(
            f"{len(report.undecidable)} could not be decided from here; --undecidable shows what would decide."
        )
    if report.gone:
        lines.append(f"{report.gone} of the baseline no longer occur: write it again with --write-baseline.")
    if report.problems:
        lines.append(
            f"{counted(len(report.problems), 'problem')} with what was read, shown above; the rest was checked."
        )
    return "\n".join(lines) + "\n"


def _severity(count: int, severity: Severity) -> str:
    return f"{count} info" if severity is Severity.INFO else counted(count, str(severity))
