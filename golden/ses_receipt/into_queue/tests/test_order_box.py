"""The handler against the events that AWS sends, without AWS."""

import copy
from pathlib import Path
from typing import Any

import pytest

import order_box
import order_box_handler

EVENTS = Path(__file__).parents[1] / "events"
SAMPLES = sorted(path.stem for path in EVENTS.glob("order_box-*.json"))
POISON = "this is not JSON {"
# The source sends these beside its events; there is nothing to do for them.
WITHOUT_WORK = {"order_box-spam", "order_box-setup"}


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What reaches `process`, which does nothing else here."""
    seen: list[Any] = []
    monkeypatch.setattr(order_box, "process", lambda mail: seen.append(mail))
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
    answer = order_box_handler.handler(sample(name), context)

    assert bool(done) == (name not in WITHOUT_WORK)
    assert answer == {"batchItemFailures": []}


def test_an_event_of_another_source_is_refused(context: Any) -> None:
    with pytest.raises(Exception, match="(?i)records|sqs"):
        order_box_handler.handler({"surprise": 1}, context)


def test_process_accepts_what_the_sample_holds(sample: Any) -> None:
    for record in sample(SAMPLES[0])["Records"]:
        body = order_box_handler.SQSRecord(record).json_body
        for mail in order_box.read(body):
            order_box.process(mail=mail)


def test_only_the_message_that_failed_is_returned(sample: Any, context: Any, done: list[Any]) -> None:
    event = batch(sample(SAMPLES[0]), {"good-1": "", "poison": POISON, "good-2": ""})

    answer = order_box_handler.handler(event, context)

    assert answer == {"batchItemFailures": [{"itemIdentifier": "poison"}]}
    assert len(done) == 2
