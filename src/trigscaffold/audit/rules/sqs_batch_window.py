"""AWS refuses the mapping: this batch size needs a batching window, or the queue allows neither.

Up to 10 messages come in one receive. For a larger batch Lambda has to gather them, so it asks for a
`maximum_batching_window_in_seconds` of at least 1; without one, `terraform apply` fails with an
InvalidParameterValueException although `plan` and `validate` were content. A FIFO queue allows no batch over 10 and
no window at all.

Write instead::

    batch_size                         = 100
    maximum_batching_window_in_seconds = 5
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import gt

from trigscaffold.audit.model import EventSourceMapping, Model
from trigscaffold.audit.rules._queues import fifo_by_arn, is_fifo, own_queues, sqs_mappings
from trigscaffold.audit.value import Value, compare
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "sqs-batch-window"
SEVERITY = Severity.ERROR
SOURCE = "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html"

_ONE_RECEIVE = 10


def check(model: Model) -> Iterator[Finding]:
    """Judge every mapping of an SQS queue."""
    return (_judged(m, _fifo(model, m)) for m in sqs_mappings(model))


def _fifo(model: Model, mapping: EventSourceMapping) -> bool | None:
    found = {is_fifo(queue) for queue in own_queues(model, mapping)}
    if not found:
        return fifo_by_arn(mapping.source)
    return found.pop() if len(found) == 1 else None


def _judged(mapping: EventSourceMapping, fifo: bool | None) -> Finding:
    large = compare(mapping.batch_size, Value(_ONE_RECEIVE), gt)
    window = compare(mapping.window, Value(0), gt)
    if large is False and (window is False or fifo is False):
        return fine(ID, mapping.resource)
    if window and fifo is False:
        return fine(ID, mapping.resource)
    if fifo and (large or window):
        return _refused_fifo(mapping, bool(large))
    if large and window is False:
        return _refused(mapping)
    return undecidable(
        ID,
        mapping.resource,
        "A batch over 10 needs a batching window, and a FIFO queue allows neither",
        _decides(mapping, large, window, fifo),
    )


def _decides(mapping: EventSourceMapping, large: bool | None, window: bool | None, fifo: bool | None) -> str:
    if large is None:
        return mapping.batch_size.decides
    if window is None:
        return mapping.window.decides
    return "whether the queue is a FIFO queue" if fifo is None else mapping.source.decides


def _refused(mapping: EventSourceMapping) -> Finding:
    message = (
        f"AWS refuses this mapping: a batch of {_shown(mapping.batch_size)} messages takes more than one receive "
        "(10 at most), so it needs a batching window of at least 1 s."
    )
    places = [mapping.resource.place("batch_size")]
    return violation(ID, mapping.resource, message, "maximum_batching_window_in_seconds = 1", concerned=places)


def _refused_fifo(mapping: EventSourceMapping, large: bool) -> Finding:
    resource = mapping.resource
    if large:
        message = (
            f"AWS refuses this mapping: a FIFO queue gives batches of at most 10, not {_shown(mapping.batch_size)}."
        )
        return violation(ID, resource, message, "batch_size = 10", concerned=[resource.place("batch_size")])
    message = "AWS refuses this mapping: a FIFO queue allows no batching window."
    line = resource.place("maximum_batching_window_in_seconds")
    return violation(ID, resource, message, "maximum_batching_window_in_seconds = 0", concerned=[line])


def _shown(value: Value) -> str:
    return f"{value.number:,g}" if value.number is not None else "more than 10"
