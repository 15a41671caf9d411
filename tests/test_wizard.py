"""The wizard asks only what still matters, and always ends in a spec that parses or says that no trigger fits."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trigscaffold import catalog
from trigscaffold.errors import NO_TRIGGER_FITS, Problem, UserError
from trigscaffold.spec import SpecData, parse_data, spec_text
from trigscaffold.spec.vocabulary import EVENT_GROUPS, EVENTS
from trigscaffold.wizard import effects, flow
from trigscaffold.wizard import questions as q
from trigscaffold.wizard.answers import overlay, problem_with
from trigscaffold.wizard.questions import Option
from trigscaffold.wizard.run import run
from trigscaffold.wizard.verdict import decided

CHOICES = catalog.choices(catalog.load())
TEXT = {question.text: question.key for question in q.questions()}
UNKNOWN = "unknown"


class Scripted:
    """Answers by key, each list in turn; what the script leaves out is "I don't know", and the end is "write"."""

    def __init__(self, **script: Any) -> None:
        self.script = {key.replace("__", "."): value for key, value in script.items()}
        self.asked: list[str] = []
        self.shown: list[str] = []

    def _next(self, message: str, otherwise: Any) -> Any:
        key = next((known for text, known in TEXT.items() if message.startswith(text)), message)
        key = {"What kind of thing sets the function off?": "group", "And now?": "menu"}.get(key, key)
        self.asked.append(key)
        value = self.script.get(key, otherwise)
        if isinstance(value, list) and value and isinstance(value[0], tuple):
            value, *rest = (one[0] for one in value)
            self.script[key] = [(one,) for one in rest] or otherwise
        if isinstance(value, BaseException):
            raise value
        return value

    def select(self, message: str, options: Sequence[Option], default: Any = None) -> Any:  # noqa: ARG002
        values = [option.value for option in options]
        value = self._next(message, "write" if message == "And now?" else values[-1])
        assert value is None or value in values, f"{message}: {value!r} is not offered, but {values}"
        return value

    def pick(self, message: str, options: Sequence[Option]) -> list[Any] | None:
        value: list[Any] | None = self._next(message, [])
        assert value is None or {*value} <= {option.value for option in options}
        return value

    def text(self, message: str, default: str = "") -> str | None:
        value: str | None = self._next(message, default)
        return value

    def confirm(self, message: str, default: bool = False) -> bool | None:
        value: bool | None = self._next(message, default)
        return value

    def show(self, text: str) -> None:
        self.shown.append(text)


NAME = "What is the function called?"
WHAT = "What does it do?"
TRIGGER = "A name for this trigger; its resources are called after it"
ANOTHER = "Another trigger on the same function?"


def scripted(event: str, **script: Any) -> Scripted:
    group = next(name for name, events in EVENT_GROUPS.items() if event in events)
    asker = Scripted(**script)
    return_value = {"group": group, "needs.event": event, NAME: "order-charge"}
    asker.script = {**return_value, **asker.script}
    return asker


def needs_of(data: SpecData | None, name: str = "source") -> dict[str, Any]:
    assert data is not None
    needs: dict[str, Any] = parse_data(data).spec.triggers[name].needs.model_dump(exclude_none=True)
    return needs


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


# The end


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
    asker.script["Which trigger?"] = "sns_topic+sqs_standard"
    data = run(asker, {}, choices=CHOICES)

    assert data is not None
    assert (data["triggers"]["source"]["trigger"], data["triggers"]["source"]["buffer"]) == (
        "sns_topic",
        "sqs_standard",
    )


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


# The engine


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


# --set


@pytest.mark.parametrize(
    ("change", "path", "value"),
    [
        ("needs.latency=seconds", ("needs", "latency"), "seconds"),
        ("needs.downstream_limit.at_a_time=5", ("needs", "downstream_limit", "at_a_time"), 5),
        ("needs.downstream_limit.per_second=0.5", ("needs", "downstream_limit", "per_second"), 0.5),
        ("needs.filter.content=true", ("needs", "filter", "content"), True),
        ("needs.filter.changes=created, removed", ("needs", "filter", "changes"), ["created", "removed"]),
        ("needs.routing=none", ("needs", "routing"), "none"),
        ("settings.batch_size=10", ("settings", "batch_size"), 10),
        ("function.log_retention_days=30", ("function", "log_retention_days"), 30),
        ("description=a = b", ("description",), "a = b"),
        ("triggers.orders.needs.event=job", ("triggers", "orders", "needs", "event"), "job"),
    ],
)
def test_set_reads_values_as_the_place_wants_them(change: str, path: tuple[str, ...], value: Any) -> None:
    found: Any = overlay({}, [change])
    for key in path:
        found = found[key]

    assert found == value
    assert type(found) is type(value)


def test_set_reaches_the_only_trigger_of_the_long_form() -> None:
    data = overlay({"triggers": {"orders": {"needs": {"event": "job"}}}}, ["needs.latency=hours"])

    assert data == {"triggers": {"orders": {"needs": {"event": "job", "latency": "hours"}}}}


def test_set_refuses_all_unknown_keys_at_once() -> None:
    with pytest.raises(UserError) as caught:
        overlay({}, ["needs.latancy=seconds", "needs.event", "latency=hours", "name.x=1", "zzz=1"])
    found = [str(problem) for problem in caught.value.problems]

    assert found[0].startswith(
        "--set needs.latancy=seconds: needs.latancy: unknown key; did you mean latency? Allowed:"
    )
    assert found[1] == "--set needs.event: found no `=`; write KEY=VALUE"
    assert found[2] == "--set latency=hours: latency: unknown key; it belongs under `needs`"
    assert found[3] == "--set name.x=1: name.x: `name` is one answer and has no keys inside"
    assert len(found) == 5


def test_set_wants_a_name_among_several_triggers() -> None:
    with pytest.raises(UserError) as caught:
        overlay({"triggers": {"a": {}, "b": {}}}, ["needs.latency=hours"])

    assert "write triggers.NAME.needs.latency with one of: a, b" in caught.value.problems[0].message


# Whatever is answered

TYPED = {
    "duration": ["", "5", "200 ms", "5 min", "20 h", "3 days"],
    "size": ["", "4 KB", "9 MB", "x"],
    "rate": ["", "5/s", "2 million per day", "9"],
    "whole": ["", "0", "3", "many"],
    "number": ["", "0.5", "9"],
    "text": ["", "a/", "b/", "rate(5 minutes)", "at(2030-01-31T02:00:00)", "Europe/Berlin", "nowhere"],
    "list": ["", "GET /a", "GET /a, GET /a", "read"],
}


class Random(Scripted):
    """Answers anything that is offered."""

    def __init__(self, seed: int) -> None:
        super().__init__()
        self.random = random.Random(seed)

    def select(self, message: str, options: Sequence[Option], default: Any = None) -> Any:  # noqa: ARG002
        if message == "And now?":
            values = [option.value for option in options]
            return "write" if "write" in values else "quit"
        return self.random.choice(options).value

    def pick(self, message: str, options: Sequence[Option]) -> list[Any]:  # noqa: ARG002
        return [option.value for option in options if self.random.random() < 0.2]

    def text(self, message: str, default: str = "") -> str:
        if default or message == NAME:
            return default or "order-charge"
        kind = next((kind for kind in TYPED if f"({kind}" in message), "text")
        return self.random.choice(TYPED[kind])


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
