"""The handler against a call as the workflow's state makes it, without AWS."""

from pathlib import Path
from typing import Any

import pytest

import charge
import charge_handler

ROOT = Path(__file__).parents[1]
SAMPLES = sorted(path.stem for path in (ROOT / "events").glob("charge-*.json"))
ERRORS = (charge.TryAgain, charge.Rejected)


def answering(answer: Any) -> Any:
    """Return what stands in for `process`: it returns *answer*, or raises it."""

    def process(step: charge.Step) -> Any:
        if isinstance(answer, Exception):
            raise answer
        return answer

    return process


@pytest.mark.parametrize("name", SAMPLES)
def test_the_state_gets_what_process_returns(
    name: str, sample: Any, context: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(charge, "process", answering({"receipt": "R-1"}))

    assert charge_handler.handler(sample(name), context) == {"result": {"receipt": "R-1"}}


@pytest.mark.parametrize("error", ERRORS)
def test_an_error_reaches_the_workflow_as_it_is(
    error: type[Exception], sample: Any, context: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(charge, "process", answering(error("no such order")))

    with pytest.raises(error, match="no such order"):
        charge_handler.handler(sample(SAMPLES[0]), context)


@pytest.mark.parametrize("error", ERRORS)
def test_the_state_knows_the_name_of_the_error(error: type[Exception]) -> None:
    state = (ROOT / "trigger_charge.tf").read_text(encoding="utf-8")

    assert f'["{error.__name__}"]' in state


def test_a_result_that_no_state_could_hold_is_an_error_that_can_be_caught(
    sample: Any, context: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(charge, "process", answering({"text": "x" * 260_000}))

    with pytest.raises(charge.Rejected, match="store it, return where"):
        charge_handler.handler(sample(SAMPLES[0]), context)


def test_a_call_while_an_earlier_one_is_at_work_is_repeated_later(
    sample: Any, context: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy = charge_handler.IdempotencyAlreadyInProgressError()
    monkeypatch.setattr(charge, "process", answering(busy))

    with pytest.raises(charge.TryAgain, match="still at work"):
        charge_handler.handler(sample(SAMPLES[0]), context)


def test_what_no_state_of_the_workflow_sent_is_refused(context: Any) -> None:
    with pytest.raises(ValueError, match="it has no execution, state, input"):
        charge_handler.handler({"surprise": 1}, context)


def test_process_accepts_what_the_sample_holds(sample: Any) -> None:
    for step in charge.read(sample(SAMPLES[0])):
        assert isinstance(charge.process(step=step), dict)
