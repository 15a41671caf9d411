"""`python -m bench.check.score [--set SET] [--rule RULE]... [--all] [--write]`: how right check is.

Precision and recall on the labelled set.

A finding where the label says *fine* or *undecidable* is a false one, and so is one without a label in a root whose
labels of that rule are complete. A labelled violation that is not found is a miss. Undecidable labels count neither way
otherwise. The trees are laid out by `python -m bench.check.sources`. Exit code 1 below the goals, 2 without trees.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.check import labelled
from bench.check.labelled import Labelled, Root
from bench.check.sources import BUILD
from trigscaffold.audit import check as audit
from trigscaffold.audit.report import Report
from trigscaffold.audit.verdict import Finding, Severity

PRECISION, RECALL = 0.97, 0.90
PAGE = Path(__file__).parents[2] / "docs" / "check.md"
BEGIN, END = "<!-- python -m bench.check.score --write -->\n", "<!-- end -->\n"
Key = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One decided case: *kind* is ``right``, ``false`` or ``missed``."""

    rule: str
    kind: str
    where: str
    said: str


def main() -> int:
    """Print the table, and each case that went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", choices=labelled.SETS, help="only this half of the labelled set")
    parser.add_argument("--rule", action="append", help="only this rule; repeatable")
    parser.add_argument("--all", action="store_true", help="tell every case that went wrong, not 60 of them")
    parser.add_argument("--write", action="store_true", help="put the table of everything into docs/check.md")
    chosen = parser.parse_args()
    if not BUILD.is_dir():
        print("lay out the trees first: python -m bench.check.sources", file=sys.stderr)
        return 2
    files = [each for each in labelled.every().values() if chosen.set in (None, each.set)]
    found = [o for each in files for o in outcomes(each, BUILD) if not chosen.rule or o.rule in chosen.rule]
    wrong = [o for o in found if o.kind != "right"]
    for one in wrong if chosen.all else wrong[:60]:
        print(f"{one.kind:6} {one.rule:26} {one.where}\n       {one.said}")
    print("\n".join(table(found)))
    if chosen.write:
        write(files, found)
    precision, recall = ratios(found)
    return 0 if precision >= PRECISION and recall >= RECALL else 1


def outcomes(each: Labelled, build: Path) -> Iterator[Outcome]:
    """Yield the decided cases of one file of labels; its tree stands below *build*."""
    tree = build / each.source.folder
    before = Path.cwd()
    os.chdir(tree)
    try:
        for root in each.roots:
            report = audit.check([Path(root.root)], audit.Options(severity=Severity.INFO))
            yield from _of_root(each, root, report)
    finally:
        os.chdir(before)


def _of_root(each: Labelled, root: Root, report: Report) -> Iterator[Outcome]:
    by_place = {_place(finding): finding for finding in (*report.violations, *(i.finding for i in report.ignored))}
    labels = {(label.rule, os.path.normpath(label.path), label.line): label for label in root.labels}
    for key, label in labels.items():
        finding = by_place.get(key)
        where = f"{each.source.repository} {label.path}:{label.line}"
        if label.label == "violation":
            kind = "right" if finding else "missed"
            yield Outcome(label.rule, kind, where, f"label: {label.why}{_undecided(report, key)}")
        elif finding:
            yield Outcome(label.rule, "false", where, f"label: {label.label}, {label.why} | said: {finding.message}")
    for key, finding in by_place.items():
        if key not in labels and finding.rule in root.complete:
            where = f"{each.source.repository} {key[1]}:{key[2]}"
            yield Outcome(finding.rule, "false", where, f"no label | said: {finding.message}")


def _undecided(report: Report, key: Key) -> str:
    found = [finding for finding in report.undecidable if _place(finding) == key]
    return f" | undecidable: {found[0].message}; {found[0].instead}" if found else ""


def _place(finding: Finding) -> Key:
    return finding.rule, os.path.normpath(finding.subject.file), finding.subject.body.line


def ratios(found: Iterable[Outcome]) -> tuple[float, float]:
    """Return precision and recall, each 1 where nothing counts."""
    kinds = Counter(one.kind for one in found)
    said, labelled_ = kinds["right"] + kinds["false"], kinds["right"] + kinds["missed"]
    return (kinds["right"] / said if said else 1.0, kinds["right"] / labelled_ if labelled_ else 1.0)


def write(files: list[Labelled], found: list[Outcome]) -> None:
    """Put the table and what it was measured on into docs/check.md."""
    text = PAGE.read_text(encoding="utf-8")
    labels = sum(len(root.labels) for each in files for root in each.roots)
    repositories = len({each.source for each in files})
    head = f"{labels:,} labels in {repositories} repositories:"
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text("\n".join([before + BEGIN + "\n" + head, "", *table(found), "", END + after]), encoding="utf-8")


def table(found: list[Outcome]) -> Iterator[str]:
    """Yield the table, a rule a row."""
    yield "| rule | right | false | missed | precision | recall |"
    yield "|---|--:|--:|--:|--:|--:|"
    rules = sorted({one.rule for one in found})
    for name, cases in [*((r, [o for o in found if o.rule == r]) for r in rules), ("**all**", found)]:
        kinds = Counter(one.kind for one in cases)
        precision, recall = ratios(cases)
        counts = f"{kinds['right']} | {kinds['false']} | {kinds['missed']}"
        yield f"| {name} | {counts} | {precision:.2f} | {recall:.2f} |"


if __name__ == "__main__":
    sys.exit(main())
