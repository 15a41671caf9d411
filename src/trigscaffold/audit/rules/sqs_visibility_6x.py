"""A message comes back while the function is still working on it, or before a throttled batch was tried again.

Lambda hides the messages of a batch for the queue's visibility timeout (30 s when not given). When it is shorter than
the function's timeout (3 s when not given), Lambda refuses the mapping: a message would be handled a second time while
the first is at work. Between once and six times the function's timeout it is accepted, but a batch that is throttled
and waits for its next try becomes visible meanwhile: it is handled twice, and each time counts towards
`maxReceiveCount`, so that good messages end in the dead-letter queue.

AWS asks for at least six times the function's timeout. A queue that several functions read is judged by the slowest.
A queue or function that is not in the files cannot be judged.

Write instead::

    visibility_timeout_seconds = 6 * aws_lambda_function.orders.timeout
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import ge
from typing import TYPE_CHECKING

from trigscaffold.audit.fixes.edits import Fix, Left, SetArgument
from trigscaffold.audit.model import EventSourceMapping, Function, Model, Queue
from trigscaffold.audit.resource import Place
from trigscaffold.audit.rules._depends import waits_for
from trigscaffold.audit.rules._queues import (
    ends_nowhere,
    outside,
    own_queues,
    read_queues,
    reads_for_certain,
    sqs_mappings,
)
from trigscaffold.audit.rules._slowest import expression
from trigscaffold.audit.rules._words import duration, named, reference
from trigscaffold.audit.value import Value, compare, times
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

if TYPE_CHECKING:
    from trigscaffold.audit.fixes.written import Written

ID = "sqs-visibility-6x"
SEVERITY = Severity.WARNING
SOURCE = "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html"

_TIMES = 6


def check(model: Model) -> Iterator[Finding]:
    """Judge every queue that a function reads, and every mapping whose queue is not there."""
    for mapping in sqs_mappings(model):
        if not own_queues(model, mapping):
            message = "The queue's visibility timeout has to be at least six times the function's timeout"
            yield undecidable(ID, mapping.resource, message, outside(mapping))
    for queue, readers in read_queues(model):
        yield _judged(model, queue, readers)


def _judged(model: Model, queue: Queue, readers: tuple[EventSourceMapping, ...]) -> Finding:
    sure = [m.functions for m in readers if reads_for_certain(m, queue)]
    # A mapping has one function: of several that it may be, all have to be too slow.
    slow = [f for functions in sure if all(_too_slow(queue, f) for f in functions) for f in functions]
    if slow:
        return _too_short(model, queue, max(slow, key=lambda f: f.timeout.number or 0))
    missing = _unknown(queue, readers)
    if missing:
        message = "The visibility timeout has to be at least six times the timeout of the function that reads the queue"
        return undecidable(ID, queue.resource, message, missing)
    return fine(ID, queue.resource)


def _too_slow(queue: Queue, function: Function) -> bool:
    return compare(queue.visibility, times(function.timeout, _TIMES), ge) is False


def _unknown(queue: Queue, readers: tuple[EventSourceMapping, ...]) -> str:
    """Return what would have to be known to judge *queue*; empty: all is known."""
    for mapping in readers:
        if not mapping.functions:
            return mapping.resource.value("function_name").decides
        for function in mapping.functions:
            answer = compare(queue.visibility, times(function.timeout, _TIMES), ge)
            if answer is None:
                return _decides(queue.visibility, function.timeout)
            if not answer:
                one_queue = reads_for_certain(mapping, queue)
                return (mapping.resource.value("function_name") if one_queue else mapping.source).decides
    return ""


def _decides(visibility: Value, timeout: Value) -> str:
    unknown = [v.decides for v in (visibility, timeout) if v.number is None]
    return " and ".join(dict.fromkeys(unknown))


def _too_short(model: Model, queue: Queue, function: Function) -> Finding:
    resource = queue.resource
    slow = named(function.resource, resource)
    has, needs, six = duration(queue.visibility), duration(function.timeout), times(function.timeout, _TIMES)
    refused = compare(queue.visibility, function.timeout, ge) is False
    if refused:
        message = (
            f"Its messages come back after {has}, and {slow} may work on one for {needs}: Lambda refuses "
            "this mapping, for a message would be handled again while it is still in work."
        )
    else:
        ends = "" if ends_nowhere(model, [queue]) else " or counted towards the dead-letter queue"
        message = (
            f"Its messages come back after {has}, and {slow} may work on one for {needs}: a batch that is "
            f"throttled has no time to be tried again, so it is handled twice{ends} although nothing is wrong with it. "
            f"AWS asks for six times at least: {duration(six)}."
        )
    return violation(
        ID,
        resource,
        message,
        f"visibility_timeout_seconds = {_expression(model, function, queue)}",
        severity=Severity.ERROR if refused else None,
        concerned=_lines(queue, function),
    )


def _lines(queue: Queue, function: Function) -> list[Place]:
    given = "visibility timeout" if "visibility_timeout_seconds" in queue.resource.body.arguments else "30 s by default"
    limit = "the function's timeout" if "timeout" in function.resource.body.arguments else "timeout 3 s by default"
    return [
        queue.resource.place("visibility_timeout_seconds", given),
        function.resource.place("timeout", limit),
    ]


def _expression(model: Model, function: Function, queue: Queue) -> str:
    # A function that needs its queue, for its environment or its role, is made after it: no reference may lead back.
    circle = waits_for(model, function.resource, queue.resource)
    named = reference(function.resource, "timeout", queue.resource)
    needed = times(function.timeout, _TIMES)
    if named and not circle:
        return f"{_TIMES} * {named}"
    return f"{needed.number:g}" if needed.number is not None else f"{_TIMES} * the function's timeout"


def fix(finding: Finding, model: Model, written: Written) -> Fix | Left:
    """Write the relation to the function's timeout, so that it holds when that changes."""
    queue = finding.subject
    readers = next((readers for own, readers in read_queues(model) if own.resource is queue), ())
    text = expression(queue, [function for mapping in readers for function in mapping.functions], model, written)
    given = queue.value("visibility_timeout_seconds").every()
    if not text:
        return Left("the function's timeout cannot be named where the queue stands: set the number by hand")
    if written.argument(queue, "visibility_timeout_seconds") and any(v.number is None and not v.linear for v in given):
        return Left("what it is set to may be null: set it by hand")
    after = ("delay_seconds", "name", "name_prefix")
    edit = SetArgument(queue, "visibility_timeout_seconds", text, after, keep=f"max({{}}, {text})")
    note = "It is a number, for a reference would lead round in a circle: change it with the function's timeout."
    return Fix((edit,), note if text.isdigit() else "")
