"""A bucket that tells several functions by itself, where EventBridge could tell each of what it needs.

A notification's filter knows one prefix and one suffix, two of them may not overlap, all stand in one resource, and a
new consumer changes the bucket. With `eventbridge = true` the bucket tells EventBridge of everything once, and each
function has a rule of its own with a pattern on key, size or reason, retries for 24 hours and a dead-letter queue.

A notification with one function is cheaper and quicker and is not told of.

Write instead::

    resource "aws_s3_bucket_notification" "this" {
      bucket      = aws_s3_bucket.this.id
      eventbridge = true
    }
"""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.model import Model
from trigscaffold.audit.resource import Place, Resource
from trigscaffold.audit.rules._kinds import identity
from trigscaffold.audit.rules._s3 import NOTIFICATION, Block, blocks, name
from trigscaffold.audit.verdict import Finding, Severity, fine, violation

ID = "s3-eventbridge"
SEVERITY = Severity.INFO
SOURCE = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html"


def check(model: Model) -> Iterator[Finding]:
    """Judge every notification that tells a function."""
    for notification in model.of_type(NOTIFICATION):
        told = [block for block in blocks(notification, "lambda_function") if not block.body.maybe]
        if told:
            yield _judged(model, notification, told)


def _judged(model: Model, notification: Resource, told: list[Block]) -> Finding:
    functions = {_who(model, block) for block in told}
    if len(functions) < 2 or "" in functions or notification.value("eventbridge").flag:
        return fine(ID, notification)
    message = (
        f"{name(model, notification)} tells {len(functions)} functions by itself: their filters may never overlap, and "
        "each new consumer changes the bucket. EventBridge gives each a rule of its own, with retries and a "
        "dead-letter queue."
    )
    concerned = [Place(notification.file, block.body.line, block.body.line) for block in told]
    return violation(ID, notification, message, "eventbridge = true", concerned=concerned)


def _who(model: Model, block: Block) -> str:
    found = model.functions_of(block.to)
    return found[0].address if found else identity(block.to)
