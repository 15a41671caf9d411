"""An EventBridge target that is neither a function nor a queue, without a dead-letter queue for what is not delivered.

EventBridge tries an event again for up to 24 hours and 185 times, then drops it, whatever the target is: a state
machine, a task, a pipeline, another bus. A dead-letter queue of the target keeps the event with the reason. Functions
are told by `event-target-dlq`; a queue as target takes its messages as surely as a dead-letter queue would.

Write instead::

    dead_letter_config {
      arn = aws_sqs_queue.undelivered.arn
    }
"""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.model import Model
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.rules._kinds import service
from trigscaffold.audit.rules.event_target_dlq import dead_letter
from trigscaffold.audit.value import Presence
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "event-target-dlq-any"
SEVERITY = Severity.INFO
SOURCE = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html"


def check(model: Model) -> Iterator[Finding]:
    """Judge every EventBridge target that is no function and no queue, as far as can be told."""
    targets = model.of_type("aws_cloudwatch_event_target")
    return (_judged(target) for target in targets if service(target.value("arn")) not in ("lambda", "sqs"))


def _judged(target: Resource) -> Finding:
    given = target.presence("dead_letter_config", "arn")
    if given is Presence.YES:
        return fine(ID, target)
    if given is Presence.MAYBE:
        decides = target.value("dead_letter_config", "arn").decides
        return undecidable(ID, target, "Whether the target has a dead-letter queue cannot be seen", decides)
    message = (
        "An event that EventBridge cannot deliver to this target is dropped after its retries (24 hours, unless the "
        "rule says less). A dead-letter queue keeps it."
    )
    return violation(ID, target, message, dead_letter(target), concerned=[target.place("arn")])
