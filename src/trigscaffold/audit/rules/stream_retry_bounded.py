"""One bad record stops its shard until the stream forgets it, a day or more later.

A shard is read in order: while a batch fails, Lambda tries it again and nothing behind it moves. By default there is no
limit to tries or age (-1), so a record that can never succeed holds up its shard until it expires: after 24 hours for a
DynamoDB stream, after the retention period for Kinesis (24 hours to 365 days). Everything behind it grows old with it
and may expire unread as well.

One limit is enough: so many tries, or so old a record.

Write instead::

    maximum_retry_attempts        = 10
    maximum_record_age_in_seconds = 21600
"""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.model import EventSourceMapping, Model, SourceKind
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.value import Presence, Value
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "stream-retry-bounded"
SEVERITY = Severity.ERROR
SOURCE = "https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html"

_LIMITS = ("maximum_retry_attempts", "maximum_record_age_in_seconds")


def check(model: Model) -> Iterator[Finding]:
    """Judge every mapping of a Kinesis or DynamoDB stream."""
    return (_judged(mapping) for mapping in model.mappings if mapping.kind.stream)


def _judged(mapping: EventSourceMapping) -> Finding:
    resource = mapping.resource
    found = {_bounded(resource.value(name)) for name in _LIMITS}
    if Presence.YES in found:
        return fine(ID, resource)
    if Presence.MAYBE in found:
        message = "Whether retries have an end cannot be seen"
        return undecidable(ID, resource, message, _decides(resource))
    until = {
        SourceKind.DYNAMODB: "for 24 hours",
        SourceKind.KINESIS: "for the stream's whole retention period (24 hours or more)",
    }.get(mapping.kind, "until the stream forgets it (24 hours or more)")
    message = (
        f"A record that keeps failing is tried again {until}, and everything behind it in its shard waits: neither its "
        "tries nor its age are limited."
    )
    instead = "maximum_retry_attempts        = 10\nmaximum_record_age_in_seconds = 21600"
    places = [resource.place(name) for name in _LIMITS if name in resource.body.arguments]
    return violation(ID, resource, message, instead, concerned=places)


def _bounded(value: Value) -> Presence:
    found = {_bounded_one(one) for one in value.every()}
    return found.pop() if len(found) == 1 else Presence.MAYBE


def _bounded_one(value: Value) -> Presence:
    return Presence.NO if value.number == -1 else value.presence


def _decides(resource: Resource) -> str:
    return next(v.decides for name in _LIMITS if _bounded(v := resource.value(name)) is Presence.MAYBE)
