"""The handler against the events that AWS sends, without AWS."""

import copy
from pathlib import Path
from typing import Any

import pytest

import by_hand
import by_hand_handler

EVENTS = Path(__file__).parents[1] / "events"
SAMPLES = sorted(path.stem for path in EVENTS.glob("by_hand-*.json"))
POISON = "this is not JSON {"


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What reaches `process`, which does nothing else here."""
    seen: list[Any] = []
    monkeypatch.setattr(by_hand, "process", lambda job: seen.append(job))
    return seen


def batch(event: dict[str, Any], bodies: dict[str, str]) -> dict[str, Any]:
    """Return *event* with one record for each message id, with its body (empty: as in the sample)."""
    records = []
    for message_id, body in bodies.items():
        record = copy.deepcopy(event["Records"][0])
        records.append(record | {"messageId": message_id, "body": body or record["body"]})
    return {"Records": records}


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_event_is_handled(name: str, sample: Any, context: Any, done: list[Any]) -> None:
    answer = by_hand_handler.handler(sample(name), context)

    assert done
    assert answer == {"batchItemFailures": []}


def test_an_event_of_another_source_is_refused(context: Any) -> None:
    with pytest.raises(Exception, match="(?i)records|sqs"):
        by_hand_handler.handler({"surprise": 1}, context)


def test_process_accepts_what_the_sample_holds(sample: Any) -> None:
    for record in sample(SAMPLES[0])["Records"]:
        body = by_hand_handler.SQSRecord(record).json_body
        for job in by_hand.read(body):
            by_hand.process(job=job)


def test_only_the_message_that_failed_is_returned(sample: Any, context: Any, done: list[Any]) -> None:
    event = batch(sample(SAMPLES[0]), {"good-1": "", "poison": POISON, "good-2": ""})

    answer = by_hand_handler.handler(event, context)

    assert answer == {"batchItemFailures": [{"itemIdentifier": "poison"}]}
    assert len(done) == 2
