"""The redrive allow policy stands on the wrong queue: it permits the dead-letter queue to fail into its own source.

A redrive allow policy belongs to the *dead-letter* queue and names the queues that may use it as such. On the source
queue, naming its dead-letter queue, it permits the opposite: the dead-letter queue may send its messages here. The
dead-letter queue itself stays open to every queue of the account, which is what somebody wanted to prevent.

Write instead::

    resource "aws_sqs_queue_redrive_allow_policy" "dead_letter" {
      queue_url = aws_sqs_queue.dead_letter.id

      redrive_allow_policy = jsonencode({
        redrivePermission = "byQueue"
        sourceQueueArns   = [aws_sqs_queue.orders.arn]
      })
    }
"""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.model import Model, Queue
from trigscaffold.audit.rules._words import named, reference
from trigscaffold.audit.value import ABSENT, Presence, Value
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "redrive-allow-inverted"
SEVERITY = Severity.WARNING
SOURCE = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html"


def check(model: Model) -> Iterator[Finding]:
    """Judge every queue that has a redrive allow policy."""
    return (_judged(model, queue) for queue in model.queues if queue.allow.presence is not Presence.NO)


def _judged(model: Model, queue: Queue) -> Finding:
    sources = [_field(one, "sourceQueueArns") for one in queue.allow.every()]
    if any(_same(model, queue, arns) for arns in sources):
        return _inverted(queue)
    if queue.allow.fields is None and not queue.allow.options:
        message = "A redrive allow policy names the queues that fail into this one"
        return undecidable(ID, queue.resource, message, queue.allow.decides)
    return fine(ID, queue.resource)


def _field(policy: Value, name: str) -> Value:
    return (policy.fields or {}).get(name, ABSENT)


def _same(model: Model, queue: Queue, arns: Value) -> bool:
    """Tell whether the dead-letter queue of *queue* is among *arns*."""
    named = {q.resource for q in model.queues_of(arns)}
    if named & set(queue.dead_letters):
        return True
    target = _field(queue.redrive, "deadLetterTargetArn").text
    return target is not None and any(arn.text == target for arn in arns.items or ())


def _inverted(queue: Queue) -> Finding:
    end = queue.dead_letters[0] if queue.dead_letters else None
    to = named(end, queue.resource) if end else "its dead-letter queue"
    message = (
        f"This permits {to} to fail into this queue, its own source; who may fail into {to} stays open. "
        "The policy belongs to the dead-letter queue."
    )
    url = reference(end, "id", queue.resource) if end else ""
    instead = (
        f"queue_url = {url or 'the URL of the dead-letter queue'}\n\n"
        "redrive_allow_policy = jsonencode({\n"
        '  redrivePermission = "byQueue"\n'
        f"  sourceQueueArns   = [{queue.resource.type}.{queue.resource.name}.arn]\n"
        "})"
    )
    place = queue.allow_at.place("redrive_allow_policy", "names the dead-letter queue")
    return violation(ID, queue.resource, message, instead, concerned=[place])
