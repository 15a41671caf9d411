"""An EventBridge target without a dead-letter queue loses the events that cannot be delivered to the function.

EventBridge tries an event again for up to 24 hours and 185 times (less on a bus that says so), then drops it. Where the
permission is missing or the function is gone it does not even retry. A dead-letter queue of the target keeps such an
event with the reason; the function's own failures end elsewhere (see `async-on-failure`).

The queue needs a policy that lets `events.amazonaws.com` send to it (see `event-target-dlq-policy`). Targets that are
no functions are told by `event-target-dlq-any`.

Write instead::

    dead_letter_config {
      arn = aws_sqs_queue.undelivered.arn
    }
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from trigscaffold.audit.fixes.edits import AddAfter, AddBlock, Fix, Left
from trigscaffold.audit.model import Model
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.rules._kinds import named, service
from trigscaffold.audit.rules._shared import admits_all, shared
from trigscaffold.audit.rules._undelivered import undelivered
from trigscaffold.audit.rules._words import queue_for
from trigscaffold.audit.value import Presence
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

if TYPE_CHECKING:
    from trigscaffold.audit.fixes.written import Written

ID = "event-target-dlq"
SEVERITY = Severity.INFO
SOURCE = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html"

_EVENTS = "events.amazonaws.com"
_RULE = re.compile(r"(aws_cloudwatch_event_rule\.[\w-]+(?:\[[^\[\]]+\])?)\.(?:name|id)")


def check(model: Model) -> Iterator[Finding]:
    """Judge every EventBridge target that is a function."""
    targets = model.of_type("aws_cloudwatch_event_target")
    return (_judged(model, target) for target in targets if service(target.value("arn")) == "lambda")


def dead_letter(target: Resource) -> str:
    """Return the lines that give *target* a dead-letter queue: a block, or an argument of its registry module."""
    if target.registry:
        return f"dead_letter_arn = {queue_for(target)}.arn"
    return f"dead_letter_config {{\n  arn = {queue_for(target)}.arn\n}}"


def _judged(model: Model, target: Resource) -> Finding:
    given = target.presence("dead_letter_config", "arn")
    if given is Presence.YES:
        return fine(ID, target)
    if given is Presence.MAYBE:
        decides = target.value("dead_letter_config", "arn").decides
        return undecidable(ID, target, "Whether the target has a dead-letter queue cannot be seen", decides)
    who = named(model, target.value("arn"), target)
    message = (
        f"An event that EventBridge cannot deliver to {who} (throttled too long, or the permission "
        "is missing) is dropped after its retries, and nobody sees it. A dead-letter queue keeps it; its "
        "queue policy has to let events.amazonaws.com send."
    )
    return violation(
        ID, target, message, dead_letter(target), concerned=[target.place("arn"), target.place("retry_policy")]
    )


def fix(finding: Finding, model: Model, written: Written) -> Fix | Left:
    """Add a dead-letter queue with a policy for this rule, or use the one that another target has."""
    target = finding.subject
    path = ("dead_letter_config", "arn")
    queue = shared(target, path, lambda one: admits_all(model, one, _EVENTS), model, written)
    if queue:
        return Fix((_block(target, queue),))
    rule = _RULE.fullmatch(written.argument(target, "rule") or "")
    if not rule:
        return Left("its rule is not named by reference, and the policy of a dead-letter queue has to name it")
    made = undelivered(target, written, rule[1])
    if isinstance(made, Left):
        return made
    comment = "# Events that EventBridge could not deliver to the function. An alarm on it tells somebody.\n"
    text = f"{comment}{made.block}\n{made.policy(_EVENTS, f'{rule[1]}.arn')}"
    return Fix((_block(target, made.arn), AddAfter(target, text)))


def _block(target: Resource, arn: str) -> AddBlock:
    return AddBlock(target, f"dead_letter_config {{\n  arn = {arn}\n}}")
