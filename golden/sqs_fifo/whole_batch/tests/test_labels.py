"""The handler against the events that AWS sends, without AWS."""

import copy
from pathlib import Path
from typing import Any

import pytest

import labels
import labels_handler

EVENTS = Path(__file__).parents[1] / "events"
SAMPLES = sorted(path.stem for path in EVENTS.glob("labels-*.json"))
POISON = "this is not JSON {"


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What reaches `process`, which does nothing else here."""
    seen: list[Any] = []
    monkeypatch.setattr(labels, "process", lambda job: seen.append(job))
    return seen


def batch(event: dict[str, Any], messages: list[tuple[str, str, str]]) -> dict[str, Any]:
    """Return *event* with one record for each id, message group and body (empty: as in the sample)."""
    records = []
    for message_id, group, body in messages:
        record = copy.deepcopy(event["Records"][0])
        record["attributes"]["MessageGroupId"] = group
        records.append(record | {"messageId": message_id, "body": body or record["body"]})
    return {"Records": records}


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_event_is_handled(name: str, sample: Any, context: Any, done: list[Any]) -> None:
    answer = labels_handler.handler(sample(name), context)

    assert done
    assert answer is None


def test_an_event_of_another_source_is_refused(context: Any) -> None:
    with pytest.raises(Exception, match="(?i)records|sqs"):
        labels_handler.handler({"surprise": 1}, context)


def test_process_accepts_what_the_sample_holds(sample: Any) -> None:
    for record in sample(SAMPLES[0])["Records"]:
        body = labels_handler.SQSRecord(record).json_body
        for job in labels.read(body):
            labels.process(job=job)


def test_one_failure_returns_the_whole_batch(sample: Any, context: Any, done: list[Any]) -> None:
    event = batch(sample(SAMPLES[0]), [("a-1", "a", ""), ("a-2", "a", POISON), ("a-3", "a", "")])

    with pytest.raises(ValueError):
        labels_handler.handler(event, context)

    assert len(done) == 1
