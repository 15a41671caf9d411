"""The function's dead-letter queue stays empty whatever happens, and what fails is looked for in vain.

`dead_letter_config` is used for asynchronous invocations alone (SNS, S3, EventBridge and the like). What Lambda polls
(SQS queues, streams, Kafka, Amazon MQ) is invoked synchronously: messages that fail go back to their queue and end
where its redrive policy says, records of a stream where the mapping's on-failure destination says. A function that is
only polled therefore never sends anything to a queue of its own, and an alarm on that queue never rings.

A function whose ARN is given out of the module may be invoked by something outside, and is not judged.

Write instead::

    redrive_policy = jsonencode({
      deadLetterTargetArn = aws_sqs_queue.dead_letter.arn
      maxReceiveCount     = 5
    })
"""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.model import Function, Invoked, Model, SourceKind
from trigscaffold.audit.resource import Place, Resource
from trigscaffold.audit.rules._words import listed, named
from trigscaffold.audit.value import Presence
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "dlq-on-function"
SEVERITY = Severity.WARNING
SOURCE = "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html"

_QUEUE = """redrive_policy = jsonencode({
  deadLetterTargetArn = aws_sqs_queue.dead_letter.arn
  maxReceiveCount     = 5
})"""
_STREAM = """destination_config {
  on_failure {
    destination_arn = aws_sqs_queue.dead_letter.arn
  }
}"""


def check(model: Model) -> Iterator[Finding]:
    """Judge every function with a dead-letter queue and a trigger that can be seen."""
    for function in model.functions:
        if function.dead_letter.presence is Presence.NO or not model.invocations_of(function):
            continue
        yield _judged(model, function)


def _judged(model: Model, function: Function) -> Finding:
    resource = function.resource
    ways = model.invocations_of(function)
    if any(way.how is not Invoked.POLLED for way in ways):
        return fine(ID, resource)
    message = "A function that is only polled sends nothing to its own dead-letter queue"
    if function.handed_out:
        return undecidable(ID, resource, message, f"what {function.handed_out} is used for outside these files")
    stray = _stray(model)
    if stray:
        return undecidable(ID, resource, message, f"which function {stray.address} is about")
    if not any(way.by.made_with(resource) for way in ways):
        return undecidable(ID, resource, message, ways[0].by.exists.decides)
    if function.dead_letter.presence is Presence.MAYBE:
        return undecidable(ID, resource, message, function.dead_letter.decides)
    return _useless(model, function, listed(named(way.by, resource) for way in ways))


def _stray(model: Model) -> Resource | None:
    """Return a permission of which it cannot be told whose it is, None where there is none."""
    for permission in model.of_type("aws_lambda_permission"):
        value = permission.value("function_name")
        if not value.known and not model.functions_of(value) and not model.referred(value):
            return permission
    return None


def _useless(model: Model, function: Function, pollers: str) -> Finding:
    kinds = {m.kind for m in model.mappings_of(function)}
    message = (
        f"Nothing ever reaches this dead-letter queue: it takes failed asynchronous events, and it is "
        f"only polled ({pollers}). What fails there goes back to its source."
    )
    parts = []
    if SourceKind.SQS in kinds:
        parts.append(f"# in the queue that it reads\n{_QUEUE}")
    if any(kind.stream or kind.kafka for kind in kinds):
        parts.append(f"# in the event source mapping\n{_STREAM}")
    instead = "\n".join(parts) or "remove dead_letter_config, and keep what fails on the broker"
    places = [_block(function), *(m.resource.place("", "polled here") for m in model.mappings_of(function))]
    return violation(ID, function.resource, message, instead, concerned=places)


def _block(function: Function) -> Place:
    blocks = function.resource.blocks("dead_letter_config")
    if not blocks:
        return function.resource.place("dead_letter_config")
    return Place(function.resource.file, blocks[0].line, blocks[0].end_line, "never used")
