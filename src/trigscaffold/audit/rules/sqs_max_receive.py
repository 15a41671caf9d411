"""Good messages end in the dead-letter queue because they were received a few times without being handled.

SQS counts each time a message is received, and after `maxReceiveCount` moves it to the dead-letter queue. Lambda
receives a message before it knows whether the function has room: when it is throttled, the message goes back with its
count raised, although nothing tried it. It also goes back with the batch of another that failed. With a count below 5
a short peak or one bad neighbour is enough. AWS asks for at least 5.

Only queues that a function reads are judged.

Write instead::

    redrive_policy = jsonencode({
      deadLetterTargetArn = aws_sqs_queue.dead_letter.arn
      maxReceiveCount     = 5
    })
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import ge

from trigscaffold.audit.model import EventSourceMapping, Model, Queue
from trigscaffold.audit.rules._queues import is_fifo, read_queues
from trigscaffold.audit.value import Presence, Value, compare
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "sqs-max-receive"
SEVERITY = Severity.WARNING
SOURCE = "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html"

_LEAST = 5


def check(model: Model) -> Iterator[Finding]:
    """Judge every queue with a redrive policy that a function reads."""
    for queue, readers in read_queues(model):
        if queue.max_receive.presence is not Presence.NO:
            yield _judged(queue, readers)


def _judged(queue: Queue, readers: tuple[EventSourceMapping, ...]) -> Finding:
    resource = queue.resource
    enough = compare(queue.max_receive, Value(_LEAST), ge)
    if enough:
        return fine(ID, resource)
    if enough is None:
        return undecidable(ID, resource, "maxReceiveCount has to be at least 5", queue.max_receive.decides)
    count = queue.max_receive.number
    tries = f"{count:g} time{'' if count == 1 else 's'}" if count is not None else "fewer than 5 times"
    alone = all(_alone(queue, one) for one in readers)
    batch = "" if alone else ", and so does being in one batch with a message that fails"
    message = (
        f"A message goes to the dead-letter queue after it was received {tries}. Being throttled counts{batch}: a "
        "short peak sends good messages there."
    )
    line = queue.redrive_at.place("redrive_policy", "maxReceiveCount")
    return violation(ID, resource, message, f"maxReceiveCount = {_LEAST}", concerned=[line])


def _alone(queue: Queue, mapping: EventSourceMapping) -> bool:
    """Tell whether a message that fails brings back no other.

    A batch is one message, or the failed are reported one by one; of a FIFO queue what follows comes back with them.
    """
    return mapping.batch_size.number == 1 or (mapping.reports is Presence.YES and is_fifo(queue) is False)
