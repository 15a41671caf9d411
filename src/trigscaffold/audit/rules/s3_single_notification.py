"""Two notification resources for one bucket overwrite each other.

A bucket has one notification configuration, and each `aws_s3_bucket_notification` writes all of it. Whichever is
applied last wins: the other's function hears of nothing, the next plan wants to put it back, and so on. Put all blocks
into one resource.

Write instead::

    resource "aws_s3_bucket_notification" "this" {
      bucket = aws_s3_bucket.this.id

      lambda_function {
        # the first one's
      }

      lambda_function {
        # the second one's
      }
    }
"""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.model import Model
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.rules._elsewhere import certain
from trigscaffold.audit.rules._s3 import NOTIFICATION, Bucket, bucket, name
from trigscaffold.audit.rules._words import named
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "s3-single-notification"
SEVERITY = Severity.ERROR
SOURCE = "https://github.com/hashicorp/terraform-provider-aws/issues/501"


def check(model: Model) -> Iterator[Finding]:
    """Judge every notification resource beside those before it."""
    before: list[tuple[Resource, Bucket]] = []
    for notification in model.of_type(NOTIFICATION):
        mine = bucket(model, notification.value("bucket"))
        yield _judged(model, notification, [other for other, its in before if mine.same(its)])
        before.append((notification, mine))


def _judged(model: Model, notification: Resource, before: list[Resource]) -> Finding:
    for other in before:
        if other.address == notification.address:
            continue
        together = other.made_with(notification) and notification.made_with(other)
        unsure = None if together else next((one for one in (notification, other) if not certain(one)), None)
        if unsure is not None:
            message = f"{named(other, notification)} is for the same bucket, where both are made"
            return undecidable(ID, notification, message, unsure.exists.decides)
        message = (
            f"{named(other, notification)} writes the notifications of the same bucket, {name(model, notification)}, "
            "and each of the two writes all of them: the one that is applied last wins, and what the other asks for is "
            "never told of. Put the blocks of both into one resource."
        )
        instead = f"# into {named(other, notification)}, as further blocks of it:\n{_blocks(notification)}"
        return violation(ID, notification, message, instead, concerned=[other.place(note="the same bucket")])
    if notification.many and _fixed(model, notification):
        decides = f"how many of {notification.base} there are"
        return undecidable(ID, notification, "Several instances would be for one bucket", decides)
    return fine(ID, notification)


def _fixed(model: Model, notification: Resource) -> bool:
    """Tell whether all instances are for one bucket; an unknown one, or one of several, is each instance's own."""
    value = notification.value("bucket")
    found = model.referred(value)
    return value.text is not None or (len(found) == 1 and not found[0].many)


def _blocks(notification: Resource) -> str:
    kinds = [kind for kind in ("lambda_function", "queue", "topic") for _ in notification.blocks(kind)]
    return "\n".join(f"{kind} {{\n  # ...\n}}" for kind in kinds) or "eventbridge = true"
