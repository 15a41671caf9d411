"""Two blocks of a notification that can match the same object and event: S3 refuses the whole configuration.

S3 delivers an event to one destination, so it accepts no two filters that overlap: a prefix that begins another one,
together with a suffix that ends the other one. Terraform's plan does not see it; the apply fails. Where several have to
hear of the same object, let the bucket tell EventBridge or a topic, and these tell the others.

Write instead::

    resource "aws_s3_bucket_notification" "this" {
      bucket      = aws_s3_bucket.this.id
      eventbridge = true
    }
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from trigscaffold.audit.model import Model
from trigscaffold.audit.resource import Place, Resource
from trigscaffold.audit.rules._kinds import identity
from trigscaffold.audit.rules._s3 import NOTIFICATION, Block, blocks, both, text
from trigscaffold.audit.value import Value
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "s3-overlap"
SEVERITY = Severity.ERROR
SOURCE = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html"

_INSTEAD = "eventbridge = true  # and a rule for each function, instead of the two blocks"


def check(model: Model) -> Iterator[Finding]:
    """Judge every notification that has more than one block."""
    for notification in model.of_type(NOTIFICATION):
        found = blocks(notification)
        if len(found) > 1:
            yield _judged(notification, found)


def _judged(notification: Resource, found: tuple[Block, ...]) -> Finding:
    unsure: list[str] = []
    for one, other in combinations(found, 2):
        overlaps = _overlap(one, other)
        if overlaps and not one.body.maybe and not other.body.maybe:
            return _overlapping(notification, one, other)
        if overlaps is not False:
            unsure.append(_decides(one, other))
    if unsure:
        return undecidable(ID, notification, "Whether its blocks overlap cannot be seen", unsure[0])
    return fine(ID, notification)


def _overlap(one: Block, other: Block) -> bool | None:
    found = (
        _common(one, other),
        _both(one.prefix, other.prefix, end=False),
        _both(one.suffix, other.suffix, end=True),
    )
    return False if False in found else None if None in found else True


def _common(one: Block, other: Block) -> bool | None:
    if one.events is None or other.events is None:
        return None
    found = [_same(a.text, b.text) for a in one.events for b in other.events]
    return True if True in found else None if None in found else False


def _same(one: str | None, other: str | None) -> bool | None:
    if one is None or other is None:
        return None
    return one.startswith(other.removesuffix("*")) if other.endswith("*") else _covers(one, other)


def _covers(one: str, other: str) -> bool:
    return other.startswith(one.removesuffix("*")) if one.endswith("*") else one == other


def _both(one: Value, other: Value, *, end: bool) -> bool | None:
    if identity(one) and identity(one) == identity(other):
        return True
    return both(text(one), text(other), end=end)


def _decides(one: Block, other: Block) -> str:
    if one.body.maybe or other.body.maybe:
        return one.body.maybe or other.body.maybe
    values = [v for block in (one, other) for v in (block.prefix, block.suffix) if text(v) is None]
    events = [block.body.value("events") for block in (one, other)]
    return values[0].decides if values else next((v.decides for v in events if not v.known), "their events")


def _overlapping(notification: Resource, one: Block, other: Block) -> Finding:
    message = (
        f"Both blocks match {_matched(one, other)}: S3 delivers an event to one destination only and refuses the whole "
        "configuration, so that the apply fails. Make the filters exclude each other, or let the bucket tell "
        "EventBridge or a topic, which can tell both."
    )
    concerned = [Place(notification.file, block.body.line, block.body.line, _filter(block)) for block in (one, other)]
    return violation(ID, notification, message, _INSTEAD, concerned=concerned)


def _matched(one: Block, other: Block) -> str:
    prefix = max((text(one.prefix) or "", text(other.prefix) or ""), key=len)
    suffix = max((text(one.suffix) or "", text(other.suffix) or ""), key=len)
    return f"an object {prefix}…{suffix}" if prefix or suffix else "every object"


def _filter(block: Block) -> str:
    said = [f"prefix {text(block.prefix)}" if text(block.prefix) else ""]
    said += [f"suffix {text(block.suffix)}" if text(block.suffix) else ""]
    return ", ".join(part for part in said if part) or "every key"
