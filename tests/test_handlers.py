"""Each generated handler passes the tests that are generated with it, as its owner would run them.

Where the service documents what it takes for an answer, each sample event is answered so: `test_answers`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import owner
from tests.goldens import GOLDEN, golden_folders, read_tree
from tests.test_answers import probe
from tests.test_look import short


@pytest.mark.parametrize("folder", golden_folders(), ids=short)
def test_the_generated_tests_pass_and_leave_nothing_behind(folder: Path, tmp_path: Path) -> None:
    module = tmp_path / "module"
    shutil.copytree(folder, module)
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("AWS_", "PYTEST_"))}
    environment |= probe(folder, module)
    before = read_tree(module)
    code, printed = owner.run_tests(module, {**environment, "HOME": str(tmp_path)})

    assert code == 0, printed[-4000:]
    assert " passed" in printed
    assert read_tree(module) == before


@pytest.mark.parametrize("command", [("check", "--select", "E,F,W,I,B,UP"), ("format", "--diff")], ids=lambda c: c[0])
def test_the_generated_python_is_formatted_and_clean(command: tuple[str, ...]) -> None:
    """By ruff's defaults with our line length, as the owner's editor would say."""
    verb, *options = command
    options += ["--isolated", "--no-cache", "--line-length", "120", "--config", 'src = ["*/*/src", "*/*/tests"]']
    result = subprocess.run(
        [sys.executable, "-m", "ruff", verb, *options, "."], cwd=GOLDEN, capture_output=True, text=True, check=False
    )

    assert result.returncode == 0, result.stdout
