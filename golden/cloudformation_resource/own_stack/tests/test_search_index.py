"""The handler against requests as CloudFormation sends them; its answers are caught on their way, without AWS."""

import json
import time
from pathlib import Path
from typing import Any

import pytest

import search_index
import search_index_handler

SAMPLES = sorted(path.stem for path in (Path(__file__).parents[1] / "events").glob("search_index-*.json"))
KEPT = ("StackId", "RequestId", "LogicalResourceId")


def doing(work: Any) -> Any:
    """Return what stands in for `process`: it does *work*."""
    return lambda request: work()


def fail() -> None:
    raise RuntimeError("no such catalogue")


@pytest.mark.parametrize("name", SAMPLES)
def test_every_request_is_answered_where_cloudformation_waits(
    name: str, sample: Any, context: Any, search_index_put: list[Any]
) -> None:
    event = sample(name)

    search_index_handler.handler(event, context)

    (put,) = search_index_put
    answer = json.loads(put.data)
    assert (put.get_method(), put.full_url) == ("PUT", event["ResponseURL"])
    assert put.get_header("Content-type") == "", "the URL is signed without one"
    assert answer["Status"] == "SUCCESS"
    assert {key: answer[key] for key in KEPT} == {key: event[key] for key in KEPT}


@pytest.mark.parametrize("name", SAMPLES)
def test_work_that_fails_is_answered_with_the_reason(
    name: str, sample: Any, context: Any, search_index_put: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_index, "process", doing(fail))

    search_index_handler.handler(sample(name), context)

    answer = json.loads(search_index_put[0].data)
    assert answer["Status"] == "FAILED"
    assert "no such catalogue" in answer["Reason"]


@pytest.mark.parametrize("name", SAMPLES)
def test_work_that_takes_too_long_is_interrupted_and_answered(
    name: str, sample: Any, context: Any, search_index_put: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_index, "process", doing(lambda: time.sleep(60)))
    context.get_remaining_time_in_millis = lambda: 1000 * search_index_handler.ANSWER_S + 50

    search_index_handler.handler(sample(name), context)

    answer = json.loads(search_index_put[0].data)
    assert answer["Status"] == "FAILED"
    assert "not done in the function's time" in answer["Reason"]


@pytest.mark.parametrize("work", [dict, fail], ids=["done", "failed"])
@pytest.mark.parametrize("kind", ["update", "delete"])
def test_a_resource_keeps_its_id(
    kind: str, work: Any, sample: Any, context: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = sample(f"search_index-{kind}")
    monkeypatch.setattr(search_index, "process", doing(work))

    answer = search_index_handler.handler(event, context)

    assert answer["PhysicalResourceId"] == event["PhysicalResourceId"]


def test_a_repeated_create_makes_the_same_resource(sample: Any, context: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    first = search_index_handler.handler(sample("search_index-create"), context)
    monkeypatch.setattr(search_index, "process", doing(fail))

    again = search_index_handler.handler(sample("search_index-create"), context)

    assert again["PhysicalResourceId"] == first["PhysicalResourceId"], "what failed half-way could not be deleted"


def test_an_answer_that_cloudformation_would_not_take_fails_the_request(
    sample: Any, context: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = {"physical_id": "catalogue-1", "data": {"text": "x" * 5000}}
    monkeypatch.setattr(search_index, "process", doing(lambda: made))

    answer = search_index_handler.handler(sample("search_index-create"), context)

    assert (answer["Status"], answer["PhysicalResourceId"]) == ("FAILED", "catalogue-1"), "it is there, and is deleted"
    assert len(json.dumps(answer)) <= 4096


@pytest.mark.parametrize("unusable", ["", "x" * 1025, 7])
def test_an_id_that_cloudformation_would_not_take_fails_the_request_under_the_id_it_had(
    unusable: Any, sample: Any, context: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = sample("search_index-update")
    monkeypatch.setattr(search_index, "process", doing(lambda: {"physical_id": unusable}))

    answer = search_index_handler.handler(event, context)

    assert (answer["Status"], answer["PhysicalResourceId"]) == ("FAILED", event["PhysicalResourceId"])


def test_a_long_reason_still_fits_into_the_answer(sample: Any, context: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail_at_length() -> None:
        raise RuntimeError("拒" * 5000)

    monkeypatch.setattr(search_index, "process", doing(fail_at_length))

    answer = search_index_handler.handler(sample("search_index-create"), context)

    assert len(json.dumps(answer)) <= 4096


def test_data_that_is_secret_is_hidden(sample: Any, context: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    made = {"physical_id": "catalogue-1", "data": {"Token": "example"}, "no_echo": True}
    monkeypatch.setattr(search_index, "process", doing(lambda: made))

    assert search_index_handler.handler(sample("search_index-create"), context)["NoEcho"] is True


def test_an_answer_that_gets_lost_is_sent_again_and_then_left_to_lambda(
    sample: Any, context: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = []

    def unreachable(request: Any, timeout: float) -> None:
        tries.append(request)
        raise TimeoutError("the network is down")

    monkeypatch.setattr(search_index_handler, "urlopen", unreachable)
    monkeypatch.setattr(search_index_handler.time, "sleep", lambda seconds: None)

    with pytest.raises(TimeoutError):
        search_index_handler.handler(sample("search_index-create"), context)

    assert len(tries) == 3


def test_a_second_delivery_leaves_the_answer_to_the_first(
    sample: Any, context: Any, search_index_put: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def at_work() -> None:
        raise search_index_handler.IdempotencyAlreadyInProgressError()

    monkeypatch.setattr(search_index, "process", doing(at_work))

    with pytest.raises(search_index_handler.IdempotencyAlreadyInProgressError):
        search_index_handler.handler(sample("search_index-create"), context)

    assert not search_index_put


def test_a_request_of_an_unknown_type_is_answered(sample: Any, context: Any) -> None:
    answer = search_index_handler.handler(sample("search_index-create") | {"RequestType": "Explode"}, context)

    assert "none of Create, Update, Delete" in answer["Reason"]


def test_what_is_no_request_is_refused(context: Any) -> None:
    with pytest.raises(ValueError, match="not a request of CloudFormation"):
        search_index_handler.handler({"surprise": 1}, context)
