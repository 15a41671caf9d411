"""The handler against the events that AWS sends, without AWS."""

from pathlib import Path
from typing import Any

import pytest

import every_night
import every_night_handler

EVENTS = Path(__file__).parents[1] / "events"
SAMPLES = sorted(path.stem for path in EVENTS.glob("every_night-*.json"))


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What reaches `process`, which does nothing else here."""
    seen: list[Any] = []
    monkeypatch.setattr(every_night, "process", lambda run: seen.append(run))
    return seen


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_event_is_handled(name: str, sample: Any, context: Any, done: list[Any]) -> None:
    every_night_handler.handler(sample(name), context)

    assert done


def test_a_failure_reaches_lambda_which_tries_again(sample: Any, context: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(run: Any) -> None:
        raise RuntimeError("the work failed")

    monkeypatch.setattr(every_night, "process", fail)

    with pytest.raises(RuntimeError, match="the work failed"):
        every_night_handler.handler(sample(SAMPLES[0]), context)


def test_an_event_of_another_source_is_refused(context: Any, done: list[Any]) -> None:
    with pytest.raises(ValueError, match="not an event of"):
        every_night_handler.handler({"surprise": 1}, context)

    assert not done


def test_process_accepts_what_the_sample_holds(sample: Any) -> None:
    for run in every_night.read(sample(SAMPLES[0])):
        every_night.process(run=run)
