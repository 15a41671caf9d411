"""The wizard in a team's style: its questions, what it fixes and allows, `--set answers.NAME=`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.command import run
from tests.team_folder import write
from tests.wizard_asker import NAME, Scripted, scripted
from trigscaffold.team import use
from trigscaffold.wizard import run as wizard

QUESTIONS = """
questions:
  cost_centre: {ask: Which cost centre pays?, pattern: "^[0-9]{4}$"}
  on_call: {ask: Is somebody on call?, type: flag, default: true}
  pager: {ask: Which pager?, choices: {ops: Operations, dev: Developers}, when: answers.on_call}
  retention: {ask: How long?, type: whole, minimum: 1, maximum: 9, default: 3}
  readers: {ask: Who reads?, type: list, choices: [a, b]}
fixes: {runtime: python3.12, function: {timeout_s: 60}}
allows: {name: "^(orders|billing)-"}
"""


def asked(folder: Path, **script: Any) -> tuple[Any, Scripted]:
    """Return the spec that the wizard makes for somebody who follows *script*."""
    write(folder, {}, QUESTIONS)
    asker = scripted("job", **script)
    return wizard.run(asker, {}, template=use.template({}, str(folder))), asker


def test_the_template_asks_its_questions_after_ours_until_each_answer_fits(tmp_path: Path) -> None:
    script = {
        NAME: [("charge",), ("orders-charge",)],
        "Which cost centre pays?": [("x",), ("4711",)],
        "Which pager?": "dev",
        "How long?": "5",
        "Who reads?": ["a"],
        "Is somebody on call?": True,
    }

    data, asker = asked(tmp_path, **script)

    assert data["name"] == "orders-charge"
    answers = {"cost_centre": "4711", "on_call": True, "pager": "dev", "retention": 5, "readers": ["a"]}
    assert data["answers"] == answers
    assert "  the template acme allows names that match ^(orders|billing)-" in asker.shown
    assert "  found 'x'; allowed: text that matches ^[0-9]{4}$" in asker.shown
    assert "runtime" not in data
    assert "timeout_s" not in data["function"]


def test_a_question_whose_time_has_not_come_is_not_asked(tmp_path: Path) -> None:
    data, asker = asked(
        tmp_path, **{NAME: "orders-a", "Which cost centre pays?": "4711", "Is somebody on call?": False}
    )

    assert "Which pager?" not in asker.asked
    assert data["answers"] == {"cost_centre": "4711", "on_call": False, "retention": 3, "readers": []}


def test_new_takes_answers_on_the_command_line_as_their_questions_have_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(
        write(tmp_path, {"tree/who.j2": "{{ answers.cost_centre }} {{ answers.retention + 1 }}\n"}, QUESTIONS)
    )
    options = ["--set", "needs.event=job", "--set", "answers.retention=4", "--set", "answers.pager=ops"]
    options += ["--set", "name=orders-charge", "--set", "answers.readers=a, b", "--no-input", "--template", "."]

    refused = run("new", *options)
    assert refused.code == 2
    assert "answers.cost_centre: missing; the template asks: Which cost centre pays?" in refused.err

    done = run("new", *options, "--set", "answers.cost_centre=0047")
    assert (done.code, done.err) == (0, "")
    assert (tmp_path / "orders-charge" / "who").read_text() == "0047 5\n"


def test_an_answer_that_does_not_fit_is_refused_with_what_is_allowed_and_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write(tmp_path, {}, QUESTIONS))
    answers = "answers:\n  cost_centre: 4711\n  pager: devs\n  reader: [a]\n"
    (tmp_path / "orders.yaml").write_text(f"name: orders-a\nneeds: {{event: job}}\ntemplate: .\n{answers}")

    refused = run("generate", "orders.yaml")

    assert refused.code == 2
    assert [line.strip() for line in refused.err.splitlines()[2:]] == [
        "orders.yaml:4: answers.readers: missing; the template asks: Who reads? Allowed: a list of some of: a, b"
        " (./template.yaml:9)",
        'orders.yaml:5: answers.cost_centre: found 4711; did you mean "4711"? Allowed: text that matches ^[0-9]{4}$'
        " (./template.yaml:5)",
        "orders.yaml:6: answers.pager: found 'devs'; did you mean dev? Allowed: ops, dev (./template.yaml:7)",
        "orders.yaml:7: answers.reader: the template has no such question; did you mean readers?"
        " it has: cost_centre, on_call, pager, retention, readers",
    ]


def test_an_answer_to_the_template_is_changed_at_the_end(tmp_path: Path) -> None:
    script = {
        NAME: "orders-a",
        "Which cost centre pays?": [("4711",), ("0815",)],
        "Is somebody on call?": False,
        "menu": [("change",), ("write",)],
        "Which answer?": "answers.cost_centre",
    }

    data, asker = asked(tmp_path, **script)

    assert data["answers"]["cost_centre"] == "0815"
    assert asker.asked.count("How long?") == 1


def test_the_questions_of_a_template_are_told_to_other_front_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write(tmp_path, {}, QUESTIONS))

    plain, told = (json.loads(run("questions", *more).out) for more in ((), ("--template", ".")))

    assert told[: len(plain)] == plain
    assert told[len(plain) + 2] == {
        "key": "answers.pager",
        "question": "Which pager?",
        "kind": "choice",
        "choices": [{"value": "ops", "text": "Operations"}, {"value": "dev", "text": "Developers"}],
        "when": "answers.on_call",
    }
