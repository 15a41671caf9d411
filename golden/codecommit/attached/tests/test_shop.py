"""The handler against the events that AWS sends, without AWS."""

from pathlib import Path
from typing import Any

import pytest

import shop
import shop_handler

EVENTS = Path(__file__).parents[1] / "events"
SAMPLES = sorted(path.stem for path in EVENTS.glob("shop-*.json"))


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What reaches `process`, which does nothing else here."""
    seen: list[Any] = []
    monkeypatch.setattr(shop, "process", lambda change: seen.append(change))
    return seen


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_event_is_handled(name: str, sample: Any, context: Any, done: list[Any]) -> None:
    shop_handler.handler(sample(name), context)

    assert done


def test_a_failure_reaches_lambda_which_tries_again(sample: Any, context: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(change: Any) -> None:
        raise RuntimeError("the work failed")

    monkeypatch.setattr(shop, "process", fail)

    with pytest.raises(RuntimeError, match="the work failed"):
        shop_handler.handler(sample(SAMPLES[0]), context)


def test_an_event_of_another_source_is_refused(context: Any, done: list[Any]) -> None:
    with pytest.raises(ValueError, match="not an event of"):
        shop_handler.handler({"surprise": 1}, context)

    assert not done


def test_process_accepts_what_the_sample_holds(sample: Any) -> None:
    for change in shop.read(sample(SAMPLES[0])):
        shop.process(change=change)


def test_somebody_trying_out_the_trigger_sets_nothing_off(sample: Any, context: Any, done: list[Any]) -> None:
    event = sample(SAMPLES[0])
    event["Records"][0]["eventName"] = "TriggerEventTest"

    shop_handler.handler(event, context)

    assert not done


def test_each_reference_of_a_push_is_handled(sample: Any, context: Any, done: list[Any]) -> None:
    event = sample(SAMPLES[0])
    references = event["Records"][0]["codecommit"]["references"]
    event["Records"][0]["codecommit"]["references"] = [
        {**references[0], "ref": "refs/heads/main"},
        {**references[0], "ref": "refs/tags/v1"},
    ]

    shop_handler.handler(event, context)

    assert [(change.reference, change.branch) for change in done] == [("refs/heads/main", "main"), ("refs/tags/v1", "")]
