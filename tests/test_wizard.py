"""The wizard asks only what still matters, and always ends in a spec that parses or says that no trigger fits."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.wizard_asker import ANOTHER, NAME, TRIGGER, WHAT, Random, Scripted, needs_of, scripted
from trigscaffold import catalog
from trigscaffold.errors import NO_TRIGGER_FITS, UserError
from trigscaffold.spec import parse_data
from trigscaffold.spec.vocabulary import EVENT_GROUPS, EVENTS
from trigscaffold.wizard import effects, flow
from trigscaffold.wizard import questions as q
from trigscaffold.wizard.answers import overlay, problem_with
from trigscaffold.wizard.progress import relevant
from trigscaffold.wizard.run import run
from trigscaffold.wizard.verdict import decided

CHOICES = catalog.choices(catalog.load())


def test_answers_become_the_spec() -> None:
    asker = scripted("job", needs__ordering="per_key", needs__volume__average="200/s", needs__volume__work="300 ms")
    asker.script |= {"needs.failure": "per_item", WHAT: "Charge each order."}
    data = run(asker, {}, choices=CHOICES)

    assert data is not None
    assert data["description"] == "Charge each order."
    assert needs_of(data) == {
        "event": "job", "ordering": "per_key", "volume": {"average": "200/s", "work": 0.3}, "failure": "per_item",
    }  # fmt: skip
    assert parse_data(data).spec == parse_data(overlay(data, [])).spec
    assert decided("source", data["triggers"]["source"], CHOICES).choice.id == "sqs_fifo"


def test_what_is_left_is_shown_after_each_answer() -> None:
    asker = scripted("job", needs__ordering="per_key")
    run(asker, {}, choices=CHOICES)
    left = [text for text in asker.shown if " left: " in text]

    assert left[-1] == "  1 left: sqs_fifo"
    assert left[0].endswith(" more")
    assert asker.shown[-1].startswith("source: ")
    assert "not sqs_standard: " in asker.shown[-1]


@pytest.mark.parametrize("event", EVENTS)
def test_every_event_ends_in_a_spec_or_says_that_no_trigger_fits(event: str) -> None:
    asker = scripted(event)
    carried = any(not effects.mark({"needs": {"event": event}}, [choice])[choice.id][0] for choice in CHOICES)
    if not carried:
        asker.script["menu"] = "quit"
    data = run(asker, {}, choices=CHOICES)

    assert (data is not None) == carried
    if data is None:
        assert "no trigger fits" in asker.shown[-1]
    else:
        assert needs_of(data) == {"event": event}


def test_a_group_of_one_event_asks_no_further() -> None:
    asker = scripted("clock")
    run(asker, {}, choices=CHOICES)

    assert "needs.event" not in asker.asked
    assert "needs.volume.average" not in asker.asked


def test_a_vague_order_is_refined() -> None:
    asker = scripted("job", needs__ordering="within")
    asker.script["Within what must the order be kept?"] = "device"
    assert needs_of(run(asker, {}, choices=CHOICES))["ordering"] == "per_key"

    asker.script["Within what must the order be kept?"] = "everything"
    assert needs_of(run(asker, {}, choices=CHOICES))["ordering"] == "total"


def test_opened_answers_ask_for_their_numbers() -> None:
    asker = scripted("fact", needs__downstream_limit="open", needs__consumers="open")
    asker.script |= {"needs.downstream_limit.at_a_time": "5", "needs.consumers.readers": "3"}
    needs = needs_of(run(asker, {}, choices=CHOICES))

    assert needs["downstream_limit"] == {"at_a_time": 5}
    assert needs["consumers"] == {"readers": 3}


def test_opened_answer_without_a_number_stays_vague() -> None:
    needs = needs_of(run(scripted("job", needs__downstream_limit="open"), {}, choices=CHOICES))

    assert needs["downstream_limit"] == "some"


def test_http_asks_for_its_features_at_once() -> None:
    asker = scripted("http_request", needs__http=["waf", "plans"], needs__http__auth="jwt", needs__http__scopes="a, b")
    asker.script["needs.http.routes"] = "GET /orders/{id}, POST /orders"
    http = needs_of(run(asker, {}, choices=CHOICES))["http"]

    assert http["waf"] is http["plans"] is True
    assert http["scopes"] == ["a", "b"]
    assert http["routes"] == ["GET /orders/{id}", "POST /orders"]


def test_a_wrong_answer_is_explained_and_asked_again() -> None:
    asker = scripted("job", needs__volume__work=[("200",), ("soon",), ("200 ms",)])
    asker.script |= {NAME: [("Order Charge",), ("order-charge",)], TRIGGER: [("json",), ("orders",)]}
    data = run(asker, {}, choices=CHOICES)

    assert needs_of(data, "orders")["volume"]["work"] == 0.2
    assert "  '200' has no unit: which unit? Write '200 s' or '200 min'" in asker.shown
    assert any("did you mean order-charge?" in text for text in asker.shown)
    assert any("'json' is taken" in text for text in asker.shown)


def test_a_contradiction_is_explained_and_asked_again() -> None:
    asker = scripted("job", needs__volume__average="300/s", needs__volume__peak=[("2/s",), ("600/s",)])

    assert needs_of(run(asker, {}, choices=CHOICES))["volume"]["peak"] == "600/s"
    assert any("are they swapped?" in text for text in asker.shown)


def test_a_loop_is_not_accepted() -> None:
    asker = scripted("object_change", needs__writes_to="same_source", needs__existing="bucket")
    asker.script["needs.filter.prefix"] = [("",), ("",), ("incoming/",)]
    asker.script["needs.output_prefix"] = [("incoming/done/",), ("processed/",)]
    needs = needs_of(run(asker, {}, choices=CHOICES))

    assert (needs["filter"]["prefix"], needs["output_prefix"]) == ("incoming/", "processed/")
    assert any("This one needs an answer" in text for text in asker.shown)
    assert any("overlap" in text for text in asker.shown)


def test_long_work_gets_a_longer_timeout() -> None:
    data = run(scripted("job", needs__volume__work="2 min"), {}, choices=CHOICES)

    assert data is not None
    assert data["function"]["timeout_s"] == 240


def test_several_triggers() -> None:
    asker = scripted("job", **{"needs__event": [("job",), ("object_change",)]})
    asker.script |= {ANOTHER: [(True,), (False,)], TRIGGER: [("orders",), ("orders",), ("uploads",)]}
    data = run(asker, {}, choices=CHOICES)

    assert data is not None
    assert list(data["triggers"]) == ["orders", "uploads"]
    assert any("there is a trigger called 'orders' already" in text for text in asker.shown)


def test_answers_given_before_are_not_asked() -> None:
    defaults = overlay({}, ["name=order-charge", "description=Charge.", "needs.event=job", "needs.ordering=per_key"])
    asker = Scripted()
    data = run(asker, defaults, choices=CHOICES)

    assert needs_of(data)["ordering"] == "per_key"
    assert not {NAME, WHAT, TRIGGER, ANOTHER, "group", "needs.event", "needs.ordering"} & {*asker.asked}


def test_a_whole_spec_goes_straight_to_the_decision() -> None:
    data = run(scripted("job", needs__ordering="none"), {}, choices=CHOICES)
    asker = Scripted()

    assert data is not None
    assert run(asker, data, choices=CHOICES) == data
    assert not {"needs.ordering", "needs.latency", "needs.failure"} & {*asker.asked}


def test_wrong_answers_given_before_are_refused() -> None:
    with pytest.raises(UserError, match="your answers is not a valid spec"):
        run(Scripted(), {"needs": {"latency": "soon"}}, choices=CHOICES)


def test_no_question_is_asked_that_can_change_nothing() -> None:
    progress = flow.resume({"needs": {"event": "job", "ordering": "per_key", "delay": "unknown"}})
    asked = set()
    while question := flow.next_question(progress, CHOICES):
        asked.add(question.key)
        progress = flow.answer(progress, question, None)

    assert flow.remaining(progress, CHOICES) == ["sqs_fifo"]
    assert "needs.latency" not in asked
    assert "needs.prefer" not in asked
    assert {"needs.volume.work", "needs.duplicates", "needs.failure"} <= asked


def test_questions_are_plain_data_and_know_their_events() -> None:
    questions = {one["key"]: one for one in q.questions_json()}

    assert questions["needs.http.auth"]["events"] == ["http_request"]
    assert questions["needs.ordering"]["within"]["device"] == "per_key"
    assert questions["needs.volume.payload"]["unit"] == "4 KB"
    assert all(one["question"] for one in questions.values())
    assert len(questions) == len(q.questions()) + 1


@settings(max_examples=60)
@given(st.integers(0, 2**32))
def test_any_answers_end_in_a_spec_or_in_no_trigger_fits(seed: int) -> None:
    asker = Random(seed)
    data = run(asker, {}, choices=CHOICES)

    if data is None:
        assert "no trigger fits" in asker.shown[-1]
        return
    answers = data["triggers"]["source"]
    assert problem_with(answers, "needs.event") == ""
    assert parse_data(data).spec.triggers["source"].needs.event == answers["needs"]["event"]
    try:
        decided("source", answers, CHOICES)
    except UserError as error:
        assert error.exit_code == NO_TRIGGER_FITS  # noqa: PT017 - the one error that may be left


@pytest.mark.parametrize(
    ("event", "kinds"),
    [("sign_in_step", {"none", "user_pool"}), ("workflow_step", {"none", "workflow"}), ("stack_resource", set())],
)
def test_where_a_service_calls_only_its_own_kind_is_offered_as_existing(event: str, kinds: set[str]) -> None:
    progress = flow.Progress({"needs": {"event": event}})
    question = q.find("needs.existing")

    assert relevant(question, progress) is bool(kinds)
    if kinds:
        assert {option.value for option in flow.offered(question, progress).options} == kinds


def test_no_list_of_events_is_longer_than_ten() -> None:
    assert max(len(events) for events in EVENT_GROUPS.values()) <= 10
