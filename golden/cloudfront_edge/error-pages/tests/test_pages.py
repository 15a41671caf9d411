"""The handler against origin-response events as CloudFront sends them, without AWS."""

from pathlib import Path
from typing import Any

import pytest

import pages
import pages_edge
import pages_handler

SAMPLES = sorted(path.stem for path in (Path(__file__).parents[1] / "events").glob("pages-*.json"))


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_answer_goes_on(name: str, sample: Any, context: Any) -> None:
    result = pages_handler.handler(sample(name), context)

    assert result["status"] == "200"


def test_an_answer_can_be_changed(sample: Any, context: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def change(response: Any, request: Any) -> Any:
        response["headers"]["x-asked-for"] = [{"key": "X-Asked-For", "value": request["uri"]}]
        return response

    monkeypatch.setattr(pages, "change", change)

    result = pages_handler.handler(sample(SAMPLES[0]), context)

    assert pages_edge.header(result["headers"], "X-Asked-For") == "/pictures/cat.jpg"


def test_the_status_and_the_body_can_be_replaced(sample: Any, context: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    instead = {"status": "404", "body": "gone", "bodyEncoding": "text"}
    monkeypatch.setattr(pages, "change", lambda response, request: {**response, **instead})

    result = pages_handler.handler(sample(SAMPLES[0]), context)

    assert (result["status"], result["body"]) == ("404", "gone")


def test_an_answer_that_cloudfront_would_refuse_is_an_error(
    sample: Any, context: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = {"body": "x" * pages_edge.LARGEST}
    monkeypatch.setattr(pages, "change", lambda response, request: {**response, **large})

    with pytest.raises(ValueError, match="larger than the"):
        pages_handler.handler(sample(SAMPLES[0]), context)


@pytest.mark.parametrize("name", ["transfer-encoding", "x-edge-mine", "connection", "X-Upper-Case"])
def test_a_header_that_cloudfront_keeps_to_itself_is_an_error(
    name: str, sample: Any, context: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def change(response: Any, request: Any) -> Any:
        response["headers"][name] = [{"value": "changed"}]
        return response

    monkeypatch.setattr(pages, "change", change)

    with pytest.raises(ValueError, match=f"changes the header '{name}'"):
        pages_handler.handler(sample(SAMPLES[0]), context)


def test_a_failure_reaches_cloudfront(sample: Any, context: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> Any:
        raise RuntimeError("the work failed")

    monkeypatch.setattr(pages, "change", fail)

    with pytest.raises(RuntimeError, match="the work failed"):
        pages_handler.handler(sample(SAMPLES[0]), context)


def test_another_kind_of_event_is_refused(sample: Any, context: Any) -> None:
    event = sample(SAMPLES[0])
    event["Records"][0]["cf"]["config"]["eventType"] = "viewer-response"

    with pytest.raises(ValueError, match="was associated with viewer-response"):
        pages_handler.handler(event, context)


def test_an_event_of_another_source_is_refused(context: Any) -> None:
    with pytest.raises(ValueError, match="not an event of"):
        pages_handler.handler({"surprise": 1}, context)
