"""The handler against the events that AWS sends, without AWS."""

import base64
import copy
from pathlib import Path
from typing import Any

import pytest

import readings
import readings_handler

SAMPLES = sorted(path.stem for path in (Path(__file__).parents[1] / "events").glob("readings-*.json"))
NOT_JSON = base64.b64encode(b"this is not JSON {").decode()


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What reaches `process`, which does nothing else here."""
    seen: list[Any] = []
    monkeypatch.setattr(readings, "process", lambda data: seen.append(data))
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
    answer = readings_handler.handler(sample(name), context)

    assert done
    assert answer is None


def test_one_failure_repeats_the_whole_batch(sample: Any, context: Any, done: list[Any]) -> None:
    event = batch(sample(SAMPLES[0]), ["1", "poison-2", "3"])

    with pytest.raises(ValueError):
        readings_handler.handler(event, context)

    assert len(done) == 1


def test_an_event_of_another_source_is_refused(context: Any, done: list[Any]) -> None:
    with pytest.raises(ValueError, match="not an event of"):
        readings_handler.handler({"surprise": 1}, context)

    assert not done


def test_process_accepts_what_the_sample_holds(sample: Any) -> None:
    for record in readings_handler.KinesisStreamEvent(sample(SAMPLES[0])).records:
        readings_handler.handle(record)
