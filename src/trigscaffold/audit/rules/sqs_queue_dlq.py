"""A message that keeps failing comes back until it is too old, then it is gone without a trace.

A queue that a function reads needs a redrive policy. Without one, a message that the function cannot handle is received
again after every visibility timeout until its retention ends (4 days when not given, at most 14); then SQS deletes it.
All that time it takes the place of good messages in batches, and what it held cannot be looked at afterwards. For SQS
the dead-letter queue belongs to the queue: `dead_letter_config` of the function and on-failure destinations are not
used when Lambda polls.

The policy may stand in the queue or in an `aws_sqs_queue_redrive_policy`. A queue in which failures of something else
end needs none, even when a function reads it. A queue that is not in the files cannot be judged.

Write instead::

    redrive_policy = jsonencode({
      deadLetterTargetArn = aws_sqs_queue.dead_letter.arn
      maxReceiveCount     = 5
    })
"""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.model import EventSourceMapping, Model, Queue
from trigscaffold.audit.rules._queues import (
    fed_with_failures,
    is_fifo,
    named_for_failures,
    outside,
    own_queues,
    read_queues,
    reads_for_certain,
    sqs_mappings,
    stray_redrive,
)
from trigscaffold.audit.rules._words import duration, named, redrive
from trigscaffold.audit.value import Presence
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "sqs-queue-dlq"
SEVERITY = Severity.ERROR
SOURCE = "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html"


def check(model: Model) -> Iterator[Finding]:
    """Judge every queue that a function reads, and every mapping whose queue is not there."""
    for mapping in sqs_mappings(model):
        if not own_queues(model, mapping):
            message = "The queue needs a redrive policy, or what keeps failing is lost when its retention ends"
            yield undecidable(ID, mapping.resource, message, outside(mapping))
    for queue, readers in read_queues(model):
        yield _judged(model, queue, readers)


def _judged(model: Model, queue: Queue, readers: tuple[EventSourceMapping, ...]) -> Finding:
    resource = queue.resource
    given = queue.redrive.presence
    if given is Presence.YES or fed_with_failures(model, queue):
        return fine(ID, resource)
    decides = _unknown(model, queue, readers)
    if decides:
        return undecidable(ID, resource, "Whether what keeps failing has a dead-letter queue cannot be seen", decides)
    reader = readers[0]
    by = named(reader.functions[0].resource, resource) if reader.functions else "the function"
    message = (
        f"A message that {by} keeps failing on comes back until it is {duration(queue.retention)} old, then SQS "
        "deletes it and nobody is told: the queue has no dead-letter queue."
    )
    places = [reader.resource.place("event_source_arn", "read here")]
    instead = redrive(resource)
    if is_fifo(queue) and not resource.registry:
        instead += "\n# the dead-letter queue of a FIFO queue has to be a FIFO queue, too"
    return violation(ID, resource, message, instead, concerned=places)


def _unknown(model: Model, queue: Queue, readers: tuple[EventSourceMapping, ...]) -> str:
    """Return what would have to be known before its absence may be held against *queue*; empty: nothing."""
    if queue.redrive.presence is Presence.MAYBE:
        return queue.redrive.decides
    stray = stray_redrive(model)
    if stray:
        return f"which queue {stray.address} belongs to"
    if queue.allow.presence is not Presence.NO or named_for_failures(queue):
        return "whether it is the dead-letter queue of something outside these files"
    if not any(reads_for_certain(m, queue) for m in readers):
        return readers[0].source.decides
    return ""
