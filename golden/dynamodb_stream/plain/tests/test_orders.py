"""The handler against the events that AWS sends, without AWS."""

import copy
from pathlib import Path
from typing import Any

import pytest

import orders
import orders_handler

SAMPLES = sorted(path.stem for path in (Path(__file__).parents[1] / "events").glob("orders-*.json"))


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What `process` was done with; here it does nothing else, and fails on poison."""
    seen: list[Any] = []

    def process(change: Any) -> None:
        if change.dynamodb.sequence_number.startswith("poison"):
            raise ValueError("the work failed")
        seen.append(change)

    monkeypatch.setattr(orders, "process", process)
    return seen


def batch(event: dict[str, Any], numbers: list[str]) -> dict[str, Any]:
    """Return *event* with one change for each sequence number."""
    records = []
    for number in numbers:
        record = copy.deepcopy(event["Records"][0])
        record["dynamodb"]["SequenceNumber"] = number
        records.append(record)
    return {"Records": records}


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_event_is_handled(name: str, sample: Any, context: Any, done: list[Any]) -> None:
    answer = orders_handler.handler(sample(name), context)

    assert done
    assert answer == {"batchItemFailures": []}


def test_the_first_change_that_fails_is_returned_and_none_after_it_is_handled(
    sample: Any, context: Any, done: list[Any]
) -> None:
    event = batch(sample(SAMPLES[0]), ["1", "poison-2", "3", "poison-4"])

    answer = orders_handler.handler(event, context)

    assert answer == {"batchItemFailures": [{"itemIdentifier": "poison-2"}]}
    assert len(done) == 1


def test_a_batch_whose_first_change_fails_is_split_by_lambda(sample: Any, context: Any, done: list[Any]) -> None:
    event = batch(sample(SAMPLES[0]), ["poison-1", "2"])

    with pytest.raises(ValueError):
        orders_handler.handler(event, context)

    assert not done


def test_an_event_of_another_source_is_refused(context: Any, done: list[Any]) -> None:
    with pytest.raises(ValueError, match="not an event of"):
        orders_handler.handler({"surprise": 1}, context)

    assert not done


def test_process_accepts_what_the_sample_holds(sample: Any) -> None:
    for record in orders_handler.DynamoDBStreamEvent(sample(SAMPLES[0])).records:
        orders_handler.handle(record)
