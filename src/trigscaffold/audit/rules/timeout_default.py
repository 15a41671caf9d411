"""A function that says nothing gets 3 seconds, and is stopped in the middle of a slow day.

Lambda's default timeout is short. A cold start, a slow database or one retry inside an SDK is enough to pass it; the
invocation is then stopped without the code noticing, the event is tried again, and what was half done is done twice.
A timeout that somebody has chosen, from how long the work takes, says also what the visibility timeout of its queue or
the limit of its API has to be. Functions of Lambda@Edge have limits of their own and are judged as well.

Write instead::

    timeout = 30
"""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.model import Function, Model
from trigscaffold.audit.value import Presence
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "timeout-default"
SEVERITY = Severity.INFO
SOURCE = "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html"


def check(model: Model) -> Iterator[Finding]:
    """Judge every function."""
    return (_judged(function) for function in model.functions)


def _judged(function: Function) -> Finding:
    resource = function.resource
    given = resource.presence("timeout")
    if given is Presence.YES:
        return fine(ID, resource)
    if given is Presence.MAYBE:
        message = "Without a timeout of its own, a function is stopped after 3 s"
        return undecidable(ID, resource, message, resource.value("timeout").decides)
    message = "It has no timeout of its own, so it is stopped after 3 s: a cold start or one slow answer is enough."
    return violation(ID, resource, message, "timeout = 30")
