"""A target's dead-letter queue that EventBridge is not allowed to send to keeps nothing.

EventBridge sends to the queue as the service `events.amazonaws.com`, and only the queue's own policy can let it. The
console writes that policy by itself; Terraform does not. Without it a failed event is lost as if there were no queue,
and the only sign is the metric `InvocationsFailedToBeSentToDlq`.

Write instead::

    resource "aws_sqs_queue_policy" "undelivered" {
      queue_url = aws_sqs_queue.undelivered.id
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Principal = { Service = "events.amazonaws.com" }
          Action    = "sqs:SendMessage"
          Resource  = aws_sqs_queue.undelivered.arn
          Condition = { ArnEquals = { "aws:SourceArn" = aws_cloudwatch_event_rule.orders.arn } }
        }]
      })
    }
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from trigscaffold.audit.fixes.edits import AddAfter, Fix, Left
from trigscaffold.audit.model import Model, Queue
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.rules._elsewhere import unplaced
from trigscaffold.audit.rules._iam import acts, admits
from trigscaffold.audit.rules._undelivered import policy_block
from trigscaffold.audit.rules._words import named
from trigscaffold.audit.value import Presence, Value
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

if TYPE_CHECKING:
    from trigscaffold.audit.fixes.written import Written

ID = "event-target-dlq-policy"
SEVERITY = Severity.ERROR
SOURCE = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html"

_SERVICE = "events.amazonaws.com"
_RULE = re.compile(r"(aws_cloudwatch_event_rule\.[\w-]+)\.(?:name|id)")
_QUEUE = re.compile(r"(aws_sqs_queue\.[\w-]+)\.arn")
_MODULE = """create_queue_policy = true
queue_policy_statements = {
  events = {
    actions    = ["sqs:SendMessage"]
    principals = [{ type = "Service", identifiers = ["events.amazonaws.com"] }]
  }
}"""


def check(model: Model) -> Iterator[Finding]:
    """Judge every EventBridge target that has, or may have, a dead-letter queue."""
    for target in model.of_type("aws_cloudwatch_event_target"):
        if target.presence("dead_letter_config", "arn") is not Presence.NO:
            yield _judged(model, target)


def _judged(model: Model, target: Resource) -> Finding:
    arn = target.value("dead_letter_config", "arn")
    queues = model.queues_of(arn)
    if not queues:
        return undecidable(ID, target, "Its dead-letter queue is not in what was read", f"the policy of {_name(arn)}")
    found = [(queue, *_allowed(model, queue)) for queue in queues]
    for queue, allowed, decides in found:
        if allowed is None:
            who = named(queue.resource, target)
            return undecidable(ID, target, f"Whether EventBridge may send to {who} cannot be seen", decides)
    refused = [queue for queue, allowed, _ in found if not allowed]
    if not refused:
        return fine(ID, target)
    if target.presence("dead_letter_config", "arn") is Presence.MAYBE:
        return undecidable(ID, target, "Whether the target has a dead-letter queue cannot be seen", arn.decides)
    queue = refused[0]
    message = (
        f"EventBridge may not send to {named(queue.resource, target)}: no policy of that queue allows {_SERVICE} "
        "sqs:SendMessage. An event that cannot be delivered is lost as if the queue were not there."
    )
    concerned = [target.place("dead_letter_config"), queue.resource.place(note="the dead-letter queue")]
    return violation(ID, target, message, _instead(queue), concerned=concerned)


def _name(arn: Value) -> str:
    return arn.text or arn.why.split(",")[0] or "that queue"


def _allowed(model: Model, queue: Queue) -> tuple[bool | None, str]:
    """Tell whether EventBridge may send to *queue*, and where that is not known what would decide it."""
    unread: list[str] = []
    for policy, at in _policies(model, queue):
        statements, missing = model.policy(policy)
        unread += [missing] if missing else []
        for statement in statements:
            sends, admitted = acts(statement, "sqs:SendMessage"), admits(statement, _SERVICE)
            if statement.allow and sends and admitted:
                if at.made_with(queue.resource):
                    return True, ""
                unread.append(at.exists.decides)
            elif statement.allow and sends is not False and admitted is not False:
                unread.append(f"the policy {at.address}")
    if not unread:
        elsewhere = unplaced(model, "queue_url", model.queues_of, "aws_sqs_queue_policy")
        return (None, elsewhere) if elsewhere else (False, "")
    return None, unread[0]


def _policies(model: Model, queue: Queue) -> Iterator[tuple[Value, Resource]]:
    if queue.resource.presence("policy") is not Presence.NO:
        yield queue.resource.value("policy"), queue.resource
    for policy in model.of_type("aws_sqs_queue_policy"):
        if queue in model.queues_of(policy.value("queue_url")):
            yield policy.value("policy"), policy


def _instead(queue: Queue) -> str:
    if queue.resource.registry:
        return _MODULE
    name = queue.resource.name
    return (
        f'resource "aws_sqs_queue_policy" "{name}" {{\n'
        f"  queue_url = aws_sqs_queue.{name}.id\n"
        "  policy = jsonencode({\n"
        '    Version = "2012-10-17"\n'
        "    Statement = [{\n"
        '      Effect    = "Allow"\n'
        f'      Principal = {{ Service = "{_SERVICE}" }}\n'
        '      Action    = "sqs:SendMessage"\n'
        f"      Resource  = aws_sqs_queue.{name}.arn\n"
        "    }]\n"
        "  })\n"
        "}"
    )


def fix(finding: Finding, model: Model, written: Written) -> Fix | Left:
    """Give the queue a policy for the rules of all targets that use it; one that has a policy keeps it."""
    target = finding.subject
    said = _QUEUE.fullmatch(written.argument(target, "arn", "dead_letter_config") or "")
    queues = model.queues_of(target.value("dead_letter_config", "arn"))
    if not said or len(queues) != 1:
        return Left("its dead-letter queue is not named by reference, or is one of several")
    (queue,) = queues
    if any(_policies(model, queue)):
        return Left(f"{queue.resource.type}.{queue.resource.name} has a policy: let {_SERVICE} send there")
    users = [t for t in model.of_type(target.type) if queue in model.queues_of(t.value("dead_letter_config", "arn"))]
    rules = [_RULE.fullmatch(written.argument(one, "rule") or "") for one in users]
    if any(one.module != target.module for one in users) or not all(rules):
        return Left(
            "not every rule that uses its dead-letter queue is named by reference, and the policy has to name it"
        )
    sources = sorted({f"{rule[1]}.arn" for rule in rules if rule})
    meta = "".join(
        f"  {name} = {value}\n\n"
        for name in ("provider", "region")
        if (value := written.argument(queue.resource, name))
    )
    return Fix((AddAfter(target, policy_block(said[1], meta, _SERVICE, sources)),))
