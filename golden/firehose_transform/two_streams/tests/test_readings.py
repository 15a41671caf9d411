"""The handler against the batches that Firehose sends, without AWS."""

import json
from base64 import b64decode, b64encode
from pathlib import Path
from typing import Any

import pytest

import readings
import readings_handler

ROOT = Path(__file__).parents[1]
SAMPLES = sorted(path.stem for path in (ROOT / "events").glob("readings-*.json"))


def batch(event: dict[str, Any], *texts: bytes) -> dict[str, Any]:
    """Return *event* with a record for each of *texts*."""
    first = event["records"][0]
    records = [
        {**first, "recordId": f"record-{number}", "data": b64encode(text).decode()} for number, text in enumerate(texts)
    ]
    return {**event, "records": records}


@pytest.mark.parametrize("name", SAMPLES)
def test_each_record_is_answered_once_in_its_place_under_its_id(name: str, sample: Any, context: Any) -> None:
    event = sample(name)

    answers = readings_handler.handler(event, context)["records"]

    assert [answer["recordId"] for answer in answers] == [record["recordId"] for record in event["records"]]
    assert {answer["result"] for answer in answers} == {"Ok"}


def test_what_is_stored_is_a_line_of_its_own(sample: Any, context: Any) -> None:
    event = sample(SAMPLES[0])

    answers = readings_handler.handler(event, context)["records"]

    for record, answer in zip(event["records"], answers, strict=True):
        stored = b64decode(answer["data"])
        assert stored.endswith(b"\n")
        assert json.loads(stored) == json.loads(b64decode(record["data"]))


def test_a_record_that_cannot_be_changed_fails_alone(sample: Any, context: Any) -> None:
    event = batch(sample(SAMPLES[0]), b'{"n": 1}', b"this is not JSON {", b'{"n": 3}')

    answers = readings_handler.handler(event, context)["records"]

    assert [answer["result"] for answer in answers] == ["Ok", "ProcessingFailed", "Ok"]
    assert [answer["recordId"] for answer in answers] == ["record-0", "record-1", "record-2"]


def test_the_alarm_counts_each_record_that_fails(sample: Any, context: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    logged: list[dict[str, str]] = []
    monkeypatch.setattr(readings_handler.logger, "exception", lambda message, extra: logged.append(extra))
    event = batch(sample(SAMPLES[0]), b"this is not JSON {")

    readings_handler.handler(event, context)

    assert logged == [{"trigger": "readings", "record_id": "record-0"}]
    alarms = (ROOT / "alarms.tf").read_text(encoding="utf-8").replace("\\", "")
    assert '$.record_id = "*" && $.trigger = "readings"' in alarms


def test_a_record_can_be_dropped(sample: Any, context: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readings, "process", lambda record: None)

    answers = readings_handler.handler(sample(SAMPLES[0]), context)["records"]

    assert {answer["result"] for answer in answers} == {"Dropped"}


def test_what_has_no_room_in_the_answer_fails_and_the_rest_is_kept(
    sample: Any, context: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def enlarge(record: Any) -> Any:
        return b"x" * int(record.data_as_text)

    monkeypatch.setattr(readings, "process", enlarge)
    event = batch(sample(SAMPLES[0]), b"2000000", b"2000000", b"4000000", b"10", b"2000000")

    answer = readings_handler.handler(event, context)

    assert [one["result"] for one in answer["records"]] == ["Ok", "Ok", "ProcessingFailed", "Ok", "ProcessingFailed"]
    assert len(json.dumps(answer)) < 6 * 1024 * 1024


def test_an_event_of_another_source_is_refused(context: Any) -> None:
    with pytest.raises(ValueError, match="not an event of"):
        readings_handler.handler({"surprise": 1}, context)
