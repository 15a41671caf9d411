"""Reserved concurrency throttles a queue's function, and throttled messages end in the dead-letter queue.

Lambda's pollers do not look at reserved concurrency: they take more and more messages from a full queue, and what the
function may not run goes back with its receive count raised. `maximum_concurrency` of the mapping stops the pollers
themselves, so that what is too much stays in the queue, uncounted. AWS says to use that to limit a queue's function.

This does not speak against reserved concurrency, which also keeps room for the function in the account: have both, the
maximum no larger than the reserve. A reserve of 1 is not judged: the least maximum is 2, and who reserves 1 wants one
invocation at a time.

Write instead::

    scaling_config {
      maximum_concurrency = 10
    }
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import lt

from trigscaffold.audit.model import EventSourceMapping, Function, Model
from trigscaffold.audit.rules._concurrency import maximum, reserved_line
from trigscaffold.audit.rules._queues import sqs_mappings
from trigscaffold.audit.rules._words import named
from trigscaffold.audit.value import Presence, Value, compare
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "sqs-reserved-not-max"
SEVERITY = Severity.INFO
SOURCE = "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html"

_LEAST = 2


def check(model: Model) -> Iterator[Finding]:
    """Judge every mapping of an SQS queue whose function has a reserve of 2 or more."""
    for mapping in sqs_mappings(model):
        for function in mapping.functions:
            if function.reserved.presence is not Presence.NO and not compare(function.reserved, Value(_LEAST), lt):
                yield _judged(mapping, function)


def _judged(mapping: EventSourceMapping, function: Function) -> Finding:
    resource = mapping.resource
    given = maximum(mapping).presence
    if given is Presence.YES:
        return fine(ID, resource)
    if given is Presence.MAYBE or function.reserved.number is None:
        message = "Whether the queue's messages wait or are throttled cannot be seen"
        unknown = maximum(mapping) if given is Presence.MAYBE else function.reserved
        return undecidable(ID, resource, message, unknown.decides)
    reserve = function.reserved.number
    shown = f"{reserve:g}" if reserve is not None else "some"
    invoked = named(function.resource, resource)
    message = (
        f"{invoked} has {shown} reserved, which the queue's pollers do not look at: at a peak they take more "
        "messages than it may run, and the throttled ones count towards the dead-letter queue."
    )
    most = f"{reserve:g}" if reserve is not None else "10"
    instead = f"scaling_config {{\n  maximum_concurrency = {most}\n}}"
    return violation(ID, resource, message, instead, concerned=[reserved_line(function)])
