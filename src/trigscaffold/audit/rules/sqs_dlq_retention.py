"""A message is deleted from the dead-letter queue before anybody had the time to look at it.

In a standard queue a message's age counts from when it was first sent, also after it was moved: one that waited three
of its four days in the source has one day left in a dead-letter queue of four. Keep the dead-letter queue's retention
longer than the source's, best at the most there is (14 days). In a FIFO queue the age begins anew, and the same is
good advice: the dead-letter queue is where time is needed.

Without `message_retention_seconds` a queue keeps messages for 4 days.

Write instead::

    message_retention_seconds = 1209600
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import gt

from trigscaffold.audit.model import Model, Queue
from trigscaffold.audit.rules._words import duration, named
from trigscaffold.audit.value import compare
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "sqs-dlq-retention"
SEVERITY = Severity.INFO
SOURCE = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html"

_MOST_S = 1_209_600


def check(model: Model) -> Iterator[Finding]:
    """Judge every dead-letter queue whose source is there."""
    for queue in model.queues:
        sources = model.sources_of_dead_letter(queue)
        if sources:
            yield _judged(queue, sources)


def _judged(queue: Queue, sources: tuple[Queue, ...]) -> Finding:
    answers = {source: compare(queue.retention, source.retention, gt) for source in sources}
    short = next((source for source, longer in answers.items() if longer is False), None)
    if short:
        return _too_short(queue, short)
    unknown = next((source for source, longer in answers.items() if longer is None), None)
    if unknown:
        message = "A dead-letter queue has to keep messages longer than its source"
        decides = (queue if queue.retention.number is None else unknown).retention.decides
        return undecidable(ID, queue.resource, message, decides)
    return fine(ID, queue.resource)


def _too_short(queue: Queue, source: Queue) -> Finding:
    origin = named(source.resource, queue.resource)
    message = (
        f"It keeps messages for {duration(queue.retention)}, and {origin} for {duration(source.retention)}: "
        "what was moved here late in its life is deleted soon after, for its age counts from when it was sent."
    )
    places = [
        queue.resource.place("message_retention_seconds", "of the dead-letter queue"),
        source.resource.place("message_retention_seconds", "of its source"),
    ]
    longest = f"message_retention_seconds = {_MOST_S}"
    shorter = f"message_retention_seconds = 345600 # in {origin}"
    source_at_most, own_at_most = ((q.retention.number or 0) >= _MOST_S for q in (source, queue))
    lines = [*([] if own_at_most else [longest]), *([shorter] if source_at_most else [])]
    return violation(ID, queue.resource, message, "\n".join(lines), concerned=places)
