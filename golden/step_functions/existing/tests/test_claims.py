"""The handler against a call as the workflow's state makes it, without AWS."""

from pathlib import Path
from typing import Any

import pytest

import claims
import claims_handler

ROOT = Path(__file__).parents[1]
SAMPLES = sorted(path.stem for path in (ROOT / "events").glob("claims-*.json"))
ERRORS = (claims.TryAgain, claims.Rejected)


def answering(answer: Any) -> Any:
    """Return what stands in for `process`: it returns *answer*, or raises it."""

    def process(step: claims.Step) -> Any:
        if isinstance(answer, Exception):
            raise answer
        return answer

    return process


@pytest.mark.parametrize("name", SAMPLES)
def test_the_state_gets_what_process_returns(
    name: str, sample: Any, context: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(claims, "process", answering({"receipt": "R-1"}))

    assert claims_handler.handler(sample(name), context) == {"result": {"receipt": "R-1"}}


@pytest.mark.parametrize("error", ERRORS)
def test_an_error_reaches_the_workflow_as_it_is(
    error: type[Exception], sample: Any, context: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(claims, "process", answering(error("no such order")))

    with pytest.raises(error, match="no such order"):
        claims_handler.handler(sample(SAMPLES[0]), context)


def test_the_state_knows_the_error_after_which_it_calls_again() -> None:
    state = (ROOT / "trigger_claims.tf").read_text(encoding="utf-8")

    assert f'["{ERRORS[0].__name__}"]' in state


def test_a_result_that_no_state_could_hold_is_an_error_that_can_be_caught(
    sample: Any, context: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(claims, "process", answering({"text": "x" * 260_000}))

    with pytest.raises(claims.Rejected, match="store it, return where"):
        claims_handler.handler(sample(SAMPLES[0]), context)


def test_what_no_state_of_the_workflow_sent_is_refused(context: Any) -> None:
    with pytest.raises(ValueError, match="it has no execution, state, input"):
        claims_handler.handler({"surprise": 1}, context)


def test_process_accepts_what_the_sample_holds(sample: Any) -> None:
    for step in claims.read(sample(SAMPLES[0])):
        assert isinstance(claims.process(step=step), dict)
