"""Settling the numbers of a module."""

from __future__ import annotations

from typing import Any

import pytest

from trigscaffold import catalog, yamlfile
from trigscaffold.errors import UserError
from trigscaffold.model import Choice, Decision, Invocation, Ranked, Setting, Trigger
from trigscaffold.module import Module
from trigscaffold.pipeline import settle
from trigscaffold.plan import plan
from trigscaffold.spec import parse_spec


def settings(text: str) -> dict[str, Any]:
    module = settle(parse_spec(yamlfile.read(f"name: x\n{text}".encode(), "t.yaml")))
    return dict(module.triggers[0].settings)


def test_a_setting_that_a_source_shares_with_its_queue_is_what_the_source_says() -> None:
    """The queue alone would look for repetitions within all messages, its topic looks within a message group."""
    assert settings("needs: {event: job}\ntrigger: sqs_fifo\n")["deduplication_scope"] == "queue"

    both = settings("needs: {event: fact}\ntrigger: sns_fifo\n")

    assert both["deduplication_scope"] == "messageGroup"
    assert both["fifo_throughput_scope"] == "MessageGroup"


@pytest.mark.parametrize("duplicates", ["once", "harmless"])
def test_topic_and_queue_have_one_switch_for_content_based_deduplication(duplicates: str) -> None:
    needs = f"needs: {{event: fact, ordering: per_key, consumers: {{readers: 2}}, duplicates: {duplicates}}}\n"

    assert settings(needs)["content_based_deduplication"] is (duplicates == "once")


@pytest.mark.parametrize(
    ("needs", "alarm_s"),
    [
        ("event: job, latency: seconds", 60),
        ("event: job, latency: seconds, volume: {work: 800 ms}", 60),
        ("event: job, latency: seconds, volume: {work: 2 min}", 240),
        ("event: job, latency: seconds, ordering: per_key, volume: {work: 2 min}", 240),
        ("event: job, latency: seconds, delay: 10 min, volume: {work: 2 min}", 840),
        ("event: clock, latency: minutes, keep: {loss: never}, volume: {work: 14 min}", 905),
    ],
)
def test_a_message_that_is_being_worked_on_is_not_yet_too_old(needs: str, alarm_s: int) -> None:
    """It ages until it is deleted, which is when the whole batch is done."""
    assert settings(f"needs: {{{needs}}}\n")["oldest_message_alarm_s"] == alarm_s


@pytest.mark.parametrize(
    ("needs", "batch_size"),
    [
        ("event: object_change, volume: {payload: 5 MB, work: 3 s}", 5),
        ("event: email, volume: {payload: 5 MB, work: 3 s}", 5),
        ("event: job, volume: {payload: 800 KB, work: 2 s}", 7),
    ],
)
def test_a_notice_of_something_large_is_not_large_itself(needs: str, batch_size: int) -> None:
    """A picture of 5 MB stays in its bucket, and half the timeout decides; a job of 800 KB is in the message."""
    assert settings(f"needs: {{{needs}, downstream_limit: {{at_a_time: 2}}}}\n")["batch_size"] == batch_size


@pytest.mark.parametrize("event", ["record", "table_change"])
def test_a_batch_of_a_stream_is_done_in_half_the_timeout(event: str) -> None:
    """At the mean time for one, a batch that fills the timeout runs out of it every other time, and is repeated."""
    assert settings(f"needs: {{event: {event}, volume: {{work: 300 ms}}}}\n")["batch_size"] == 50


@pytest.mark.parametrize(
    ("needs", "retention_h", "age_s"),
    [
        ("", 72, 21_600),
        (", keep: {outage: 2 days}", 120, 172_800),
        (", replay: 7 days", 240, 604_800),
        (", replay: 7 days, keep: {outage: 2 days}", 240, 604_800),
        (", replay: 30 days", 792, -1),
        (", replay: 365 days", 8760, -1),
    ],
)
def test_a_function_that_starts_again_is_given_what_is_that_old(needs: str, retention_h: int, age_s: int) -> None:
    """Lambda hands over no record that is older than the mapping's maximum: a replay would go to the dead letters."""
    found = settings(f"needs: {{event: record, ordering: per_key{needs}}}\n")

    assert (found["retention_period"], found["maximum_record_age_in_seconds"]) == (retention_h, age_s)


@pytest.mark.parametrize(
    ("volume", "why"),
    [
        ("{peak: 80/s, work: 4 s}", "nothing limits how many run at a time"),
        ("{peak: 80/s}", "how many run at a time is not known"),
    ],
)
def test_a_load_that_was_said_is_not_called_unknown(volume: str, why: str) -> None:
    module = settle(parse_spec(yamlfile.read(f"name: x\nneeds: {{event: job, volume: {volume}}}\n".encode(), "t.yaml")))

    assert (module.function.reserved_concurrency, module.function.reserved_why) == (0, why)


def decided(trigger: Trigger) -> Decision:
    choice = Choice(trigger, None, trigger)
    return Decision(choice, (Ranked(choice, ()),))


