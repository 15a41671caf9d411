"""`python -m bench.check.shares`: how well each rule discriminates on the laid-out repositories.

What nearly every project breaks says nothing about one of them: a rule that at least 95 % of its subjects break is
information, off by default. Prints a table, a rule a row, and marks a severity that does not fit; exit code 1 then.
"""

from __future__ import annotations

import sys
from collections import Counter

from bench.check import labelled
from bench.check.sources import BUILD
from trigscaffold.audit.folder import load
from trigscaffold.audit.graph import build
from trigscaffold.audit.judge import judge
from trigscaffold.audit.rules import rules
from trigscaffold.audit.verdict import Severity, Verdict

EVERYBODY = 0.95
FEW = 20


def main() -> int:
    """Count the verdicts of all rules over all repositories."""
    every = rules()
    counts: Counter[tuple[str, Verdict]] = Counter()
    for source in labelled.sources():
        roots = load([BUILD / source.folder]).roots
        found = judge([build(root.resources, root.outputs) for root in roots], every)
        counts.update((finding.rule, finding.verdict) for finding in found)
    print("| rule | severity | broken | kept | undecidable | share |\n|---|---|--:|--:|--:|--:|")
    unfit = 0
    for rule in every:
        broken, kept, open_ = (
            counts[rule.ID, verdict] for verdict in (Verdict.VIOLATION, Verdict.FINE, Verdict.UNDECIDABLE)
        )
        share = broken / (broken + kept) if broken + kept else 0.0
        wrong = share >= EVERYBODY and broken + kept >= FEW and rule.SEVERITY is not Severity.INFO
        unfit += wrong
        mark = " **information**" if wrong else ""
        print(f"| {rule.ID} | {rule.SEVERITY}{mark} | {broken} | {kept} | {open_} | {share:.2f} |")
    return 1 if unfit else 0


if __name__ == "__main__":
    sys.exit(main())
