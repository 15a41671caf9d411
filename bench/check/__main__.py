"""`python -m bench.check`: `trigscaffold check` beside checkov, in time and in what each finds.

Both are started anew for each run, in turn, on the same folders: one generated module, and a tree of 300 files. Where
the trees of the labelled set are laid out (`python -m bench.check.sources`), precision and recall of each tool are
printed for every rule that both have.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from bench.__main__ import ROOT, make_environment
from bench.check import labelled, peers
from bench.check.labelled import Root
from bench.check.score import Outcome, outcomes, ratios
from bench.check.sources import BUILD
from trigscaffold.audit import check as audit
from trigscaffold.audit.verdict import Severity

GOAL = 5
MODULE = ROOT / "golden" / "sqs_standard" / "several"
# checkov takes some 5 s a root.
CHECKOV_ROOTS = int(os.environ.get("CHECKOV_ROOTS", "40"))
ROUNDS = int(os.environ.get("ROUNDS", "3"))
FILES = 300


def main() -> int:
    """Print the times, then what each finds."""
    with tempfile.TemporaryDirectory(prefix="trigscaffold-bench-") as scratch:
        work = Path(scratch)
        checkov = make_environment(work / "checkov", "checkov") / "checkov"
        print("| on | trigscaffold check, s | checkov, s | ratio | goal |")
        print("|---|--:|--:|--:|---|")
        for name, folder in (("one module", MODULE), (f"{FILES} files", tree(work))):
            ours, theirs = timed(folder, checkov)
            ratio = theirs / ours
            met = "met" if ratio >= GOAL else "not met"
            print(f"| {name} | {ours:.2f} | {theirs:.2f} | {ratio:.1f} | {GOAL} times faster: {met} |")
        print()
        if BUILD.is_dir():
            print("\n".join(compared(checkov)))
        else:
            print("What each finds: lay out the labelled set first, python -m bench.check.sources")
    return 0


def tree(work: Path) -> Path:
    """Return a folder with 300 files of Terraform: generated modules, each once, then again under other names."""
    folder = work / "tree"
    modules = sorted(p for p in (ROOT / "golden").glob("*/*") if p.is_dir())
    count = number = 0
    while count < FILES:
        module = modules[number % len(modules)]
        goal = folder / f"{module.parent.name}-{module.name}-{number // len(modules)}"
        for path in sorted(module.glob("*.tf")):
            if count < FILES:
                goal.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, goal / path.name)
                count += 1
        number += 1
    return folder


def timed(folder: Path, checkov: Path) -> tuple[float, float]:
    """Return the seconds of ours and of checkov on *folder*, each the median over the rounds."""
    ours = [sys.executable, "-m", "trigscaffold", "check", str(folder), "--severity", "info"]
    theirs = [str(checkov), "-d", str(folder), "--framework", "terraform", "--compact", "--quiet", "--skip-download"]
    seconds: dict[str, list[float]] = {"ours": [], "theirs": []}
    for _ in range(ROUNDS):
        for name, command in (("ours", ours), ("theirs", theirs)):
            begin = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
            seconds[name].append(time.perf_counter() - begin)
    return statistics.median(seconds["ours"]), statistics.median(seconds["theirs"])


def compared(checkov: Path) -> Iterator[str]:
    """Yield a table: each rule that another tool has as well, with precision and recall of both on the same labels."""
    yield "| rule | other tool | its precision | its recall | our precision | our recall |"
    yield "|---|---|--:|--:|--:|--:|"
    tools: tuple[tuple[str, Callable[[Path], Iterable[peers.Said]], Iterable[str], int], ...] = (
        ("checkov", lambda folder: peers.checkov(checkov, folder), peers.CHECKOV, CHECKOV_ROOTS),
        ("tflint rule", peers.tflint_style, peers.TFLINT, 10_000),
    )
    for name, tool, rules, most in tools:
        labels = _sample(rules, most)
        theirs = [o for base, root in labels for o in _outcomes(root, base, tool, rules)]
        ours = [o for base, root in labels for o in _outcomes(root, base, _ours, rules)]
        for rule in rules:
            said, own = (ratios([o for o in found if o.rule == rule]) for found in (theirs, ours))
            yield f"| {rule} | {name} | {said[0]:.2f} | {said[1]:.2f} | {own[0]:.2f} | {own[1]:.2f} |"
    others = {*peers.CHECKOV, *peers.TFLINT}
    alone = Counter(o.rule for each in labelled.every().values() for o in outcomes(each, BUILD) if o.kind == "right")
    yield ""
    found = ", ".join(f"{rule} {count}" for rule, count in sorted(alone.items()) if rule not in others)
    yield f"Found by no rule of theirs: {found}"


def _sample(rules: Iterable[str], most: int) -> list[tuple[Path, Root]]:
    """Return the labelled roots that have one of *rules*, *most* of them, taken evenly."""
    every = [
        (BUILD / each.source.folder, root)
        for each in labelled.every().values()
        for root in each.roots
        if any(label.rule in rules for label in root.labels)
    ]
    return every[:: max(1, -(-len(every) // most))]


def _ours(root: Path) -> Iterator[peers.Said]:
    report = audit.check([root], audit.Options(severity=Severity.INFO))
    for finding in report.violations:
        yield finding.rule, finding.subject.file, finding.subject.body.line


def _outcomes(
    root: Root, base: Path, tool: Callable[[Path], Iterable[peers.Said]], rules: Iterable[str]
) -> Iterator[Outcome]:
    before = Path.cwd()
    os.chdir(base)
    try:
        found = {(rule, os.path.normpath(file), line) for rule, file, line in tool(Path(root.root))}
    finally:
        os.chdir(before)
    known = {(label.rule, os.path.normpath(label.path), label.line): label for label in root.labels}
    for key, label in known.items():
        if label.rule in rules and (label.label == "violation" or key in found):
            kind = ("right" if key in found else "missed") if label.label == "violation" else "false"
            yield Outcome(label.rule, kind, "", "")
    for key in found:
        if key not in known and key[0] in root.complete:
            yield Outcome(key[0], "false", "", "")


if __name__ == "__main__":
    sys.exit(main())
