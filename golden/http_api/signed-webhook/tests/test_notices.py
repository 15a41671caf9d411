"""The handler against requests as API Gateway sends them, without AWS."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

import notices
import notices_handler

SAMPLES = sorted(path.stem for path in (Path(__file__).parents[1] / "events").glob("notices-*.json"))


@notices.app.get("/a-route-that-fails")
def fails() -> None:
    """Fail in a way that nobody foresaw."""
    raise RuntimeError("a detail that is nobody's business")


def request(event: dict[str, Any], method: str, path: str) -> dict[str, Any]:
    """Return *event* as a request for another method and path."""
    event = copy.deepcopy(event)
    event["rawPath"] = path
    event["requestContext"]["http"] |= {"method": method, "path": path}
    return event


def body_of(answer: dict[str, Any], content_type: str) -> Any:
    """Return the body of an answer that API Gateway accepts: it turns any other shape into a 5xx of its own."""
    assert isinstance(answer["statusCode"], int)
    assert isinstance(answer["body"], str)
    assert answer["headers"]["Content-Type"] == content_type
    return json.loads(answer["body"])


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_request_is_answered(name: str, sample: Any, context: Any) -> None:
    answer = notices_handler.handler(sample(name), context)

    assert answer["statusCode"] == 200
    assert isinstance(body_of(answer, "application/json"), dict)


def test_a_path_without_a_route_is_not_found(sample: Any, context: Any) -> None:
    answer = notices_handler.handler(request(sample(SAMPLES[0]), "GET", "/no/such/path"), context)

    assert answer["statusCode"] == 404
    assert body_of(answer, "application/problem+json")["title"] == "Not Found"


@pytest.mark.parametrize("body", [{"body": "this is not JSON {"}, {"body": "/w==", "isBase64Encoded": True}])
def test_a_body_that_is_not_json_is_refused(body: dict[str, Any], sample: Any, context: Any) -> None:
    event = sample("notices-post-notices") | body

    answer = notices_handler.handler(event, context)

    assert answer["statusCode"] == 400
    assert "not JSON" in body_of(answer, "application/problem+json")["detail"]


def test_a_webhook_is_told_by_its_body(sample: Any, context: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = []

    def remember(*_: str, request: dict[str, Any]) -> dict[str, Any]:
        keys.append(request["key"])
        return {}

    monkeypatch.setattr(notices, "do_post_notices", remember)
    event = sample("notices-post-notices")
    del event["headers"]["idempotency-key"]
    for body in (event["body"], event["body"], '{"event": "another"}'):
        notices_handler.handler(event | {"body": body}, context)

    assert keys[0] == keys[1] != keys[2]


def test_the_caller_of_a_request_that_fails_gets_its_id_and_no_details(sample: Any, context: Any) -> None:
    event = request(sample(SAMPLES[0]), "GET", "/a-route-that-fails")

    answer = notices_handler.handler(event, context)

    assert answer["statusCode"] == 500
    assert "business" not in answer["body"]
    assert body_of(answer, "application/problem+json")["request_id"] == event["requestContext"]["requestId"]


def test_an_event_of_another_source_is_refused(context: Any) -> None:
    with pytest.raises(ValueError, match="not a request of"):
        notices_handler.handler({"surprise": 1}, context)
