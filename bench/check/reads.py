"""`python -m bench.check.reads`: every Terraform file of the laid-out repositories is read and checked, none refused.

Prints what could not be read and how long it took; exit code 1 when there is anything. The trees are laid out by
`python -m bench.check.sources`.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from bench.check import labelled
from bench.check.sources import BUILD
from trigscaffold.audit import check as audit
from trigscaffold.audit.verdict import Severity


def main() -> int:
    """Check each repository as a whole, all rules on."""
    counts: Counter[str] = Counter()
    begin = time.perf_counter()
    for source in labelled.sources():
        folder = BUILD / source.folder
        if not folder.is_dir():
            print(f"{source.repository} is not laid out", file=sys.stderr)
            return 2
        report = audit.check([folder], audit.Options(severity=Severity.INFO))
        counts.update(report.counts)
        counts["findings"] += len(report.violations)
        counts["undecidable"] += len(report.undecidable)
        for file, problem in {one.file: one for one in report.problems}.items():
            if refused_by_terraform(Path(file)):
                counts["files that Terraform refuses too"] += 1
                continue
            counts["problems"] += 1
            print(f"{Path(file).relative_to(BUILD)}:{problem.line}: {problem.message}")
    counts["repositories"] = len(labelled.sources())
    print(", ".join(f"{count} {name}" for name, count in counts.items()), f"in {time.perf_counter() - begin:.1f} s")
    return 1 if counts["problems"] else 0


def refused_by_terraform(file: Path) -> bool:
    """Tell whether `terraform fmt` finds a mistake in *file* as well."""
    terraform = shutil.which("terraform")
    if terraform is None or file.suffix != ".tf":
        return False
    done = subprocess.run([terraform, "fmt", "-check", "-"], input=file.read_bytes(), capture_output=True, check=False)
    return done.returncode not in (0, 3)


if __name__ == "__main__":
    sys.exit(main())
