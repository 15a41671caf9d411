"""The wizard on a real pseudo-terminal, once: the keys reach it, it writes, and Ctrl-C leaves nothing behind."""

from __future__ import annotations

import sys
from pathlib import Path

import pexpect
import pytest

from tests.command import run

pytestmark = pytest.mark.slow
DOWN, ENTER = "\x1b[B", "\r"
WAIT_S = 60


@pytest.fixture
def wizard(tmp_path: Path) -> pexpect.spawn[str]:
    command = [sys.executable, "-m", "trigscaffold", "new"]
    child = pexpect.spawn(
        command[0], command[1:], cwd=str(tmp_path), encoding="utf-8", timeout=WAIT_S, dimensions=(50, 120)
    )
    child.delaybeforesend = 0.1
    child.expect("What is the function called")
    return child


def test_answers_typed_on_a_terminal_become_a_module_that_generate_makes_again(
    wizard: pexpect.spawn[str], tmp_path: Path
) -> None:
    wizard.send(f"typed-here{ENTER}")
    wizard.expect("What does it do")
    wizard.send(f"Try the wizard.{ENTER}")
    wizard.expect("A name for this trigger")
    wizard.send(f"jobs{ENTER}")
    wizard.expect("What kind of thing")
    wizard.send(DOWN + DOWN + ENTER)
    wizard.expect("What sets the function off")
    wizard.send(ENTER)
    while wizard.expect(["And now", pexpect.TIMEOUT], timeout=1) != 0:
        wizard.send(ENTER)  # whatever the cursor is on, or what was left out
    wizard.send(ENTER)
    wizard.expect("Next: cd typed-here")
    wizard.expect(pexpect.EOF)

    made = tmp_path / "typed-here"
    result = run("generate", str(made / "trigscaffold.yaml"), "-o", str(tmp_path), "--check")
    assert result.code == 0, result.err


def test_control_c_leaves_nothing_behind(wizard: pexpect.spawn[str], tmp_path: Path) -> None:
    wizard.send(f"left{ENTER}")
    wizard.expect("What does it do")
    wizard.sendintr()
    wizard.expect(pexpect.EOF)
    wizard.close()

    assert wizard.exitstatus == 130
    assert list(tmp_path.iterdir()) == []
