"""The handler against requests as a load balancer sends them, without AWS."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.exceptions import ServiceError
from aws_lambda_powertools.shared.cookies import Cookie

import prices
import prices_handler

SAMPLES = sorted(path.stem for path in (Path(__file__).parents[1] / "events").glob("prices-*.json"))


@prices.app.get("/a-route-that-fails")
def fails() -> None:
    """Fail in a way that nobody foresaw."""
    raise RuntimeError("a detail that is nobody's business")


@prices.app.get("/a-route-with-a-status-of-its-own")
def has_its_own_status() -> None:
    """Refuse with a status that HTTP has no name for."""
    raise ServiceError(499, "too late")


@prices.app.get("/a-route-that-says-too-much")
def says_too_much() -> dict[str, str]:
    """Answer more than a load balancer takes."""
    return {"large": "x" * 1024 * 1024}


@prices.app.get("/a-route-with-cookies")
def sets_cookies() -> Response[str]:
    """Set two cookies at once."""
    return Response(200, body="", cookies=[Cookie("theme", "dark"), Cookie("language", "en")])


def request(event: dict[str, Any], method: str, path: str) -> dict[str, Any]:
    """Return *event* as a request for another method and path."""
    return copy.deepcopy(event) | {"httpMethod": method, "path": path}


def body_of(answer: dict[str, Any], content_type: str) -> Any:
    """Return the body of an answer that a load balancer accepts: it turns any other shape into a 502."""
    assert isinstance(answer["statusCode"], int)
    assert answer["statusDescription"].startswith(f"{answer['statusCode']} ")
    assert answer["isBase64Encoded"] is False
    assert answer["multiValueHeaders"]["Content-Type"] == [content_type]
    return json.loads(answer["body"])


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_request_is_answered(name: str, sample: Any, context: Any) -> None:
    answer = prices_handler.handler(sample(name), context)

    assert answer["statusCode"] == 200
    assert isinstance(body_of(answer, "application/json"), dict)


def test_several_cookies_are_set_at_once(sample: Any, context: Any) -> None:
    event = request(sample(SAMPLES[0]), "GET", "/a-route-with-cookies")

    answer = prices_handler.handler(event, context)

    cookies = answer["multiValueHeaders"]["Set-Cookie"]
    assert [cookie.split(";")[0] for cookie in cookies] == ["theme=dark", "language=en"]


def test_a_browser_that_asks_first_is_told_which_page_may_call(sample: Any, context: Any) -> None:
    event = request(sample(SAMPLES[0]), "OPTIONS", sample(SAMPLES[0])["path"])
    event["multiValueHeaders"]["origin"] = ["https://shop.example.com"]

    answer = prices_handler.handler(event, context)

    assert answer["statusCode"] == 204
    assert answer["multiValueHeaders"]["Access-Control-Allow-Origin"] == ["https://shop.example.com"]


def test_a_path_without_a_route_is_not_found(sample: Any, context: Any) -> None:
    answer = prices_handler.handler(request(sample(SAMPLES[0]), "GET", "/no/such/path"), context)

    assert answer["statusCode"] == 404
    assert body_of(answer, "application/problem+json")["title"] == "Not Found"


@pytest.mark.parametrize("body", [{"body": "this is not JSON {"}, {"body": "/w==", "isBase64Encoded": True}])
def test_a_body_that_is_not_json_is_refused(body: dict[str, Any], sample: Any, context: Any) -> None:
    event = sample("prices-post-prices-search") | body

    answer = prices_handler.handler(event, context)

    assert answer["statusCode"] == 400
    assert "not JSON" in body_of(answer, "application/problem+json")["detail"]


def test_the_caller_of_a_request_that_fails_gets_its_trace_id_and_no_details(sample: Any, context: Any) -> None:
    event = request(sample(SAMPLES[0]), "GET", "/a-route-that-fails")

    answer = prices_handler.handler(event, context)

    assert answer["statusCode"] == 500
    assert "business" not in answer["body"]
    assert body_of(answer, "application/problem+json")["trace_id"] == event["multiValueHeaders"]["x-amzn-trace-id"][0]


def test_a_status_without_a_name_of_its_own_is_answered_too(sample: Any, context: Any) -> None:
    event = request(sample(SAMPLES[0]), "GET", "/a-route-with-a-status-of-its-own")

    answer = prices_handler.handler(event, context)

    assert answer["statusCode"] == 499
    assert body_of(answer, "application/problem+json")["detail"] == "too late"


def test_an_answer_that_the_load_balancer_would_drop_is_an_error(sample: Any, context: Any) -> None:
    with pytest.raises(ValueError, match="larger than the 1 MB"):
        prices_handler.handler(request(sample(SAMPLES[0]), "GET", "/a-route-that-says-too-much"), context)


def test_an_event_of_another_source_is_refused(context: Any) -> None:
    with pytest.raises(ValueError, match="not a request of"):
        prices_handler.handler({"surprise": 1}, context)
