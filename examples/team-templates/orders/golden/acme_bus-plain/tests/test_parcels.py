"""The handler against the events that AWS sends, without AWS."""

from pathlib import Path
from typing import Any

import pytest

import parcels
import parcels_handler

EVENTS = Path(__file__).parents[1] / "events"
SAMPLES = sorted(path.stem for path in EVENTS.glob("parcels-*.json"))


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What reaches `process`, which does nothing else here."""
    seen: list[Any] = []
    monkeypatch.setattr(parcels, "process", lambda fact: seen.append(fact))
    return seen


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_event_is_handled(name: str, sample: Any, context: Any, done: list[Any]) -> None:
    parcels_handler.handler(sample(name), context)

    assert done


def test_a_failure_reaches_lambda_which_tries_again(sample: Any, context: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(fact: Any) -> None:
        raise RuntimeError("the work failed")

    monkeypatch.setattr(parcels, "process", fail)

    with pytest.raises(RuntimeError, match="the work failed"):
        parcels_handler.handler(sample(SAMPLES[0]), context)


def test_an_event_of_another_source_is_refused(context: Any, done: list[Any]) -> None:
    with pytest.raises(ValueError, match="not an event of"):
        parcels_handler.handler({"surprise": 1}, context)

    assert not done


def test_process_accepts_what_the_sample_holds(sample: Any) -> None:
    for fact in parcels.read(sample(SAMPLES[0])):
        parcels.process(fact=fact)


def test_a_fact_says_which_domain_announced_it(sample: Any, context: Any, done: list[Any]) -> None:
    parcels_handler.handler(sample(SAMPLES[0]) | {"source": "acme.shipping"}, context)

    assert [fact.domain for fact in done] == ["shipping"]
