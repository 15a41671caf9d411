"""The handler against the events that AWS sends, without AWS."""

import copy
from pathlib import Path
from typing import Any

import pytest

import parcels
import parcels_handler

EVENTS = Path(__file__).parents[1] / "events"
SAMPLES = sorted(path.stem for path in EVENTS.glob("parcels-*.json"))
POISON = "this is not JSON {"


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What reaches `process`, which does nothing else here."""
    seen: list[Any] = []
    monkeypatch.setattr(parcels, "process", lambda job: seen.append(job))
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
    answer = parcels_handler.handler(sample(name), context)

    assert done
    assert answer == {"batchItemFailures": []}


def test_an_event_of_another_source_is_refused(context: Any) -> None:
    with pytest.raises(Exception, match="(?i)records|sqs"):
        parcels_handler.handler({"surprise": 1}, context)


def test_process_accepts_what_the_sample_holds(sample: Any) -> None:
    for record in sample(SAMPLES[0])["Records"]:
        body = parcels_handler.SQSRecord(record).json_body
        for job in parcels.read(body):
            parcels.process(job=job)


def test_a_failure_holds_up_its_own_message_group_only(sample: Any, context: Any, done: list[Any]) -> None:
    event = batch(sample(SAMPLES[0]), [("a-1", "a", POISON), ("b-1", "b", ""), ("a-2", "a", ""), ("b-2", "b", "")])

    answer = parcels_handler.handler(event, context)

    assert answer == {"batchItemFailures": [{"itemIdentifier": "a-1"}, {"itemIdentifier": "a-2"}]}
    assert len(done) == 2


def test_after_the_last_try_the_group_goes_on_without_the_message(sample: Any, context: Any, done: list[Any]) -> None:
    event = batch(sample(SAMPLES[0]), [("a-1", "a", POISON), ("a-2", "a", ""), ("a-3", "a", "")])
    for record in event["Records"]:
        record["attributes"]["ApproximateReceiveCount"] = str(parcels_handler.MAX_RECEIVE_COUNT)

    answer = parcels_handler.handler(event, context)

    assert answer == {"batchItemFailures": [{"itemIdentifier": "a-1"}]}
    assert len(done) == 2
