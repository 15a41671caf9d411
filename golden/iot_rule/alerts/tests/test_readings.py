"""The handler against the events that AWS sends, without AWS."""

from pathlib import Path
from typing import Any

import pytest

import readings
import readings_handler

EVENTS = Path(__file__).parents[1] / "events"
SAMPLES = sorted(path.stem for path in EVENTS.glob("readings-*.json"))


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What reaches `process`, which does nothing else here."""
    seen: list[Any] = []
    monkeypatch.setattr(readings, "process", lambda message: seen.append(message))
    return seen


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_event_is_handled(name: str, sample: Any, context: Any, done: list[Any]) -> None:
    readings_handler.handler(sample(name), context)

    assert done


def test_a_failure_reaches_lambda_which_tries_again(sample: Any, context: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(message: Any) -> None:
        raise RuntimeError("the work failed")

    monkeypatch.setattr(readings, "process", fail)

    with pytest.raises(RuntimeError, match="the work failed"):
        readings_handler.handler(sample(SAMPLES[0]), context)


def test_an_event_of_another_source_is_refused(context: Any, done: list[Any]) -> None:
    with pytest.raises(ValueError, match="not an event of"):
        readings_handler.handler({"surprise": 1}, context)

    assert not done


def test_process_accepts_what_the_sample_holds(sample: Any) -> None:
    for message in readings.read(sample(SAMPLES[0])):
        readings.process(message=message)


def test_what_the_device_said_is_told_from_what_aws_says_of_it(sample: Any) -> None:
    event = sample(SAMPLES[0])

    (message,) = readings.read(event | {"mqtt_version": 5})

    assert (message.topic, message.received_at.year) == (event["mqtt_topic"], 2026)
    assert message.payload == {"temperature": 32, "status": "hot", "mqtt_version": 5}
