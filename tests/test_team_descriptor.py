"""What a team's trigger.yaml says is of the kind that it is taken for, or a message names its line."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.command import run
from tests.goldens import ROOT
from trigscaffold import yamlfile
from trigscaffold.team.descriptor import problems

TEAM = ROOT / "examples" / "team-templates" / "orders"
TRIGGER = "triggers/acme_bus/trigger.yaml"
ODD: tuple[Any, ...] = (
    None, True, 5, -1, 1.5, float("inf"), 10**30, "", "x", "{{ 1 }}", "${x}", "{5:duration}", [], [None], {},
    {"a": 1}, {5: 6},
)  # fmt: skip


@pytest.mark.parametrize("path", sorted(ROOT.glob("templates/triggers/*/trigger.yaml")), ids=lambda p: p.parent.name)
def test_every_built_in_trigger_is_of_the_kinds_that_are_checked(path: Path) -> None:
    assert problems(yamlfile.read_path(path)) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("invocation: later", "1: invocation: found 'later'; one of synchronous, asynchronous, event_source_mapping"),
        ("title: 5", "1: title: found 5; a text is allowed"),
        ("facts: 3", "1: facts: found 3; a mapping is allowed"),
        (
            "facts:\n  answers: {value: -1, source: x}",
            "2: facts.answers.value: found -1; one of result, acknowledgement",
        ),
        ("facts:\n  parts: {value: true, source: x}", "2: facts.parts.value: found true; a whole number from 0 up"),
        ("facts:\n  events: {value: job, source: x}", "2: facts.events.value: found 'job'; a list is allowed"),
        ("wiring: 0.5", "1: wiring: found 0.5; a mapping is allowed"),
        ("wiring: {grant: {principle: x}}", "1: wiring.grant.principle: is not known; allowed: principal"),
        ("settings:", "1: settings: found nothing; a mapping is allowed"),
        ("settings:\n  a:\n    default: 1", "2: settings.a: doc is missing"),
        ("failure_path:\n- when: true", "2: failure_path.0.when: found true; a text is allowed"),
        ("event: {item: class}", "1: event.item: found 'class'; the name of a variable in Python is allowed"),
        ("event: {itme: x}", "1: event.itme: is not known; allowed: applies"),
        ("function: {timeout_s: []}", "1: function.timeout_s: found an empty list; a whole number from 0 up or a text"),
    ],
)
def test_what_is_of_another_kind_is_told_with_its_line(text: str, said: str) -> None:
    found = problems(yamlfile.read(text.encode(), "trigger.yaml"))

    assert any(f"{one.where}: {one.path}: {one.message}".startswith(f"trigger.yaml:{said}") for one in found), found


def spoiled(document: Any, chance: random.Random) -> Any:
    """Return *document* with one to three of its values replaced by odd ones."""
    places: list[tuple[Any, Any]] = []

    def collect(inside: Any) -> None:
        for key, value in list(inside.items() if isinstance(inside, dict) else enumerate(inside)):
            places.append((inside, key))
            if isinstance(value, dict | list):
                collect(value)

    collect(document)
    for owner, key in chance.sample(places, chance.randint(1, 3)):
        owner[key] = chance.choice(ODD)
    return document


@pytest.mark.parametrize("seed", range(40))
def test_no_value_of_the_wrong_kind_ends_in_a_traceback(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(TEAM, "orders")
    file = Path("orders") / TRIGGER
    document = spoiled(yaml.safe_load(file.read_text(encoding="utf-8")), random.Random(seed))
    file.write_text(yaml.safe_dump(document, sort_keys=False), encoding="utf-8")
    case = "orders/triggers/acme_bus/cases/plain.yaml"

    result = run("generate", case, "--template", "orders", "--output", "out")

    assert result.code in (0, 2, 3, 4)
    assert Path("out").exists() == (result.code == 0)
