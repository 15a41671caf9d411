"""The handler against origin-request events as CloudFront sends them, without AWS."""

from pathlib import Path
from typing import Any

import pytest

import orders
import orders_edge
import orders_handler

SAMPLES = sorted(path.stem for path in (Path(__file__).parents[1] / "events").glob("orders-*.json"))


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_request_goes_on_or_is_answered(name: str, sample: Any, context: Any) -> None:
    result = orders_handler.handler(sample(name), context)

    assert "uri" in result or result["status"].isdecimal()


def test_a_request_can_be_changed(sample: Any, context: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def change(request: Any) -> Any:
        request["uri"] = "/b" + request["uri"]
        request["headers"]["x-variant"] = [{"key": "X-Variant", "value": "b"}]
        return request

    monkeypatch.setattr(orders, "change", change)

    result = orders_handler.handler(sample(SAMPLES[0]), context)

    assert result["uri"].startswith("/b/")
    assert orders_edge.header(result["headers"], "X-Variant") == "b"


def test_a_request_can_be_answered(sample: Any, context: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(orders, "change", lambda request: orders_edge.respond(302, location="/elsewhere"))

    result = orders_handler.handler(sample(SAMPLES[0]), context)

    assert result == {"status": "302", "headers": {"location": [{"value": "/elsewhere"}]}}


def test_an_answer_that_cloudfront_would_refuse_is_an_error(
    sample: Any, context: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = orders_edge.respond(200, body="x" * orders_edge.LARGEST)
    monkeypatch.setattr(orders, "change", lambda request: large)

    with pytest.raises(ValueError, match="larger than the"):
        orders_handler.handler(sample(SAMPLES[0]), context)


@pytest.mark.parametrize("name", ["accept-encoding", "x-edge-mine", "connection", "X-Upper-Case"])
def test_a_header_that_cloudfront_keeps_to_itself_is_an_error(
    name: str, sample: Any, context: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def change(request: Any) -> Any:
        request["headers"][name] = [{"value": "changed"}]
        return request

    monkeypatch.setattr(orders, "change", change)

    with pytest.raises(ValueError, match=f"changes the header '{name}'"):
        orders_handler.handler(sample(SAMPLES[0]), context)


def test_a_failure_reaches_cloudfront(sample: Any, context: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> Any:
        raise RuntimeError("the work failed")

    monkeypatch.setattr(orders, "change", fail)

    with pytest.raises(RuntimeError, match="the work failed"):
        orders_handler.handler(sample(SAMPLES[0]), context)


def test_another_kind_of_event_is_refused(sample: Any, context: Any) -> None:
    event = sample(SAMPLES[0])
    event["Records"][0]["cf"]["config"]["eventType"] = "viewer-response"

    with pytest.raises(ValueError, match="was associated with viewer-response"):
        orders_handler.handler(event, context)


def test_an_event_of_another_source_is_refused(context: Any) -> None:
    with pytest.raises(ValueError, match="not an event of"):
        orders_handler.handler({"surprise": 1}, context)
