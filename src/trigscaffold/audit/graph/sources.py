"""What an event source mapping reads: told by a reference, an ARN or an argument, else by a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trigscaffold.audit.model import EventSourceMapping, Function, SourceKind
from trigscaffold.audit.resolve import Index, functions_of, named_by_arn, referred
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.sameness import hint
from trigscaffold.audit.value import Presence, Value

_TYPES = {
    "aws_sqs_queue": SourceKind.SQS,
    "aws_kinesis_stream": SourceKind.KINESIS,
    "aws_kinesis_stream_consumer": SourceKind.KINESIS,
    "aws_dynamodb_table": SourceKind.DYNAMODB,
    "aws_msk_cluster": SourceKind.MSK,
    "aws_msk_serverless_cluster": SourceKind.MSK,
    "aws_mq_broker": SourceKind.MQ,
    "aws_docdb_cluster": SourceKind.DOCUMENTDB,
}
_SERVICES = {
    "sqs": SourceKind.SQS,
    "kinesis": SourceKind.KINESIS,
    "dynamodb": SourceKind.DYNAMODB,
    "kafka": SourceKind.MSK,
    "mq": SourceKind.MQ,
    "rds": SourceKind.DOCUMENTDB,
}
_ARGUMENTS = {
    "self_managed_event_source": SourceKind.KAFKA,
    "self_managed_kafka_event_source_config": SourceKind.KAFKA,
    "amazon_managed_kafka_event_source_config": SourceKind.MSK,
    "document_db_event_source_config": SourceKind.DOCUMENTDB,
    "queues": SourceKind.MQ,
    "topics": SourceKind.KAFKA,
}
# Where neither a reference nor a name tells: arguments that only some kinds have.
_HINTS = {
    "starting_position": SourceKind.STREAM,
    "bisect_batch_on_function_error": SourceKind.STREAM,
    "parallelization_factor": SourceKind.STREAM,
    "tumbling_window_in_seconds": SourceKind.STREAM,
    "scaling_config": SourceKind.SQS,
}
# In this order: a "table's stream" is no queue, and a plain "stream" may be either kind.
_NAMES = (
    (r"kinesis", SourceKind.KINESIS),
    (r"dynamo|ddb|table", SourceKind.DYNAMODB),
    (r"msk|kafka", SourceKind.KAFKA),
    (r"broker|(?<![a-z])mq(?![a-z])", SourceKind.MQ),
    (r"sqs|queue|dlq", SourceKind.SQS),
    (r"stream", SourceKind.STREAM),
)
_SERVICE = re.compile(r"arn:[^:]*:(sqs|kinesis|dynamodb|kafka|mq|rds):")


def mappings(index: Index, by_type: Index, functions: Sequence[Function]) -> tuple[EventSourceMapping, ...]:
    """Return every event source mapping.

    Default batch sizes: https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html.
    """
    return tuple(
        _mapping(index, by_type, functions, r) for r in by_type.get("aws_lambda_event_source_mapping", ()) if not r.data
    )


def _mapping(index: Index, by_type: Index, functions: Sequence[Function], resource: Resource) -> EventSourceMapping:
    source = resource.value("event_source_arn")
    kind, assumed = _kind(resource, source)
    batch = resource.value("batch_size")
    if batch.known and batch.data is None:
        batch = Value(10 if kind is SourceKind.SQS else 100, rests_on=batch.rests_on)
    window = resource.value("maximum_batching_window_in_seconds")
    if window.known and window.data is None:
        window = Value(0, rests_on=window.rests_on)
    return EventSourceMapping(
        resource=resource,
        kind=kind,
        assumed=assumed,
        sources=_sources(index, by_type, source),
        functions=functions_of(index, functions, resource.value("function_name")),
        source=source,
        batch_size=batch,
        window=window,
        reports=_reports(resource.value("function_response_types")),
    )


def _sources(index: Index, by_type: Index, source: Value) -> tuple[Resource, ...]:
    found = referred(index, source, *_TYPES) or _named(by_type, source)
    found = tuple(own for one in found for own in (_looked_up(index, by_type, one) or (one,)))
    consumed = [
        stream
        for one in found
        if one.type == "aws_kinesis_stream_consumer"
        for stream in referred(index, one.value("stream_arn"), "aws_kinesis_stream")
    ]
    return tuple(dict.fromkeys((*found, *consumed)))


def _named(by_type: Index, source: Value) -> tuple[Resource, ...]:
    """Return the queues that an ARN written out means by their names."""
    queues = (q for q in by_type.get("aws_sqs_queue", ()) if not q.data)
    return tuple(q for q in queues if named_by_arn(source, "sqs", q.value("name")))


def _looked_up(index: Index, by_type: Index, found: Resource) -> tuple[Resource, ...]:
    """Return the resources that a data source looks up by their own name."""
    if not found.data or found.type not in ("aws_sqs_queue", "aws_kinesis_stream", "aws_dynamodb_table"):
        return ()
    name = found.value("name")
    own = tuple(r for r in referred(index, name, found.type) if not r.data)
    if own or name.text is None:
        return own
    return tuple(r for r in by_type.get(found.type, ()) if not r.data and r.value("name").text == name.text)


def _kind(resource: Resource, source: Value) -> tuple[SourceKind, str]:
    for name, kind in _ARGUMENTS.items():
        if resource.presence(name) is Presence.YES:
            return kind, ""
    kinds = {_TYPES[ref.type] for ref in source.all_refs() if ref.type in _TYPES}
    kinds |= {_SERVICES[match[1]] for text in _texts(source) if (match := _SERVICE.match(text))}
    if kinds:
        return (kinds.pop(), "") if len(kinds) == 1 else (SourceKind.UNKNOWN, "")
    hint = _hint(source)
    kind = next((kind for pattern, kind in _NAMES if re.search(pattern, hint)), SourceKind.UNKNOWN)
    if kind is SourceKind.UNKNOWN:
        given = (kind for name, kind in _HINTS.items() if resource.presence(name) is Presence.YES)
        return next(given, SourceKind.UNKNOWN), ""
    return kind, hint


def _texts(value: Value) -> list[str]:
    return [one.parts[0].text or "" if one.parts else one.text or "" for one in value.every()]


def _hint(source: Value) -> str:
    """Return the names that the source's ARN comes from, those of each of its options among them."""
    options = (one.linear.symbol.split(",")[0] for one in source.every() if one.linear)
    return " ".join((hint(source), *options)).lower().strip()


def _reports(value: Value) -> Presence:
    found = {_reports_one(one) for one in value.every()}
    return found.pop() if len(found) == 1 else Presence.MAYBE


def _reports_one(value: Value) -> Presence:
    if value.items is not None:
        if any(item.text == "ReportBatchItemFailures" for item in value.items):
            return Presence.YES
        return Presence.NO if all(item.known for item in value.items) and not value.rests_on else Presence.MAYBE
    return Presence.NO if value.presence is Presence.NO else Presence.MAYBE
