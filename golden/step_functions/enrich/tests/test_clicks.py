"""The handler against a call as the workflow's state makes it, without AWS."""

from pathlib import Path
from typing import Any

import pytest

import clicks
import clicks_handler

ROOT = Path(__file__).parents[1]
SAMPLES = sorted(path.stem for path in (ROOT / "events").glob("clicks-*.json"))
ERRORS = (clicks.TryAgain, clicks.Rejected)


def answering(answer: Any) -> Any:
    """Return what stands in for `process`: it returns *answer*, or raises it."""

    def process(step: clicks.Step) -> Any:
        if isinstance(answer, Exception):
            raise answer
        return answer

    return process


@pytest.mark.parametrize("name", SAMPLES)
def test_the_state_gets_what_process_returns(
    name: str, sample: Any, context: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clicks, "process", answering({"receipt": "R-1"}))

    assert clicks_handler.handler(sample(name), context) == {"result": {"receipt": "R-1"}}


@pytest.mark.parametrize("error", ERRORS)
def test_an_error_reaches_the_workflow_as_it_is(
    error: type[Exception], sample: Any, context: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clicks, "process", answering(error("no such order")))

    with pytest.raises(error, match="no such order"):
        clicks_handler.handler(sample(SAMPLES[0]), context)


@pytest.mark.parametrize("error", ERRORS)
def test_the_state_knows_the_name_of_the_error(error: type[Exception]) -> None:
    state = (ROOT / "trigger_clicks.tf").read_text(encoding="utf-8")

    assert f'["{error.__name__}"]' in state


def test_a_result_that_no_state_could_hold_is_an_error_that_can_be_caught(
    sample: Any, context: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clicks, "process", answering({"text": "x" * 260_000}))

    with pytest.raises(clicks.Rejected, match="store it, return where"):
        clicks_handler.handler(sample(SAMPLES[0]), context)


def test_what_no_state_of_the_workflow_sent_is_refused(context: Any) -> None:
    with pytest.raises(ValueError, match="it has no execution, state, input"):
        clicks_handler.handler({"surprise": 1}, context)


def test_process_accepts_what_the_sample_holds(sample: Any) -> None:
    for step in clicks.read(sample(SAMPLES[0])):
        assert isinstance(clicks.process(step=step), dict)
