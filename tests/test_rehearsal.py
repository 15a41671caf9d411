"""After the apply: real records through the generated handlers, as the applied mappings' settings say.

Of 100 messages with 3 poison ones exactly those 3 end in the dead-letter queue, the rest is done once, none
is lost, and the order holds within each message group or shard.  And the rehearsal notices when it is not so.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from tests.cover import applied_goldens, hears, polls, triggers
from tests.rehearsal import MESSAGES, POISON, Reply, Settings, Verdict
from tests.rehearsal_pollers import NUMBERS, Poller, Record
from tests.rehearsal_stages import Stage, stages
from tests.terraform_harness import Resource, Roots, label
from trigscaffold.catalog import load
from trigscaffold.model import Invocation, Ordering
from trigscaffold.module import PlannedTrigger
from trigscaffold.pipeline import read, scaffold

SWITCH = "ReportBatchItemFailures"
LOST = "lost"
DEAD = "good, but in the dead-letter queue"
REPEATED = "more than once"


REHEARSED = [(golden, t) for golden in applied_goldens() for t in triggers(golden) if polls(t)]
PUBLISHED = [(golden, t) for golden in applied_goldens() for t in triggers(golden) if hears(t)]
WITH_SWITCH = [
    (golden, t)
    for golden, t in REHEARSED
    if t.settings["function_response_types"] == SWITCH
    and t.settings["batch_size"] > 1
    and t.needs.ordering is not Ordering.TOTAL
    and not t.existing
]
ONE_OF_EACH = list({(t.source.id, t.needs.ordering): (golden, t) for golden, t in WITH_SWITCH}.values())


def identify(value: Any) -> str:
    return label(value) if isinstance(value, Path) else value.name if isinstance(value, PlannedTrigger) else ""


@pytest.fixture(scope="session")
def staged(applied: Roots, created: list[Resource]) -> dict[tuple[str, str], Stage]:
    """Every mapping to rehearse, as it was applied to the emulator: by its golden and its name."""
    return {(stage.golden, stage.trigger): stage for stage in stages(created, applied.modules)}


def stage_of(staged: dict[tuple[str, str], Stage], golden: Path, t: PlannedTrigger) -> Stage:
    return staged[label(golden), t.name]


def with_switch(golden: Path, t: PlannedTrigger, into: Path, value: str) -> Path:
    """Return the folder of the sources that *golden* becomes when the switch of its trigger *t* is *value*."""
    import yaml

    document = yaml.safe_load((golden / "trigscaffold.yaml").read_text(encoding="utf-8"))
    document["triggers"][t.name].setdefault("settings", {})["function_response_types"] = value
    spec = into / "spec.yaml"
    spec.write_text(yaml.safe_dump(document), encoding="utf-8")
    for path, text in scaffold(read(spec))[1].files.items():
        if path.startswith("src/"):
            (into / path).parent.mkdir(exist_ok=True)
            (into / path).write_text(text, encoding="utf-8")
    return into / "src"


slow = [pytest.mark.slow, pytest.mark.xdist_group("emulator")]


class TestApplied:
    pytestmark = slow

    @pytest.mark.parametrize(("golden", "t"), REHEARSED, ids=identify)
    def test_exactly_the_poison_ends_in_the_dead_letter_queue(
        self, golden: Path, t: PlannedTrigger, staged: dict[tuple[str, str], Stage], moto_server: str
    ) -> None:
        verdict = stage_of(staged, golden, t).rehearse(moto_server, one_group=t.needs.ordering is Ordering.TOTAL)

        if t.settings["function_response_types"] == SWITCH or t.settings["batch_size"] == 1:
            assert verdict.problems == {}
            assert len(verdict.done) == MESSAGES - len(POISON)
        else:
            # One failure repeats its whole batch, which was asked for. Nothing gets lost by it all the same.
            assert not verdict.lost
            assert set(verdict.dead) >= POISON

    @pytest.mark.parametrize(("golden", "t"), PUBLISHED, ids=identify)
    def test_what_is_published_reaches_the_handler_over_the_queue(
        self, golden: Path, t: PlannedTrigger, staged: dict[tuple[str, str], Stage], moto_server: str
    ) -> None:
        stage = stage_of(staged, golden, t)

        verdict = stage.rehearse(moto_server)

        assert stage.topic_arn
        assert verdict.problems == {}
        assert len(verdict.done) == MESSAGES - len(POISON)
        assert bool(verdict.lanes) == (t.source.ordering is not Ordering.NONE)

    @pytest.mark.parametrize(("golden", "t"), PUBLISHED, ids=identify)
    def test_a_subscription_that_puts_messages_into_an_envelope_is_noticed(
        self, golden: Path, t: PlannedTrigger, staged: dict[tuple[str, str], Stage], moto_server: str
    ) -> None:
        stage = stage_of(staged, golden, t)

        with stage.in_envelopes(moto_server):
            verdict = stage.rehearse(moto_server)

        assert DEAD in verdict.problems

    @pytest.mark.parametrize(("golden", "t"), ONE_OF_EACH, ids=identify)
    def test_a_handler_whose_switch_is_off_is_noticed(
        self, golden: Path, t: PlannedTrigger, staged: dict[tuple[str, str], Stage], moto_server: str, tmp_path: Path
    ) -> None:
        src = with_switch(golden, t, tmp_path, "none")

        verdict = stage_of(staged, golden, t).rehearse(moto_server, src=src)

        assert verdict.problems.keys() & {DEAD, REPEATED}

    @pytest.mark.parametrize(("golden", "t"), ONE_OF_EACH, ids=identify)
    def test_a_mapping_whose_switch_is_off_is_noticed(
        self, golden: Path, t: PlannedTrigger, staged: dict[tuple[str, str], Stage], moto_server: str
    ) -> None:
        stage = stage_of(staged, golden, t)

        verdict = stage.rehearse(moto_server, as_if=replace(stage.settings, reports_failures=False))

        assert set(verdict.problems) >= {LOST, "poison that is not in the dead-letter queue"}

    def test_every_kind_of_source_is_rehearsed(self) -> None:
        polling = {trigger.id for trigger in load() if trigger.invocation is Invocation.EVENT_SOURCE_MAPPING}

        assert {t.source.id for _, t in ONE_OF_EACH} == polling
        assert {t.source.ordering > Ordering.NONE for _, t in PUBLISHED} == {True, False}


ARN = "arn:aws:kinesis:eu-west-1:123456789012:stream/orders"
STREAM = Settings(ARN, batch_size=8, reports_failures=True, bisects=True, retries=3)


@dataclass
class Scripted:
    """A handler that stops at a failure, or goes on past it.  *batches*: what it was invoked with."""

    poison: frozenset[int]
    goes_on: bool = False
    raises: bool = False
    batches: list[list[int]] = field(default_factory=list)

    def invoke(self, event: Any) -> Reply:
        numbers = [int(record["n"]) for record in event["Records"]]
        self.batches.append(numbers)
        done, failed = [], []
        for number in numbers:
            if number in self.poison:
                failed.append(number)
                if not self.goes_on:
                    break
            else:
                done.append(number)
        if failed and (self.raises or (failed[0] == numbers[0] and not self.goes_on)):
            return Reply(None, "ValueError()", tuple(done))
        return Reply({"batchItemFailures": [{"itemIdentifier": str(n)} for n in failed]}, "", tuple(done))


def polled(handler: Scripted, settings: Settings, numbers: Sequence[int]) -> Poller:
    poller = Poller(settings, handler)  # type: ignore[arg-type]
    poller.poll([Record("shard", str(n), n, {"n": n}) for n in numbers])
    return poller


def discarded(poller: Poller) -> list[list[int]]:
    return [[record.number for record in batch] for batch in poller.discarded]


def test_a_handler_that_stops_loses_only_its_poison_to_the_dead_letter_queue_and_repeats_nothing() -> None:
    poller = polled(Scripted(frozenset({3, 6})), STREAM, range(1, 9))

    assert discarded(poller) == [[3], [6]]
    assert poller.done == [1, 2, 4, 5, 7, 8]


def test_a_record_that_is_alone_is_tried_again_as_often_as_the_mapping_says() -> None:
    handler = Scripted(frozenset({3}))

    polled(handler, STREAM, range(1, 9))

    assert handler.batches.count([3]) == 1 + STREAM.retries


def test_a_handler_that_goes_on_past_a_failure_takes_good_records_along_and_does_them_again() -> None:
    """What Powertools' BatchProcessor would do: Lambda sends again all that follows the first failure."""
    poller = polled(Scripted(frozenset({3}), goes_on=True), STREAM, range(1, 9))

    assert discarded(poller) == [[3, 4, 5, 6, 7, 8]]
    assert poller.done.count(8) > 1


