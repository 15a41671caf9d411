"""The handler against steps as Cognito asks for them, without AWS."""

import copy
import io
import json
from pathlib import Path
from typing import Any

import pytest

import suppliers
import suppliers_handler

SAMPLES = sorted(path.stem for path in (Path(__file__).parents[1] / "events").glob("suppliers-*.json"))
SECRET = "a detail that is nobody's business"


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """What the function logs."""
    written = io.StringIO()
    monkeypatch.setattr(suppliers_handler.logger.registered_handler, "stream", written)
    return written


def raising(error: Exception) -> Any:
    """Return a step that raises *error*."""

    def step(event: Any) -> None:
        raise error

    return step


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_is_answered_with_the_event_and_nothing_but_its_response_changed(
    name: str,
    sample: Any,
    context: Any,
) -> None:
    event = sample(name)
    before = copy.deepcopy(event)

    answer = suppliers_handler.handler(event, context)

    assert {**answer, "response": None} == {**before, "response": None}
    assert set(answer["response"]) >= set(before["response"])


def test_there_is_a_sample_for_every_step(
    sample: Any,
) -> None:
    assert {sample(name)["triggerSource"].partition("_")[0] for name in SAMPLES} == set(suppliers_handler.STEPS)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_refusal_reaches_the_user_in_its_own_words(
    name: str,
    sample: Any,
    context: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    refuse = raising(suppliers.Refused("Sign-up is for employees."))
    monkeypatch.setattr(suppliers_handler, "STEPS", dict.fromkeys(suppliers_handler.STEPS, refuse))

    with pytest.raises(suppliers.Refused, match="for employees"):
        suppliers_handler.handler(sample(name), context)


def test_what_nobody_foresaw_is_logged_and_the_user_gets_no_details(
    sample: Any,
    context: Any,
    monkeypatch: pytest.MonkeyPatch,
    log: io.StringIO,
) -> None:
    fail = raising(RuntimeError(SECRET))
    monkeypatch.setattr(suppliers_handler, "STEPS", dict.fromkeys(suppliers_handler.STEPS, fail))

    with pytest.raises(suppliers_handler.StepFailed) as failed:
        suppliers_handler.handler(sample(SAMPLES[0]), context)

    assert SECRET not in str(failed.value)
    assert [SECRET in json.loads(line)["exception"] for line in log.getvalue().splitlines()] == [True]


@pytest.mark.parametrize("event", [{"surprise": 1}, {"triggerSource": "Unknown_Step", "request": {}, "response": {}}])
def test_what_is_no_step_of_this_function_is_refused_by_its_name(
    event: dict[str, Any],
    context: Any,
) -> None:
    with pytest.raises(ValueError, match="not a step that this function answers"):
        suppliers_handler.handler(event, context)
