"""A function behind an API that may run longer than the API waits.

API Gateway gives up after 29 s on a REST or WebSocket API (a Regional REST API may ask for more) and after 30 s
on an HTTP API. The caller gets a 504, usually tries again, and the first run goes on, writes what it writes and is paid
for to its end. Keep the function's timeout below the API's; give longer work to a queue and answer at once.

An integration that does not wait (`X-Amz-Invocation-Type: Event`) or streams its answer is not judged.

Write instead::

    timeout = 29
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trigscaffold.audit.model import Function, Model
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.rules._http import HTTP, apis
from trigscaffold.audit.value import Presence, Value, compare, times
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation
from trigscaffold.units import human_duration

ID = "api-timeout"
SEVERITY = Severity.WARNING
SOURCE = "https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html"

_REST_S = 29
_HTTP_S = 30


@dataclass(frozen=True, slots=True, eq=False)
class _Wait:
    """An integration that waits for a function: at most *seconds*."""

    integration: Resource
    seconds: Value
    kind: str


def check(model: Model) -> Iterator[Finding]:
    """Judge every function that an API waits for."""
    waits: dict[Function, list[_Wait]] = {}
    for integration in model.of_type("aws_api_gateway_integration", "aws_apigatewayv2_integration"):
        rest = integration.type == "aws_api_gateway_integration"
        for function in model.functions_of(integration.value("uri" if rest else "integration_uri")):
            if _waits(integration):
                waits.setdefault(function, []).append(_rest(integration) if rest else _http(model, integration))
    for function, found in waits.items():
        yield _judged(function, found)


def _waits(integration: Resource) -> bool:
    """Tell whether the answer is waited for as a whole."""
    said = (integration.value("request_parameters").fields or {}).items()
    if any(name.lower().endswith("x-amz-invocation-type") and "Event" in (v.text or "") for name, v in said):
        return False
    return integration.value("response_transfer_mode").text != "STREAM"


def _rest(integration: Resource) -> _Wait:
    asked = times(integration.value("timeout_milliseconds"), 0.001)
    longer = compare(asked, Value(_REST_S), lambda a, b: a > b)
    given = integration.presence("timeout_milliseconds") is not Presence.NO
    return _Wait(integration, asked if given and longer is not False else Value(_REST_S), "a REST API")


def _http(model: Model, integration: Resource) -> _Wait:
    protocols = {api.value("protocol_type").text for api in apis(model, integration) if api.type == HTTP}
    if protocols == {"WEBSOCKET"}:
        return _Wait(integration, Value(_REST_S), "a WebSocket API")
    return _Wait(integration, Value(_HTTP_S), "an HTTP API")


def _judged(function: Function, waits: list[_Wait]) -> Finding:
    subject = function.resource
    found = [(wait, compare(function.timeout, wait.seconds, lambda timeout, most: timeout > most)) for wait in waits]
    for wait, longer in found:
        if longer:
            return _longer(function, wait)
    for wait, longer in found:
        if longer is None:
            unsure = wait.seconds if function.timeout.number is not None else function.timeout
            return undecidable(
                ID, subject, "Whether it may run longer than its API waits cannot be seen", unsure.decides
            )
    return fine(ID, subject)


def _longer(function: Function, wait: _Wait) -> Finding:
    most, timeout = wait.seconds.number or _REST_S, function.timeout.number
    runs = f"for {human_duration(timeout)}" if timeout is not None else "longer"
    message = (
        f"It may run {runs}, and {wait.kind} answers its caller with a 504 after {human_duration(most)}: the caller "
        "tries again while the first run goes on, writes what it writes and is paid for to its end."
    )
    concerned = [
        function.resource.place("timeout", "the function's"),
        wait.integration.place("timeout_milliseconds", f"waits {human_duration(most)} at most"),
    ]
    return violation(ID, function.resource, message, f"timeout = {most:g}", concerned=concerned)
