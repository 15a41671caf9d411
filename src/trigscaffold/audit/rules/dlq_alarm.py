"""What failed lies in the dead-letter queue and nobody is told, until it is too old and gone.

A dead-letter queue keeps what failed for 14 days at most. It is worth as much as the alarm on it: on
`ApproximateNumberOfMessagesVisible`, which is above 0 while something waits there. `NumberOfMessagesSent` is not raised
by what a redrive policy moves, but it is by what Lambda sends; an alarm on it, on `ApproximateAgeOfOldestMessage` or on
`ApproximateNumberOfMessagesNotVisible` counts as well. A queue that a function reads is somebody's business already.
Alarms outside these files are not seen.

Write instead::

    resource "aws_cloudwatch_metric_alarm" "dead_letter" {
      namespace   = "AWS/SQS"
      metric_name = "ApproximateNumberOfMessagesVisible"
      dimensions  = { QueueName = aws_sqs_queue.dead_letter.name }
    }
"""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.model import Model, Queue
from trigscaffold.audit.rules._alarms import watched
from trigscaffold.audit.rules._queues import fed_with_failures
from trigscaffold.audit.value import Presence, Value
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "dlq-alarm"
SEVERITY = Severity.INFO
SOURCE = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/dead-letter-queues-alarms-cloudwatch.html"

_METRICS = (
    "ApproximateNumberOfMessagesVisible",
    "ApproximateNumberOfMessagesNotVisible",
    "ApproximateAgeOfOldestMessage",
    "NumberOfMessagesSent",
    "NumberOfMessagesReceived",
)


def check(model: Model) -> Iterator[Finding]:
    """Judge every queue in which something that failed ends and which no function reads."""
    for queue in model.queues:
        if fed_with_failures(model, queue) and not model.readers(queue.resource):
            yield _judged(model, queue)


def _judged(model: Model, queue: Queue) -> Finding:
    resource = queue.resource
    seen = watched(model, _METRICS, lambda value: _means(model, queue, value))
    if seen is Presence.YES:
        return fine(ID, resource)
    if seen is Presence.MAYBE:
        message = "Whether an alarm watches the dead-letter queue cannot be seen"
        return undecidable(ID, resource, message, "what the alarms on queues watch")
    message = "Nobody is told when something ends in this dead-letter queue: no alarm watches it."
    instead = (
        'metric_name = "ApproximateNumberOfMessagesVisible"\n'
        'namespace   = "AWS/SQS"\n'
        f"dimensions  = {{ QueueName = aws_sqs_queue.{resource.name}.name }}"
    )
    return violation(ID, resource, message, instead)


def _means(model: Model, queue: Queue, value: Value) -> bool | None:
    named = model.queues_of(value)
    if queue in named or value == queue.resource.value("name"):
        return True
    if named:
        return False
    return False if value.known else None
