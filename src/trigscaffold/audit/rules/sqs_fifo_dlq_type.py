"""SQS refuses the redrive policy: a FIFO queue and a standard queue cannot be each other's dead-letter queue.

The dead-letter queue of a FIFO queue has to be a FIFO queue, and that of a standard queue a standard queue.
`terraform apply` fails when the redrive policy is set; where it is set apart, the queue stands without one meanwhile.

Write instead::

    resource "aws_sqs_queue" "dead_letter" {
      name       = "orders-dead-letter.fifo"
      fifo_queue = true
    }
"""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.model import Model, Queue
from trigscaffold.audit.rules._queues import fifo_by_arn, is_fifo
from trigscaffold.audit.rules._words import named
from trigscaffold.audit.value import Presence, Value
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "sqs-fifo-dlq-type"
SEVERITY = Severity.ERROR
SOURCE = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html"


def check(model: Model) -> Iterator[Finding]:
    """Judge every queue that has a redrive policy."""
    for queue in model.queues:
        if queue.redrive.presence is Presence.YES:
            yield _judged(model, queue)


def _judged(model: Model, queue: Queue) -> Finding:
    resource = queue.resource
    ends = [end for r in queue.dead_letters if (end := model.queue_at(r))]
    same = [_same(queue, end) for end in ends] if ends else [_same_by_arn(queue)]
    if all(same):
        return fine(ID, resource)
    wrong = [end for end, is_same in zip(ends, same, strict=False) if is_same is False]
    if wrong and all(answer is False for answer in same):
        return _refused(queue, wrong[0])
    if not ends and same == [False]:
        return _refused(queue, None)
    message = "A queue and its dead-letter queue have to be of one type, FIFO or standard"
    return undecidable(ID, resource, message, _decides(queue, ends))


def _same(queue: Queue, end: Queue) -> bool | None:
    one, other = is_fifo(queue), is_fifo(end)
    if one is not None and other is not None:
        return one == other
    return True if queue.fifo == end.fifo else None


def _same_by_arn(queue: Queue) -> bool | None:
    own, other = is_fifo(queue), fifo_by_arn(_target(queue))
    return None if own is None or other is None else own == other


def _target(queue: Queue) -> Value:
    return (queue.redrive.fields or {}).get("deadLetterTargetArn", Value())


def _decides(queue: Queue, ends: list[Queue]) -> str:
    if is_fifo(queue) is None:
        return queue.fifo.decides
    unknown = next((end for end in ends if is_fifo(end) is None), None)
    return unknown.fifo.decides if unknown else _target(queue).decides


def _refused(queue: Queue, end: Queue | None) -> Finding:
    own, other = ("FIFO", "standard") if is_fifo(queue) else ("standard", "FIFO")
    to = named(end.resource, queue.resource) if end else "its dead-letter queue"
    message = f"SQS refuses this redrive policy: this is a {own} queue, and {to} is a {other} queue."
    places = [queue.redrive_at.place("redrive_policy", f"ends in a {other} queue")]
    if end:
        places.append(end.resource.place("fifo_queue"))
    instead = (
        'name       = "….fifo" # of the dead-letter queue\nfifo_queue = true'
        if own == "FIFO"
        else "fifo_queue = false # of the dead-letter queue, whose name must not end in .fifo"
    )
    return violation(ID, queue.resource, message, instead, concerned=places)