def test_without_splitting_one_failure_takes_all_that_follow_it_along() -> None:
    poller = polled(Scripted(frozenset({3})), replace(STREAM, bisects=False), range(1, 9))

    assert discarded(poller) == [[3, 4, 5, 6, 7, 8]]


def test_a_whole_batch_is_split_until_the_poison_is_alone_and_what_is_good_is_repeated() -> None:
    poller = polled(Scripted(frozenset({3}), raises=True), replace(STREAM, reports_failures=False), range(1, 9))

    assert discarded(poller) == [[3]]
    assert poller.done.count(1) > 1
    assert set(poller.done) == {1, 2, 4, 5, 6, 7, 8}


def test_without_an_end_to_the_retries_the_age_of_a_record_ends_them() -> None:
    handler = Scripted(frozenset({1}))

    poller = polled(handler, replace(STREAM, retries=-1, record_age_s=60), [1])

    assert discarded(poller) == [[1]]
    assert 50 < len(handler.batches) < 70


@pytest.mark.parametrize(
    ("answer", "failed"),
    [
        (None, []),
        ({}, []),
        ({"batchItemFailures": None}, []),
        ({"batchItemFailures": []}, []),
        ({"batchItemFailures": [{"itemIdentifier": "b"}]}, ["b"]),
        ({"batchItemFailures": [{"itemIdentifier": ""}]}, ["a", "b"]),
        ({"batchItemFailures": [{"itemIdentifier": None}]}, ["a", "b"]),
        ({"batchItemFailures": [{"wrong": "b"}]}, ["a", "b"]),
        ({"batchItemFailures": [{"itemIdentifier": "c"}]}, ["a", "b"]),
    ],
    ids=json.dumps,
)
def test_an_answer_means_what_the_manual_says(answer: Any, failed: list[str]) -> None:
    assert Reply(answer, "", ()).failed(["a", "b"], reports=True) == failed
    assert Reply(answer, "", ()).failed(["a", "b"], reports=False) == []
    assert Reply(None, "ValueError()", ()).failed(["a", "b"], reports=True) == ["a", "b"]


def verdict(done: Sequence[int], dead: Sequence[int] = tuple(POISON)) -> Verdict:
    return Verdict(tuple(done), tuple(dead), dict.fromkeys(NUMBERS, "shard"))


GOOD = [number for number in NUMBERS if number not in POISON]


def test_a_verdict_names_all_that_is_wrong() -> None:
    assert verdict(GOOD).problems == {}
    assert verdict(GOOD[1:]).problems == {LOST: [1]}
    assert verdict(GOOD[1:], [1, *POISON]).problems == {DEAD: [1]}
    assert verdict([*GOOD, 100]).problems == {REPEATED: [100]}
    assert verdict([2, 1, *GOOD[2:]]).problems == {"out of turn": [2]}
