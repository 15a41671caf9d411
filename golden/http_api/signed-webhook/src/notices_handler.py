"""Between Lambda and the routes of `notices.app`: logs and traces each request, answers errors as JSON."""

import json
from http.client import responses
from typing import Any

from aws_lambda_powertools import Logger, Tracer
from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.exceptions import ServiceError
from aws_lambda_powertools.logging import correlation_paths
from aws_lambda_powertools.utilities.idempotency.exceptions import (
    IdempotencyAlreadyInProgressError,
    IdempotencyValidationError,
)
from aws_lambda_powertools.utilities.typing import LambdaContext

import notices

logger = Logger()
tracer = Tracer()
app = notices.app


def problem(status: int, detail: str) -> Response[str]:
    """Return an error in the form of RFC 9457, with the id by which the access log knows the request."""
    request_id = app.current_event.request_context.request_id
    body = {"title": responses.get(status, "Error"), "status": status, "detail": detail, "request_id": request_id}
    return Response(status_code=status, content_type="application/problem+json", body=json.dumps(body))


@app.exception_handler(ServiceError)
def refused(error: ServiceError) -> Response[str]:
    """Answer what a route refuses, and what no route is there for."""
    return problem(error.status_code, str(error.msg))


@app.exception_handler(IdempotencyAlreadyInProgressError)
def in_progress(error: IdempotencyAlreadyInProgressError) -> Response[str]:
    """Answer a repeated request whose first one is still being worked on."""
    return problem(409, "a request with this Idempotency-Key is in progress; ask again later")


@app.exception_handler(IdempotencyValidationError)
def key_used_before(error: IdempotencyValidationError) -> Response[str]:
    """Answer a key that came with another body before."""
    return problem(422, "this Idempotency-Key was used with another body")


@app.exception_handler(Exception)
def failed(error: Exception) -> Response[str]:
    """Answer what nobody foresaw. What it was stays in the log, where the request's id finds it."""
    logger.exception("request failed")
    return problem(500, "the request could not be handled")


@logger.inject_lambda_context(correlation_id_path=correlation_paths.API_GATEWAY_HTTP)
@tracer.capture_lambda_handler
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Answer one request."""
    if "routeKey" not in event:
        raise ValueError("not a request of an HTTP API: it has no 'routeKey'")
    notices.once.register_lambda_context(context)
    return app.resolve(event, context)
