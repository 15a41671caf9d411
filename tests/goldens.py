"""Where the cases and their goldens are.  A case is a spec in a trigger's folder; its golden, what it becomes."""

from __future__ import annotations

from pathlib import Path

from trigscaffold.module import FileTree
from trigscaffold.pipeline import read, scaffold

ROOT = Path(__file__).parents[1]
TRIGGERS = ROOT / "templates" / "triggers"
GOLDEN = ROOT / "golden"
CASES = sorted(TRIGGERS.glob("*/cases/*.yaml"))


def case_id(case: Path) -> str:
    """Return ``sqs_standard-plain`` for the case ``plain`` of that trigger."""
    return f"{case.parents[1].name}-{case.stem}"


def golden_folder(case: Path) -> Path:
    """Return the folder of the case's golden."""
    return GOLDEN / case.parents[1].name / case.stem


def golden_folders() -> list[Path]:
    """Return the folder of every golden on disk, whether a case made it or not."""
    return sorted(path for path in GOLDEN.glob("*/*") if path.is_dir())


def read_tree(folder: Path) -> dict[str, str]:
    """Return every file below *folder*: path to text."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not {"__pycache__", ".pytest_cache"} & set(path.parts)
    }


def generate(case: Path) -> FileTree:
    """Return what the case becomes."""
    return scaffold(read(case))[1]
