"""The filter asks for a key that events of this source do not have: nothing matches, and all of it is thrown away.

A filter is compared with the record as Lambda sees it: a message of SQS has its text under `body`, a record of Kinesis
or Amazon MQ under `data`, one of Kafka under `value`, a change of DynamoDB under `dynamodb` beside `eventName`. A
pattern that begins with a key of the text itself matches no record. What does not match is not kept for later: Lambda
deletes such messages from the queue, and passes over such records of a stream, without invoking the function.

DynamoDB writes numbers as text (`{ "N" = ["5"] }`): a number there matches nothing either.

Write instead::

    filter_criteria {
      filter {
        pattern = jsonencode({ body = { status = ["paid"] } })
      }
    }
"""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.graph.jsontext import parsed
from trigscaffold.audit.model import EventSourceMapping, Model, SourceKind
from trigscaffold.audit.resource import Body, Place
from trigscaffold.audit.rules._words import listed
from trigscaffold.audit.value import Value
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "esm-filter-key"
SEVERITY = Severity.WARNING
SOURCE = "https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html"

_RECORD = {"eventName", "eventID", "eventVersion", "eventSource", "eventSourceARN", "awsRegion"}
_SQS = {"messageId", "receiptHandle", "attributes", "messageAttributes", "md5OfBody", "md5OfMessageAttributes"}
_KINESIS = {
    "partitionKey",
    "sequenceNumber",
    "approximateArrivalTimestamp",
    "kinesisSchemaVersion",
    "invokeIdentityArn",
}
_KAFKA = {"key", "topic", "partition", "offset", "timestamp", "timestampType", "headers"}
_MQ = {"messageID", "messageType", "destination", "properties", "basicProperties", "redelivered", "timestamp"}
# Where the content stands, and what else a record has.
_KEYS = {
    SourceKind.SQS: ("body", _SQS | _RECORD),
    SourceKind.KINESIS: ("data", _KINESIS | _RECORD),
    SourceKind.DYNAMODB: ("dynamodb", {"userIdentity"} | _RECORD),
    SourceKind.MSK: ("value", _KAFKA),
    SourceKind.KAFKA: ("value", _KAFKA),
    SourceKind.MQ: ("data", _MQ),
}
_PLACED = {"body", "data", "dynamodb", "value", "kinesis"}


def check(model: Model) -> Iterator[Finding]:
    """Judge every mapping with a filter whose source is known."""
    for mapping in model.mappings:
        filters = [
            f for criteria in mapping.resource.blocks("filter_criteria") for f in criteria.blocks.get("filter", ())
        ]
        if filters and mapping.kind in _KEYS:
            yield _judged(mapping, filters)


def _judged(mapping: EventSourceMapping, filters: list[Body]) -> Finding:
    unread = ""
    for one in filters:
        pattern = parsed(one.value("pattern"))
        fields = pattern.fields
        if fields is None:
            unread = unread or pattern.decides
            continue
        strange = [key for key in _names(fields) if not _known(mapping.kind, key)]
        if strange:
            return _wrong_key(mapping, one, strange)
        if mapping.kind is SourceKind.DYNAMODB and _number_under_n(pattern):
            return _wrong_number(mapping, one)
    if unread:
        return undecidable(ID, mapping.resource, "Whether the filter fits the source cannot be seen", unread)
    return fine(ID, mapping.resource)


def _names(fields: dict[str, Value]) -> Iterator[str]:
    """Yield the keys of a pattern, those of the alternatives of an ``$or`` among them."""
    for name, value in fields.items():
        if name == "$or":
            for one in value.items or ():
                yield from _names(one.fields or {})
        else:
            yield name


def _known(kind: SourceKind, key: str) -> bool:
    content, beside = _KEYS[kind]
    return key == content or key in beside


def _number_under_n(value: Value) -> bool:
    """Tell whether a plain number stands directly under an ``N``."""
    for name, inner in (value.fields or {}).items():
        if name == "N" and any(_is_number(one) for one in inner.items or ()):
            return True
        if _number_under_n(inner):
            return True
    return any(_number_under_n(one) for one in value.items or ())


def _is_number(value: Value) -> bool:
    return isinstance(value.data, int | float) and not isinstance(value.data, bool)


def _wrong_key(mapping: EventSourceMapping, one: Body, strange: list[str]) -> Finding:
    content = _KEYS[mapping.kind][0]
    them = listed(f"`{key}`" for key in strange)
    lost = "deletes every message unseen" if mapping.kind is SourceKind.SQS else "passes over every record"
    message = (
        f"The filter asks for {them}, and what {mapping.kind} gives has its content under "
        f"`{content}`: nothing matches, so Lambda {lost} and never invokes the function."
    )
    inner = "{ … }" if strange[0] in _PLACED else f"{{ {strange[0]} = … }}"
    return violation(
        ID,
        mapping.resource,
        message,
        f"pattern = jsonencode({{ {content} = {inner} }})",
        concerned=[_place(mapping, one)],
    )


def _wrong_number(mapping: EventSourceMapping, one: Body) -> Finding:
    message = (
        "The filter compares a DynamoDB number with a number, and DynamoDB writes it as text: nothing matches, so "
        "Lambda passes over every change and never invokes the function."
    )
    return violation(ID, mapping.resource, message, '{ N = ["5"] }', concerned=[_place(mapping, one)])


def _place(mapping: EventSourceMapping, one: Body) -> Place:
    first, last = one.lines.get("pattern", (one.line, one.end_line))
    return Place(mapping.resource.file, first, last, "the pattern")
