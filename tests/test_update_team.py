"""A module in a team's style follows when the template changes, and keeps what its owner wrote."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests import hostile
from tests.command import run
from tests.team_folder import JOB, write


def test_an_update_brings_what_the_template_says_now(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    first = {"tree/OWNERS.j2": "one\ntwo\nthree\nfour\nfive\n{{ answers.who }}\n", "tree/old.txt": "old\n"}
    write(tmp_path / "acme", first, "questions: {who: {ask: Who?}}\nfixes: {runtime: python3.12}\n")
    (tmp_path / "orders.yaml").write_text(JOB + "answers: {who: me}\n")
    assert run("generate", "orders.yaml", "--template", "acme").code == 0
    module = tmp_path / "order-charge"
    hostile.git(tmp_path, "init", "--quiet")  # where what was generated is still known, though the template changes
    hostile.git(tmp_path, "add", "order-charge")
    hostile.git(tmp_path, "commit", "--quiet", "-m", "as generated")
    (module / "OWNERS").write_text("mine\n" + (module / "OWNERS").read_text())
    assert run("update", "order-charge", "--check").code == 0

    later = {
        "tree/OWNERS.j2": "one\ntwo\nthree\nfour\n5\n{{ answers.who }}\n",
        "template.yaml": 'name: acme\nversion: "2.0.0"\nquestions: {who: {ask: Who?}}\nfixes: {runtime: python3.13}\n',
    }
    write(tmp_path / "acme", later)
    (tmp_path / "acme" / "tree" / "old.txt").unlink()
    assert run("update", "order-charge", "--check").code == 1

    done = run("update", "order-charge")

    assert (done.code, done.err) == (0, "")
    assert (module / "OWNERS").read_text() == "mine\none\ntwo\nthree\nfour\n5\nme\n"
    assert not (module / "old.txt").exists()
    assert 'runtime          = "python3.13"' in (module / "function.tf").read_text()
    assert json.loads((module / ".trigscaffold.json").read_text())["template"]["version"] == "2.0.0"
    assert run("update", "order-charge", "--check").code == 0
