"""Where the time of a slow or failed event went cannot be told, for the function is not traced.

With X-Ray, each sampled event can be followed from its source through the function to what it called, with the time of
each step. Without `tracing_config` only calls that somebody else traces already would be. `mode = "PassThrough"` is
taken as a decision. X-Ray does not work for Lambda@Edge, so functions that CloudFront runs are not judged.

Write instead::

    tracing_config {
      mode = "Active"
    }
"""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.model import Function, Model
from trigscaffold.audit.rules._edge import at_edge
from trigscaffold.audit.value import Presence
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "tracing"
SEVERITY = Severity.INFO
SOURCE = "https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html"


def check(model: Model) -> Iterator[Finding]:
    """Judge every function that does not run at CloudFront's edge."""
    return (_judged(function) for function in model.functions if not at_edge(model, function))


def _judged(function: Function) -> Finding:
    resource = function.resource
    given = resource.presence("tracing_config", "mode")
    if given is Presence.YES:
        return fine(ID, resource)
    if given is Presence.MAYBE:
        message = "Whether the function is traced cannot be seen"
        return undecidable(ID, resource, message, resource.value("tracing_config", "mode").decides)
    message = (
        "Its events cannot be followed: where the time of a slow one went, and which call failed, is not recorded."
    )
    return violation(ID, resource, message, 'tracing_config {\n  mode = "Active"\n}')
