"""`trigscaffold check --fix` as a user runs it: what is written, how it looks, what is left and why."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.command import run
from tests.fix_cases import ARGUMENTS, LEFT, SHARED, Case
from tests.fix_destinations import DEAD_LETTERS, NO_DEAD_LETTERS
from tests.fix_waits import WAITS

CASES = [*ARGUMENTS, *WAITS, *DEAD_LETTERS]


@pytest.fixture
def infra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "infra").mkdir()
    return tmp_path / "infra"


def fix(text: str | bytes, infra: Path, rule: str, *options: str) -> str:
    """Return what becomes of a file, with what is printed about it in ``told.txt``."""
    file = infra / "main.tf"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    result = run("check", "infra", "--fix", "--select", rule, *options)
    (infra.parent / "told.txt").write_text(result.out + result.err)
    return file.read_bytes().decode()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.name}")
def test_a_finding_is_mended_and_all_around_it_stays(case: Case, infra: Path) -> None:
    fixed = fix(f"{case.before}{SHARED}", infra, case.rule)

    assert fixed == f"{case.after}{SHARED}"
    assert run("check", "infra", "--select", case.rule).code == 0
    assert fix(fixed, infra, case.rule) == fixed


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.name}")
def test_windows_line_endings_and_a_missing_last_line_feed_are_kept(case: Case, infra: Path) -> None:
    windows = f"{SHARED}\n{case.before}".rstrip("\n").replace("\n", "\r\n")

    expected = f"{SHARED}\n{case.after}".rstrip("\n").replace("\n", "\r\n")
    assert fix(windows, infra, case.rule) == expected


@pytest.mark.parametrize("case", [*LEFT, *NO_DEAD_LETTERS], ids=lambda case: f"{case.rule}: {case.name}")
def test_what_cannot_be_mended_for_certain_is_left_and_said_why(case: Case, infra: Path) -> None:
    text = f"{case.before}{SHARED}"

    assert fix(text, infra, case.rule) == text
    told = " ".join((infra.parent / "told.txt").read_text().split())
    assert f"left {case.rule}: " in told
    assert case.after in told


def test_the_examples_of_the_rules_are_mended_or_left_and_never_broken(infra: Path) -> None:
    examples = Path(__file__).parent / "check"
    for folder in examples.iterdir():
        shutil.copytree(folder, infra / folder.name)
    result = run("check", "infra", "--fix", "--severity", "info")

    assert "not valid HCL" not in result.out
    assert "not read" not in result.out
    assert ": fixed " in result.out
    again = run("check", "infra", "--fix", "--severity", "info")
    assert ": fixed " not in again.out
