"""A list of the findings that an old project starts with, so that only new ones count."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from trigscaffold.audit.verdict import Finding
from trigscaffold.errors import Problem, UserError

_FORMAT = 1
Entry = tuple[str, str, str]


def dumped(findings: Sequence[Finding], path: Path) -> str:
    """Return the baseline that *path* is to hold: one line a finding, whatever line of its file it stands in."""
    entries = sorted(_entry(finding, path) for finding in findings)
    rows = [{"rule": rule, "file": file, "resource": resource} for rule, file, resource in entries]
    return json.dumps({"format": _FORMAT, "findings": rows}, indent=2, ensure_ascii=False) + "\n"


def load(path: Path) -> Counter[Entry]:
    """Return what the baseline at *path* holds.

    Raises:
        UserError: It cannot be read or is no baseline.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return Counter((row["rule"], row["file"], row["resource"]) for row in _rows(data))
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise _not_a_baseline(path, error) from None


def split(findings: Sequence[Finding], known: Counter[Entry], path: Path) -> tuple[list[Finding], int, int]:
    """Return the findings that *known* does not have, how many it has, and how many of it no longer occur."""
    left = Counter(known)
    new = []
    for finding in findings:
        entry = _entry(finding, path)
        if left[entry] > 0:
            left[entry] -= 1
        else:
            new.append(finding)
    return new, len(findings) - len(new), sum(left.values())


def _entry(finding: Finding, path: Path) -> Entry:
    """Return what a finding is known by: files are said from the baseline's folder, so that it works from anywhere."""
    file = os.path.relpath(finding.subject.file, path.parent)
    return finding.rule, Path(file).as_posix(), finding.subject.base


def _rows(data: Any) -> list[dict[str, str]]:
    if data["format"] != _FORMAT:
        raise ValueError(f"format {data['format']!r} is not known; this version writes {_FORMAT}")
    return list(data["findings"])


def _not_a_baseline(path: Path, error: Exception) -> UserError:
    said = error.strerror if isinstance(error, OSError) and error.strerror else f"{type(error).__name__}: {error}"
    return UserError(
        f"{path} is not a baseline",
        [Problem(str(path), "", said)],
        hint="Write one anew: trigscaffold check --write-baseline FILE PATH...",
    )