def planned(*triggers: Trigger, text: str = "needs: {event: job}") -> Module:
    """Return the module of *text* with these made-up triggers, whatever it asks for."""
    file = parse_spec(yamlfile.read(f"name: x\n{text}\n".encode(), "t.yaml"))
    decisions = dict(zip(file.spec.triggers, (decided(t) for t in triggers), strict=True))
    return plan(file.spec, file.needs, decisions, file.where, "")


def made_up(**wiring: Any) -> Trigger:
    return Trigger("made_up", "Made up", "", Invocation.SYNCHRONOUS, **wiring)


TWO = "triggers:\n  a: {needs: {event: job}}\n  b: {needs: {event: job}}"


@pytest.mark.parametrize(
    ("text", "timeout_s"),
    [
        ("needs: {event: job}", 30),
        ("needs: {event: job, volume: {work: 20 s}}", 40),
        ("needs: {event: job, volume: {work: 10 min}}", 900),
        ("needs: {event: job, volume: {work: 20 s}}\nfunction: {timeout_s: 21}", 21),
        ("needs: {event: job}\nfunction: {timeout_s: auto}", 30),
    ],
)
def test_a_timeout_that_nobody_gave_follows_the_work(text: str, timeout_s: int) -> None:
    assert planned(made_up(), text=text).function.timeout_s == timeout_s


def test_what_is_left_to_us_is_what_the_trigger_allows() -> None:
    edge = made_up(function={"timeout_s": "= 5 if needs.once else 8", "memory_mb": 128, "architecture": "x86_64"})

    function = planned(edge, text="needs: {event: job, duplicates: once}").function

    assert (function.timeout_s, function.memory_mb, function.architecture) == (5, 128, "x86_64")
    assert planned(made_up(), edge, text=TWO).function.timeout_s == 8
    assert planned(edge, text="needs: {event: job}\nfunction: {memory_mb: 256}").function.memory_mb == 256


def test_a_function_that_is_built_for_one_trigger_has_no_other() -> None:
    assert planned(made_up(sole=True)).triggers

    with pytest.raises(UserError, match=r"t.yaml:3: triggers.a: the function of made_up has no other trigger"):
        planned(made_up(sole=True), made_up(), text=TWO)


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("[up, down]", ""),
        ("up", "'up' is not a list of some of: up, down"),
        ("[]", "is not a list of some of: up, down"),
        ("[sideways]", "'sideways' is not one of: up, down"),
        ("[up, up]", "it names one of them twice"),
    ],
)
def test_a_setting_may_be_a_list(value: str, says: str) -> None:
    ways = Setting("ways", ["up"], "Ways.", "https://x", choices=("up", "down"), many=True)
    text = f"needs: {{event: job}}\nsettings: {{ways: {value}}}"
    if not says:
        assert planned(made_up(settings={"ways": ways}), text=text).triggers[0].settings["ways"] == ["up", "down"]
        return

    with pytest.raises(UserError) as refused:
        planned(made_up(settings={"ways": ways}), text=text)

    assert says in str(refused.value)


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("[main, release]", ""),
        ("main", "'main' is not a list of texts"),
        ("[]", "is not a list of texts"),
        ("[main, 7]", "'7' is not text"),
        ("[main, a branch]", r"'a branch' does not match \S+ (https://x)"),
        ("[main, main]", "it names one of them twice"),
    ],
)
def test_a_list_without_choices_is_of_texts_that_match_a_pattern(value: str, says: str) -> None:
    branches = Setting("branches", [], "Branches.", "https://x", many=True, pattern=r"\S+")
    text = f"needs: {{event: job}}\nsettings: {{branches: {value}}}"
    if not says:
        assert planned(made_up(settings={"branches": branches}), text=text).triggers[0].settings["branches"]
        return

    with pytest.raises(UserError) as refused:
        planned(made_up(settings={"branches": branches}), text=text)

    assert says in str(refused.value)


def test_a_trigger_may_have_ends_of_its_own_and_every_hop_has_an_end() -> None:
    hop = {"when": "w", "retried_by": "nobody", "times": "once", "lasts": "no time", "seen": "x", "source": "https://x"}
    document: dict[str, Any] = {"title": "T", "summary": "", "invocation": "synchronous", "checked": "2026-11-22"}
    document |= {"ends": {"report": "report `{name}`"}, "failure_path": [{**hop, "lands": "report"}]}

    assert catalog.trigger("t", document).failure_path[0].end == "report `{name}`"
    with pytest.raises(catalog.CatalogError, match=r"'rapport' is no end; there are: dead_letter, .*report"):
        catalog.trigger("t", {**document, "failure_path": [{**hop, "lands": "rapport"}]})


def test_lambda_keeps_an_event_for_the_longest_of_what_its_triggers_need() -> None:
    plain = Trigger("plain", "Plain", "", Invocation.ASYNCHRONOUS)
    brief = Trigger("brief", "Brief", "", Invocation.ASYNCHRONOUS, event_age="max(60, 2 * function.timeout_s)")
    both = "triggers: {a: {needs: {event: job}}, b: {needs: {event: job}}}\nfunction: {timeout_s: 50}"

    assert planned(brief, text="needs: {event: job}\nfunction: {timeout_s: 50}").function.event_age_s == 100
    assert planned(brief, plain, text=both).function.event_age_s == 21600
