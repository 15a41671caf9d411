"""The handler against the events that AWS sends, without AWS."""

import base64
import copy
from pathlib import Path
from typing import Any

import pytest

import deliveries
import deliveries_handler

SAMPLES = sorted(path.stem for path in (Path(__file__).parents[1] / "events").glob("deliveries-*.json"))
NOT_JSON = base64.b64encode(b"this is not JSON {").decode()


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What reaches `process`, which does nothing else here."""
    seen: list[Any] = []
    monkeypatch.setattr(deliveries, "process", lambda data: seen.append(data))
    return seen


def batch(event: dict[str, Any], numbers: list[str]) -> dict[str, Any]:
    """Return *event* with one record for each sequence number; what is called poison cannot be read."""
    records = []
    for number in numbers:
        record = copy.deepcopy(event["Records"][0])
        record["kinesis"]["sequenceNumber"] = number
        if number.startswith("poison"):
            record["kinesis"]["data"] = NOT_JSON
        records.append(record)
    return {"Records": records}


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_event_is_handled(name: str, sample: Any, context: Any, done: list[Any]) -> None:
    answer = deliveries_handler.handler(sample(name), context)

    assert done
    assert answer == {"batchItemFailures": []}


def test_the_first_record_that_fails_is_returned_and_none_after_it_is_handled(
    sample: Any, context: Any, done: list[Any]
) -> None:
    event = batch(sample(SAMPLES[0]), ["1", "poison-2", "3", "poison-4"])

    answer = deliveries_handler.handler(event, context)

    assert answer == {"batchItemFailures": [{"itemIdentifier": "poison-2"}]}
    assert len(done) == 1


def test_a_batch_whose_first_record_fails_is_split_by_lambda(sample: Any, context: Any, done: list[Any]) -> None:
    event = batch(sample(SAMPLES[0]), ["poison-1", "2"])

    with pytest.raises(ValueError):
        deliveries_handler.handler(event, context)

    assert not done


def test_an_event_of_another_source_is_refused(context: Any, done: list[Any]) -> None:
    with pytest.raises(ValueError, match="not an event of"):
        deliveries_handler.handler({"surprise": 1}, context)

    assert not done


def test_process_accepts_what_the_sample_holds(sample: Any) -> None:
    for record in deliveries_handler.KinesisStreamEvent(sample(SAMPLES[0])).records:
        deliveries_handler.handle(record)
