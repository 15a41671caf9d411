"""The handler against the events that AWS sends, without AWS."""

from pathlib import Path
from typing import Any

import pytest

import freezers
import freezers_handler

EVENTS = Path(__file__).parents[1] / "events"
SAMPLES = sorted(path.stem for path in EVENTS.glob("freezers-*.json"))


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What reaches `process`, which does nothing else here."""
    seen: list[Any] = []
    monkeypatch.setattr(freezers, "process", lambda change: seen.append(change))
    return seen


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_event_is_handled(name: str, sample: Any, context: Any, done: list[Any]) -> None:
    freezers_handler.handler(sample(name), context)

    assert done


def test_a_failure_reaches_lambda_which_tries_again(sample: Any, context: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(change: Any) -> None:
        raise RuntimeError("the work failed")

    monkeypatch.setattr(freezers, "process", fail)

    with pytest.raises(RuntimeError, match="the work failed"):
        freezers_handler.handler(sample(SAMPLES[0]), context)


def test_an_event_of_another_source_is_refused(context: Any, done: list[Any]) -> None:
    with pytest.raises(ValueError, match="not an event of"):
        freezers_handler.handler({"surprise": 1}, context)

    assert not done


def test_process_accepts_what_the_sample_holds(sample: Any) -> None:
    for change in freezers.read(sample(SAMPLES[0])):
        freezers.process(change=change)


def test_the_device_and_its_state_are_read(sample: Any) -> None:
    (change,) = freezers.read(sample(SAMPLES[0]))

    assert (change.device, change.state, change.happened_at.year) == ("d-1001", "high", 2026)
