"""The mapping is let to invoke more functions at a time than there can be; the rest is throttled.

`maximum_concurrency` says how many invocations a queue's mapping may cause at a time, and
`reserved_concurrent_executions` how many the function may have. When the first is larger, Lambda takes messages from
the queue that it cannot hand over: they are throttled, come back after the visibility timeout with their count raised,
and after `maxReceiveCount` end in the dead-letter queue although nothing is wrong with them. Several mappings of one
function share its reserve: their maxima count together.

Write instead::

    reserved_concurrent_executions = 10

    scaling_config {
      maximum_concurrency = 10
    }
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import gt

from trigscaffold.audit.model import EventSourceMapping, Function, Model
from trigscaffold.audit.rules._concurrency import maximum, maximum_line, reserved_line, together
from trigscaffold.audit.rules._queues import sqs_mappings
from trigscaffold.audit.rules._words import named
from trigscaffold.audit.value import Presence, Value, compare
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "esm-concurrency-vs-reserved"
SEVERITY = Severity.WARNING
SOURCE = "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html"


def check(model: Model) -> Iterator[Finding]:
    """Judge every mapping of an SQS queue with a maximum, of a function with a reserve."""
    for mapping in sqs_mappings(model):
        if maximum(mapping).presence is Presence.NO:
            continue
        for function in mapping.functions:
            if function.reserved.presence is not Presence.NO:
                yield _judged(model, mapping, function)


def _judged(model: Model, mapping: EventSourceMapping, function: Function) -> Finding:
    resource = mapping.resource
    own = compare(maximum(mapping), function.reserved, gt)
    sharing = together(model, function)
    total = sum(maximum(m).number or 0 for m in sharing)
    shared = compare(Value(total), function.reserved, gt) if mapping in sharing and len(sharing) > 1 else False
    if own or shared:
        return _more(mapping, function, 0 if own else total, len(sharing))
    if own is None or shared is None:
        message = "maximum_concurrency must not be more than the function's reserved concurrency"
        unknown = maximum(mapping) if maximum(mapping).number is None else function.reserved
        return undecidable(ID, resource, message, unknown.decides)
    return fine(ID, resource)


def _more(mapping: EventSourceMapping, function: Function, total: float, sharing: int) -> Finding:
    most, reserve = maximum(mapping).number, function.reserved.number
    shown = f"{reserve:g}" if reserve is not None else "fewer"
    invoked = named(function.resource, mapping.resource)
    what = (
        f"{sharing} mappings may invoke {invoked} up to {total:g} times at a time together"
        if total
        else f"It may invoke {invoked} up to {f'{most:g}' if most is not None else 'more'} times at a time"
    )
    message = (
        f"{what}, and the function has {shown} reserved: the rest is throttled, and after some receives good messages "
        "end in the dead-letter queue."
    )
    least = total or most
    instead = f"reserved_concurrent_executions = {least:g}" if least else "maximum_concurrency as much as is reserved"
    return violation(ID, mapping.resource, message, instead, concerned=[maximum_line(mapping), reserved_line(function)])
