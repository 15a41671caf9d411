"""Which file comes from where, as `template show` says it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command import run
from tests.team_folder import write

BASE = {
    "tree/OWNERS.j2": "base\n",
    "tree/Makefile.j2": '{% extends "below/Makefile" %}\n{% block plan %}\nplan:\n\ttofu plan\n{% endblock %}\n',
    "tree/.github/workflows/ci.yml": "on: push\n",
}
TOP = {
    "tree/OWNERS.j2": "top\n",
    "tree/alarms.tf.j2": '{% extends "below/alarms.tf" %}\n{% block more %}{% endblock %}\n',
    "triggers/sqs_standard/module/outputs.tf.j2": '{% include "below/triggers/sqs_standard/module/outputs.tf" %}\n',
}


def test_show_says_which_template_does_what_to_which_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "base", BASE | {"template.yaml": 'name: base\nversion: "1"\nremoves: [Makefile]\n'})
    write(tmp_path / "top", TOP, "extends: ../base\nquestions: {who: {ask: Who?}}\nfixes: {runtime: python3.12}\n")

    shown = run("template", "show", "top")

    assert shown.code == 0
    assert shown.out.partition("\nTemplates")[2].splitlines() == [
        ", the lowest first",
        "  base 1",
        "  acme 1.0.0",
        "",
        "Asks",
        "  who: Who? (text of 1 to 256 characters)",
        "",
        "Fixes",
        "  runtime: python3.12",
        "",
        "Which file comes from where; all others are built in",
        "  base copies .github/workflows/ci.yml",
        "  base blocks plan of Makefile (built-in)",
        "  base removes Makefile (base)",
        "  base adds OWNERS",
        "  acme replaces OWNERS (base)",
        "  acme blocks more of alarms.tf (built-in)",
        "  acme replaces triggers/sqs_standard/module/outputs.tf (built-in)",
    ]
    said = json.loads(run("template", "show", "top", "--json").out)
    assert said["fixes"] == {"runtime": "python3.12"}
    assert {"path": "OWNERS", "template": "acme", "does": "replaces", "over": "base", "blocks": []} in said[
        "resolution"
    ]


def test_show_says_what_is_wrong_with_a_manifest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write(tmp_path, {}, "fixs: {}\n"))

    shown = run("template", "show", ".")

    assert shown.code == 2
    assert "./template.yaml:3: fixs: unknown key; did you mean fixes?" in shown.err
