"""The time in which Lambda gathers a batch is taken from the time in which it can try a throttled one again.

With a batching window, messages that were received wait for others before the function starts: up to 5 minutes in
which the visibility timeout already runs. So the window is added to the six times of the function's timeout that AWS
asks for. This is told where six times alone is kept.

Write instead::

    visibility_timeout_seconds = 6 * aws_lambda_function.orders.timeout + 30
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import ge, gt

from trigscaffold.audit.model import EventSourceMapping, Function, Model, Queue
from trigscaffold.audit.rules._queues import read_queues
from trigscaffold.audit.rules._words import duration, named, reference
from trigscaffold.audit.value import Linear, Value, compare, times
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "sqs-visibility-window"
SEVERITY = Severity.INFO
SOURCE = "https://linuxbeast.com/blog/how-to-fix-sqs-visibility-timeout-in-aws-lambda"


def check(model: Model) -> Iterator[Finding]:
    """Judge every queue that a mapping with a batching window reads."""
    for queue, readers in read_queues(model):
        pairs = [(m, f) for m in readers if compare(m.window, Value(0), gt) for f in m.functions]
        # Where six times is not kept, another rule says so.
        pairs = [(m, f) for m, f in pairs if compare(queue.visibility, times(f.timeout, 6), ge) is not False]
        if pairs:
            yield _judged(queue, pairs)


def _judged(queue: Queue, pairs: list[tuple[EventSourceMapping, Function]]) -> Finding:
    answers = [(compare(queue.visibility, _needed(m, f), ge), m, f) for m, f in pairs]
    short = next(((m, f) for enough, m, f in answers if enough is False), None)
    if short:
        return _too_short(queue, *short)
    unknown = next((f for enough, _, f in answers if enough is None), None)
    if unknown:
        message = "The visibility timeout has to be six times the function's timeout and the batching window"
        decides = (queue.visibility if queue.visibility.number is None else unknown.timeout).decides
        return undecidable(ID, queue.resource, message, decides)
    return fine(ID, queue.resource)


def _needed(mapping: EventSourceMapping, function: Function) -> Value:
    """Return six times the timeout and the window."""
    six, window = times(function.timeout, 6), mapping.window.number
    if window is None:
        return Value()
    if six.number is not None:
        return Value(six.number + window)
    line = six.linear
    return Value(linear=Linear(line.symbol, line.factor, line.offset + window)) if line else Value()


def _too_short(queue: Queue, mapping: EventSourceMapping, function: Function) -> Finding:
    needed = _needed(mapping, function)
    gathers, works = named(mapping.resource, queue.resource), named(function.resource, queue.resource)
    message = (
        f"Its messages come back after {duration(queue.visibility)}. {gathers} gathers them for up to "
        f"{duration(mapping.window)} before {works} works for up to {duration(function.timeout)}: six "
        f"times that and the window are {duration(needed)}."
    )
    timeout = reference(function.resource, "timeout", queue.resource)
    window = f"{mapping.window.number:g}"
    expression = f"6 * {timeout} + {window}" if timeout else f"{needed.number or 0:g}"
    places = [
        queue.resource.place("visibility_timeout_seconds"),
        mapping.resource.place("maximum_batching_window_in_seconds", "the window"),
        function.resource.place("timeout", "the function's timeout"),
    ]
    return violation(ID, queue.resource, message, f"visibility_timeout_seconds = {expression}", concerned=places)
