"""A function that says nothing gets 128 MB, and with it a fourteenth of a processor.

Lambda gives processor time in proportion to memory: 1,769 MB are one vCPU. With the default of 128 MB, imports, TLS and
JSON take many times longer, and as the price is memory times time, the function often costs more than with 512 MB.

Write instead::

    memory_size = 512
"""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.model import Function, Model
from trigscaffold.audit.value import Presence
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "memory-default"
SEVERITY = Severity.INFO
SOURCE = "https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html"


def check(model: Model) -> Iterator[Finding]:
    """Judge every function."""
    return (_judged(function) for function in model.functions)


def _judged(function: Function) -> Finding:
    resource = function.resource
    given = resource.presence("memory_size")
    if given is Presence.YES:
        return fine(ID, resource)
    if given is Presence.MAYBE:
        message = "Without a memory size of its own, a function has 128 MB"
        return undecidable(ID, resource, message, resource.value("memory_size").decides)
    message = (
        "It has no memory size of its own, so it runs with 128 MB and a fourteenth of a processor: slower, and often "
        "no cheaper, than with more."
    )
    return violation(ID, resource, message, "memory_size = 512")
