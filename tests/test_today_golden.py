"""Every generated module shows the triggers of its spec, meets its needs and is set as it would be generated."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tests import today_terraform
from trigscaffold import catalog, pipeline
from trigscaffold.audit.model import Function, Model
from trigscaffold.spec import SpecFile, spec_answers
from trigscaffold.today import report, signs, wanted
from trigscaffold.today.report import Answer

GOLDEN = Path(__file__).parents[1] / "golden"
MODULES = sorted(path.parent.relative_to(GOLDEN).as_posix() for path in GOLDEN.glob("*/*/trigscaffold.yaml"))


@cache
def read(name: str) -> tuple[Model, Function]:
    [one] = today_terraform.read(GOLDEN / name)
    return one


def spec(name: str) -> SpecFile:
    return pipeline.read(GOLDEN / name / "trigscaffold.yaml")


@pytest.mark.parametrize("name", MODULES)
def test_a_generated_module_shows_exactly_the_triggers_of_its_spec_and_meets_every_need(name: str) -> None:
    asked = spec(name)
    found = report.of(*read(name), catalog.every_choice(), asked)

    chosen = {trigger: decision.choice.id for trigger, decision in pipeline.decisions(asked).items()}
    assert chosen == {a.name: a.today.choice.id if a.today else None for a in found.answers}
    assert (found.besides, found.unknown) == ((), ())
    for answer in found.answers:
        assert [need for need in answer.asked if not need.met] == []
        stated = list(wanted.stated(spec_answers(asked)["triggers"][answer.name]["needs"]))
        assert stated == [(need.need, need.value) for need in answer.asked]
        assert answer.settings == ()
        # Only who insists on a trigger has one that a rule rejects.
        if answer.decision and not answer.decision.forced:
            assert [f for f in answer.against if f.verdict == "reject"] == []


@pytest.mark.parametrize("name", MODULES)
def test_what_is_read_off_a_generated_module_agrees_with_its_spec(name: str) -> None:
    asked = spec(name)
    found = report.of(*read(name), catalog.every_choice())
    left = list(found.answers)
    for trigger, decision in pipeline.decisions(asked).items():
        stated = dict(wanted.stated(spec_answers(asked)["triggers"][trigger]["needs"]))
        fits = [a for a in left if a.today and a.today.choice.id == decision.choice.id and not contrary(a, stated)]
        assert fits, f"{trigger}: {[contrary(a, stated) for a in left]}"
        left.remove(fits[0])
    assert left == []


def test_most_kinds_of_needs_are_read_off_some_module_that_states_them() -> None:
    seen: set[str] = set()
    for name in MODULES:
        answers = report.of(*read(name), catalog.every_choice()).answers
        there = {r.need for a in answers for r in a.reads if r.value is not None and not r.assumed}
        asked = spec_answers(spec(name))["triggers"].values()
        seen |= there & {need for one in asked for need, _ in wanted.stated(one["needs"])}

    named = ("prefix", "suffix", "changes", "pattern")
    assert seen >= {"event", "answer", "ordering", "failure", "delay", "existing", "replay", "keep.outage"}
    assert seen >= {"downstream_limit.at_a_time", "http.auth", "http.routes", *(f"filter.{n}" for n in named)}
    assert seen >= {f"schedule.{n}" for n in ("when", "expression", "time_zone", "window")}


def contrary(answer: Answer, stated: dict[str, object]) -> list[str]:
    """Return the needs of which *answer* says for certain another thing than was *stated*."""
    read_off = {r.need: r.value for r in answer.reads if r.value is not None and not r.assumed}
    return [n for n in stated.keys() & read_off.keys() if not wanted.does(n, stated[n], read_off[n])]


def test_every_trigger_has_signs_by_which_terraform_shows_it() -> None:
    assert {t.id for t in catalog.load()} == {sign.trigger for sign in signs.load()}
