"""Choosing among what there is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from trigscaffold import catalog
from trigscaffold.decide import decide, rank
from trigscaffold.errors import NO_TRIGGER_FITS, USAGE, UserError
from trigscaffold.model import Answer, Needs, Ordering, Verdict
from trigscaffold.sensitivity import would_change
from trigscaffold.spec.vocabulary import EVENTS

CHOICES = catalog.choices(catalog.load())
JOB = Needs("job", failure="dead_letter")
ANNOUNCED = Needs("fact", failure="dead_letter")


def refusal(needs: Needs, **how: Any) -> UserError:
    with pytest.raises(UserError) as caught:
        decide(needs, CHOICES, **how)
    return caught.value


@pytest.mark.parametrize(
    ("event", "choice"),
    [
        ("http_request", "http_api"),
        ("job", "sqs_standard"),
        ("fact", "sns_topic"),
        ("record", "kinesis_stream"),
        ("object_change", "s3_notification"),
        ("table_change", "dynamodb_stream"),
        ("service_event", "eventbridge_rule"),
        ("clock", "eventbridge_schedule"),
        ("function_call", "sqs_standard"),
    ],
)
def test_nothing_else_said_takes_the_plain_one(event: str, choice: str) -> None:
    answer = Answer.RESULT if event == "http_request" else Answer.NONE
    assert decide(Needs(event, answer=answer), CHOICES).choice.id == choice


@pytest.mark.parametrize(
    ("needs", "choice"),
    [
        (Needs("http_request", answer=Answer.ACKNOWLEDGEMENT, failure="dead_letter"), "http_api+sqs_standard"),
        (Needs("http_request", answer=Answer.RESULT, http=frozenset({"caching"})), "rest_api"),
        (Needs("http_request", answer=Answer.RESULT, http=frozenset({"auth:jwt", "waf"})), "rest_api"),
        (Needs("object_change", existing="bucket"), "s3_eventbridge"),
        (Needs("object_change", existing="bucket", owns_source=True), "s3_notification"),
        (Needs("object_change", filters=frozenset({"change:expired"})), "s3_eventbridge"),
        (Needs("object_change", spiky=True), "s3_notification+sqs_standard"),
        (Needs("fact", paced=True), "sns_topic+sqs_standard"),
        (Needs("fact", keep_for_s=345_600), "sns_topic+sqs_standard"),
        (Needs("fact", routing=frozenset({"content"}), paced=True), "eventbridge_rule+sqs_standard"),
        (Needs("fact", ordering=Ordering.PER_KEY), "sqs_fifo"),
        (Needs("fact", ordering=Ordering.PER_KEY, readers=3), "sns_fifo+sqs_fifo"),
        (Needs("fact", ordering=Ordering.PER_KEY, readers=3, replay_s=604_800), "kinesis_stream"),
        (Needs("record", ordering=Ordering.PER_KEY, readers=3), "kinesis_stream"),
        (Needs("fact", once=True, readers=3), "sns_topic"),
        (Needs("fact", existing="topic", existing_fifo=True), "sns_fifo+sqs_fifo"),
        (Needs("fact", existing="topic", existing_fifo=False), "sns_topic"),
        (Needs("fact", existing="topic", ordering=Ordering.PER_KEY), "sns_fifo+sqs_fifo"),
        (Needs("job", paced=True, at_a_time=1), "sqs_fifo"),
        (Needs("clock", schedule=frozenset({"time_zone"})), "eventbridge_schedule"),
    ],
)
def test_one_need_decides(needs: Needs, choice: str) -> None:
    assert decide(needs, CHOICES).choice.id == choice


def test_what_needs_a_buffer_is_no_choice_without_one() -> None:
    never_alone = {trigger.id for trigger in catalog.load() if not trigger.alone}

    assert never_alone == {"sns_fifo"}
    assert {c.source.id for c in CHOICES if c.source.id in never_alone and c.buffer} == never_alone
    assert not never_alone & {c.id for c in CHOICES}
    assert "sns_fifo" in decide(JOB, CHOICES).foreign


def test_a_source_into_a_queue_is_held_to_the_smaller_of_both_quotas() -> None:
    source = replace(catalog.find("sns_topic"), events_per_s=3000, events_per_s_most=30_000)
    queue = replace(catalog.find("sqs_fifo"), events_per_s=300, events_per_s_most=70_000)

    both = catalog.combine(source, queue)
    unbounded = catalog.combine(replace(source, events_per_s_most=0), replace(queue, events_per_s_most=0))

    assert (both.events_per_s, both.events_per_s_most) == (300, 30_000)
    assert unbounded.events_per_s_most == 0


def test_all_findings_are_kept_and_the_chosen_is_first() -> None:
    decision = decide(JOB, CHOICES)

    assert decision.ranking[0].choice is decision.choice
    assert {r.choice.id for r in decision.ranking} == {c.id for c in CHOICES}
    assert all(r.findings for r in decision.ranking if r.rejected)
    assert not decision.forced


def test_same_needs_same_ranking_whatever_the_order_of_the_choices() -> None:
    assert rank(JOB, CHOICES) == rank(JOB, tuple(reversed(CHOICES)))


def test_forced_trigger_is_taken_and_the_rules_still_speak() -> None:
    decision = decide(JOB, CHOICES, trigger="kinesis_stream")

    assert decision.forced
    assert decision.choice.id == decision.ranking[0].choice.id == "kinesis_stream"
    assert any(f.rule == "event" and f.verdict is Verdict.REJECT for f in decision.findings)


def test_that_a_service_has_ended_is_said_first() -> None:
    queue = catalog.find("sqs_standard")
    gone = replace(queue, id="gone", ended="2026-05-20", limits_concurrency=False)
    needs = Needs("job", paced=True, at_a_time=5)
    choices = catalog.choices([queue, gone])

    decision = decide(needs, choices)
    insisted = decide(needs, choices, trigger="gone")

    assert [(id_, no.rule if no else "") for id_, no in decision.passed_over] == [("gone", "ended")]
    assert [f.rule for f in insisted.findings if f.verdict is Verdict.REJECT][:2] == ["ended", "back-pressure"]


def test_forced_trigger_still_gets_the_buffer_it_needs() -> None:
    needs = Needs("fact", paced=True, failure="dead_letter")
    assert decide(needs, CHOICES, trigger="sns_topic").choice.id == "sns_topic+sqs_standard"
    assert decide(needs, CHOICES, trigger="sns_topic", buffer="none").choice.id == "sns_topic"
    assert decide(ANNOUNCED, CHOICES, trigger="sns_topic").choice.id == "sns_topic"


def test_whole_choice_can_be_forced() -> None:
    assert decide(JOB, CHOICES, trigger="s3_eventbridge+sqs_standard").choice.buffer is not None


def test_forced_buffer_leaves_the_source_to_the_rules() -> None:
    assert decide(ANNOUNCED, CHOICES, buffer="sqs_standard").choice.id == "sns_topic+sqs_standard"


def test_no_buffer_where_one_is_needed_fits_nothing() -> None:
    needs = Needs("http_request", answer=Answer.ACKNOWLEDGEMENT, failure="dead_letter")
    error = refusal(needs, buffer="none")

    assert error.exit_code == NO_TRIGGER_FITS
    assert [p.path for p in error.problems] == ["http_api", "rest_api", "alb"]
    assert "not by dead_letter [failure]" in str(error)


@pytest.mark.parametrize(
    ("how", "says"),
    [
        ({"trigger": "sqs_standart"}, "did you mean 'sqs_standard'?"),
        ({"trigger": "http_api", "buffer": "sqs_fifo"}, "allowed: auto, none, sqs_standard"),
        ({"trigger": "sqs_fifo", "buffer": "sqs_standard"}, "allowed: auto, none"),
        ({"buffer": "a_bucket"}, "no source can deliver into 'a_bucket'; allowed: auto, none, sqs_fifo, sqs_standard"),
        ({"trigger": "sns_fifo", "buffer": "sqs_standard"}, "into 'sqs_standard'; allowed: auto, sqs_fifo"),
        (
            {"trigger": "sns_fifo", "buffer": "none"},
            "cannot invoke a function without a buffer; allowed: auto, sqs_fifo",
        ),
    ],
)
def test_what_there_is_not_is_refused_with_what_there_is(how: dict[str, str], says: str) -> None:
    error = refusal(JOB, where="orders.yaml:7", **how)

    assert error.exit_code == USAGE
    assert says in str(error)
    assert "orders.yaml:7" in str(error)


def test_function_that_waits_for_another_is_refused_and_replaced() -> None:
    error = refusal(Needs("function_call", answer=Answer.RESULT, failure="caller"))

    assert error.exit_code == NO_TRIGGER_FITS
    assert "paid for both: 2 running, 1 of them idle [function-chain]" in str(error)
    assert "Step Functions" in error.hint


def test_function_that_hands_over_gets_a_queue() -> None:
    decision = decide(Needs("function_call"), CHOICES)

    assert decision.choice.id == "sqs_standard"
    assert "function-chain" in {f.rule for f in decision.findings}


def test_work_over_15_minutes_is_not_for_lambda() -> None:
    error = refusal(Needs("job", work_s=1200))

    assert error.exit_code == NO_TRIGGER_FITS
    assert "15 min" in str(error)
    assert "20 min" in str(error)
    assert "Fargate" in error.hint


@pytest.mark.parametrize(
    ("needs", "says"),
    [
        (Needs("table_change", existing="relational_database"), "AWS DMS"),
        (Needs("commit", existing="repository"), "webhook"),
        (Needs("table_change", readers=3), "EventBridge Pipes"),
        (Needs("table_change", keep_for_s=345_600), "14 days"),
        (Needs("table_change", replay_s=604_800), "into an Amazon Kinesis data stream"),
        (Needs("device_message", ordering=Ordering.PER_KEY), "with the device for a partition key"),
        (Needs("device_message", replay_s=604_800, readers=3), "`event: record`"),
        (Needs("clock", interval_s=10), "delay"),
        (Needs("job", delay_s=3600), "Scheduler"),
        (Needs("job", writes_to_source=True), "output_prefix"),
        (Needs("job", answer=Answer.RESULT), "http_request"),
        (Needs("job", payload_bytes=2 << 20), "S3"),
        (Needs("job", ordering=Ordering.TOTAL, average_per_s=50, work_s=1), "per key"),
        (Needs("fact", routing=frozenset({"account"}), ordering=Ordering.PER_KEY), "--why-not"),
    ],
)
def test_where_nothing_fits_the_advice_says_what_to_do(needs: Needs, says: str) -> None:
    error = refusal(needs)

    assert error.exit_code == NO_TRIGGER_FITS
    assert says in error.hint


@pytest.mark.parametrize("event", sorted(EVENTS))
def test_an_event_that_nothing_carries_is_met_with_what_aws_offers(event: str) -> None:
    if not any(event in choice.facts.events for choice in CHOICES):
        assert "trigscaffold does not generate that one yet" in refusal(Needs(event)).hint


def test_what_would_change_speaks_the_users_words() -> None:
    changes = {(c["need"], str(c["to"])): c for c in would_change(ANNOUNCED, CHOICES)}

    assert changes["keep.outage", "1 day"] == {
        "need": "keep.outage",
        "from": "0 s",
        "to": "1 day",
        "choice": "sns_topic+sqs_standard",
    }
    assert changes["routing", "['content']"]["choice"] == "eventbridge_rule"
    assert changes["downstream_limit", "some"]["from"] == "none"
    assert changes["ordering", "per_key"]["choice"] == "sqs_fifo"


def test_what_would_change_works_where_nothing_fits() -> None:
    needs = Needs("table_change", keep_for_s=345_600)
    assert {"need": "keep.outage", "from": "4 days", "to": "0 s", "choice": "dynamodb_stream"} in would_change(
        needs, CHOICES
    )
