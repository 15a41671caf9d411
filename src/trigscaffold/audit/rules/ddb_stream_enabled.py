"""The table has no stream to read: the mapping fails when it is applied.

`stream_arn` of a table is empty until `stream_enabled = true`; `stream_view_type` alone does not switch it on, and
switched on without a view type AWS refuses the table. The mapping is then created with no source, or not at all.

Write instead::

    stream_enabled   = true
    stream_view_type = "NEW_AND_OLD_IMAGES"
"""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.model import EventSourceMapping, Model
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.rules._words import named
from trigscaffold.audit.value import Presence, Value
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "ddb-stream-enabled"
SEVERITY = Severity.ERROR
SOURCE = "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html"

_INSTEAD = 'stream_enabled   = true\nstream_view_type = "NEW_AND_OLD_IMAGES"'


def check(model: Model) -> Iterator[Finding]:
    """Judge every table whose stream a mapping reads."""
    for table in model.of_type("aws_dynamodb_table"):
        if readers := model.readers(table):
            yield _judged(table, readers[0])


def _judged(table: Resource, reader: EventSourceMapping) -> Finding:
    enabled, view = _on(table.value("stream_enabled")), table.presence("stream_view_type")
    if enabled and view is Presence.YES:
        return fine(ID, table)
    places = [reader.resource.place("event_source_arn", "read here")]
    if enabled is False:
        reads = named(reader.resource, table)
        message = f"{reads} reads the stream of this table, and it has none: stream_enabled is not set to true."
        return violation(ID, table, message, _INSTEAD, concerned=places)
    if enabled and view is Presence.NO:
        message = "AWS refuses this table: its stream is switched on, and no stream_view_type says what goes into it."
        return violation(ID, table, message, 'stream_view_type = "NEW_AND_OLD_IMAGES"', concerned=places)
    unknown = table.value("stream_enabled" if enabled is None else "stream_view_type")
    return undecidable(ID, table, "Whether the table has a stream cannot be seen", unknown.decides)


def _on(value: Value) -> bool | None:
    if value.presence is Presence.NO:
        return False
    found = {one.flag for one in value.every()}
    on = found.pop() if len(found) == 1 else None
    # Off by the default of a variable is for whoever calls the module to change.
    return None if on is False and value.rests_on else on
