"""The handler against contacts as Amazon Connect sends them, without AWS."""

from pathlib import Path
from typing import Any

import pytest

import flow
import flow_handler

SAMPLES = sorted(path.stem for path in (Path(__file__).parents[1] / "events").glob("flow-*.json"))


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_contact_is_answered(name: str, sample: Any, context: Any) -> None:
    answer = flow_handler.handler(sample(name), context)

    assert answer
    assert all(isinstance(value, str) for value in answer.values())


def test_a_failure_reaches_the_flow_as_its_error_branch(
    sample: Any, context: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(contact: Any) -> None:
        raise RuntimeError("the work failed")

    monkeypatch.setattr(flow, "answer", fail)

    with pytest.raises(RuntimeError, match="the work failed"):
        flow_handler.handler(sample(SAMPLES[0]), context)


@pytest.mark.parametrize("value", [7, None, ["a"], {"first": "Jane"}])
def test_what_is_no_text_is_refused_by_name(value: Any) -> None:
    with pytest.raises(TypeError, match="balance"):
        flow_handler.checked({"name": "Jane", "balance": value})


def test_an_answer_that_is_too_large_is_refused() -> None:
    with pytest.raises(ValueError, match="less than 32768"):
        flow_handler.checked({"text": "é" * 16 * 1024})


def test_an_event_of_another_source_is_refused(context: Any) -> None:
    with pytest.raises(ValueError, match="not an event of"):
        flow_handler.handler({"surprise": 1}, context)
