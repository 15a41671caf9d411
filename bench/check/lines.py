"""Check that every label stands at the first line of a block: `python -m bench.check.lines [FOLDER]`.

FOLDER holds `owner+name` trees, as `bench.check.sources` lays them out.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from bench.check import labelled
from bench.check.labelled import Label
from bench.check.sources import BUILD

BLOCK = re.compile(r"\s*(resource|module|data)\b")


def main() -> int:
    """Print the labels that stand beside a block; 1 when there is one."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else BUILD
    wrong = [
        f"{name}: {problem}"
        for name, each in labelled.every().items()
        for root in each.roots
        for label in root.labels
        if (problem := misplaced(label, folder / each.source.folder))
    ]
    print("\n".join(wrong) or "every label stands at a block")
    return 1 if wrong else 0


def misplaced(label: Label, tree: Path) -> str | None:
    """Why this label is at no block of this tree, or None."""
    file = tree / label.path
    if not file.is_file():
        return f"{label.path} is not there"
    lines = file.read_text(encoding="utf-8", errors="replace").split("\n")
    if label.line > len(lines) or not BLOCK.match(lines[label.line - 1]):
        return f"{label.path}:{label.line} ({label.rule}) begins no block"
    return None


if __name__ == "__main__":
    sys.exit(main())
