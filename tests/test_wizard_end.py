"""At the end of the wizard everything can still be changed; leaving at any point leaves nothing behind."""

from __future__ import annotations

from typing import Any

import pytest

from tests.wizard_asker import ANOTHER, NAME, TRIGGER, WHAT, needs_of, scripted
from trigscaffold import catalog
from trigscaffold.errors import Problem, UserError
from trigscaffold.spec import SpecData, spec_text
from trigscaffold.wizard.run import run

CHOICES = catalog.choices(catalog.load())


def test_look_then_write() -> None:
    asker = scripted("job", menu=[("look",), ("write",)])
    seen: list[str] = []

    def preview(data: SpecData) -> str:
        seen.append(spec_text(data))
        return "order-charge/ 12 files"

    assert run(asker, {}, preview=preview, choices=CHOICES) is not None
    assert "order-charge/ 12 files" in asker.shown
    assert len(seen) == 2


def test_what_cannot_be_generated_keeps_the_answers() -> None:
    asker = scripted("job", menu=[("write",), ("change",), ("write",)])
    asker.script["Which answer?"] = "needs.ordering"
    asker.script["needs.ordering"] = [("none",), ("per_key",)]
    refusals = [UserError("no", [Problem("", "settings", "cannot work")])]

    def preview(_: SpecData) -> str:
        if refusals:
            raise refusals.pop()
        return "files"

    assert needs_of(run(asker, {}, preview=preview, choices=CHOICES))["ordering"] == "per_key"
    assert any("cannot work" in text for text in asker.shown)


def test_another_trigger_may_be_insisted_on() -> None:
    asker = scripted("job", menu=[("trigger",), ("write",)])
    asker.script |= {"Which trigger?": "", "Which of the others?": "sns_topic+sqs_standard"}
    data = run(asker, {}, choices=CHOICES)

    assert data is not None
    assert (data["triggers"]["source"]["trigger"], data["triggers"]["source"]["buffer"]) == (
        "sns_topic",
        "sqs_standard",
    )


def test_only_what_carries_the_event_is_offered_and_the_rest_on_request() -> None:
    asker = scripted("email", menu=[("trigger",), ("write",)])
    asker.script |= {"Which trigger?": "", "Which of the others?": "sns_topic"}
    data = run(asker, {}, choices=CHOICES)

    assert data is not None
    assert data["triggers"]["source"]["trigger"] == "sns_topic"
    assert [o.value for o in asker.offered["Which trigger?"]] == ["auto", "ses_receipt", "ses_receipt+sqs_standard", ""]
    assert len(asker.offered["Which of the others?"]) == len(CHOICES) - 2


def test_a_changed_event_starts_over() -> None:
    asker = scripted("job", menu=[("change",), ("write",)], needs__event=[("job",), ("fact",)])
    asker.script["Which answer?"] = "needs.event"

    assert needs_of(run(asker, {}, choices=CHOICES))["event"] == "fact"


def test_a_changed_answer_drops_what_it_makes_pointless() -> None:
    asker = scripted("job", needs__existing=[("queue",), ("none",)], menu=[("change",), ("write",)])
    asker.script |= {"existing.arn": "arn:aws:sqs:eu-west-1:123456789012:orders", "Which answer?": "needs.existing"}
    data = run(asker, {}, choices=CHOICES)

    assert data is not None
    assert needs_of(data)["existing"] == "none"
    assert "existing" not in data["triggers"]["source"]


@pytest.mark.parametrize(
    "when", [NAME, WHAT, TRIGGER, "group", "needs.event", "needs.http", "needs.failure", ANOTHER, "menu"]
)
@pytest.mark.parametrize("how", [None, KeyboardInterrupt(), EOFError()], ids=["none", "ctrl-c", "ctrl-d"])
def test_leaving_at_any_point_gives_nothing(when: str, how: Any) -> None:
    asker = scripted("http_request")
    asker.script[when] = how

    assert run(asker, {}, choices=CHOICES) is None


def test_quitting_gives_nothing() -> None:
    assert run(scripted("job", menu="quit"), {}, choices=CHOICES) is None
