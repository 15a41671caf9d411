"""Nothing keeps room for the function, nothing limits it, and nobody is told when it is throttled.

All functions of an account share its concurrency (1,000 by default): one that runs wild takes the room of all others,
and this one is throttled when another does. `reserved_concurrent_executions` keeps room and is a limit at once. Where
nobody knows how many are needed, an alarm on the function's `Throttles` at least tells; a queue's mapping is limited
better by its own `maximum_concurrency`. Any of the three will do; told only of functions with a trigger that can be
seen, and not of those that CloudFront runs at its edge.

Write instead::

    reserved_concurrent_executions = 10
"""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.model import Function, Model
from trigscaffold.audit.rules._alarms import watched
from trigscaffold.audit.rules._concurrency import maximum
from trigscaffold.audit.rules._edge import at_edge
from trigscaffold.audit.value import Presence, Value
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "reserved-concurrency"
SEVERITY = Severity.INFO
SOURCE = "https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html"

_METRICS = ("Throttles", "ConcurrentExecutions")


def check(model: Model) -> Iterator[Finding]:
    """Judge every function that something invokes and that does not run at CloudFront's edge."""
    invoked = (f for f in model.functions if model.invocations_of(f))
    return (_judged(model, function) for function in invoked if not at_edge(model, function))


def _judged(model: Model, function: Function) -> Finding:
    resource = function.resource
    mappings = model.mappings_of(function)
    limits = [maximum(m).presence for m in mappings]
    limited = Presence.YES if limits and set(limits) == {Presence.YES} else Presence.NO
    alarmed = watched(model, _METRICS, lambda value: _means(model, function, value))
    found = {function.reserved.presence, limited, alarmed}
    if Presence.YES in found:
        return fine(ID, resource)
    if Presence.MAYBE in found or Presence.MAYBE in limits:
        message = "Whether room is kept for the function, or somebody told when there is none, cannot be seen"
        decides = function.reserved.decides if function.reserved.presence is Presence.MAYBE else "what the alarms watch"
        return undecidable(ID, resource, message, decides)
    message = (
        "It shares the account's concurrency with every other function: nothing keeps room for it or "
        "limits it, and no alarm tells when it is throttled."
    )
    return violation(ID, resource, message, "reserved_concurrent_executions = 10")


def _means(model: Model, function: Function, value: Value) -> bool | None:
    invoked = model.functions_of(value)
    if function in invoked or value == function.resource.value("function_name"):
        return True
    if invoked:
        return False
    return False if value.known else None
