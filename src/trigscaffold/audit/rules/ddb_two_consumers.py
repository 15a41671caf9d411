"""More than two functions read one DynamoDB stream, and all of them are throttled.

A shard of a DynamoDB stream can be read by two readers at a time. With a third, reads are throttled: each function
falls behind, at 24 hours its records are gone, and nothing in the functions shows why. Let one function read the
stream and pass changes on (to a topic, an event bus or a queue for each receiver), or let the table write to a Kinesis
stream, where each reader can have its own throughput.

Every mapping counts, also one that is made by `for_each` or `count`.

Write instead::

    resource "aws_dynamodb_kinesis_streaming_destination" "orders" {
      table_name = aws_dynamodb_table.orders.name
      stream_arn = aws_kinesis_stream.orders.arn
    }
"""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.model import EventSourceMapping, Model
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.rules._words import listed, named
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "ddb-two-consumers"
SEVERITY = Severity.WARNING
SOURCE = "https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html#events-dynamodb-simultaneous-readers"

_MOST = 2


def check(model: Model) -> Iterator[Finding]:
    """Judge every table whose stream a mapping reads."""
    for table in model.of_type("aws_dynamodb_table"):
        if readers := model.readers(table):
            yield _judged(table, readers)


def _judged(table: Resource, readers: tuple[EventSourceMapping, ...]) -> Finding:
    sure = [m for m in readers if _sure(m)]
    if len(sure) > _MOST:
        readings = listed(named(m.resource, table) for m in sure)
        message = (
            f"{len(sure)} mappings read the stream of this table ({readings}). A shard serves "
            "two at a time: all are throttled, fall behind, and lose what is 24 hours old."
        )
        places = [m.resource.place("event_source_arn", "reads it") for m in sure]
        return violation(ID, table, message, _instead(table), concerned=places)
    unsure = next((m for m in readers if not _sure(m)), None)
    if unsure and (len(readers) > _MOST or unsure.resource.many):
        decides = "how many there are" if unsure.resource.many else unsure.resource.exists.decides
        return undecidable(
            ID, table, f"How many mappings {named(unsure.resource, table)} stands for cannot be seen", decides
        )
    return fine(ID, table)


def _sure(mapping: EventSourceMapping) -> bool:
    resource = mapping.resource
    one_source = len({source.address for source in mapping.sources}) == 1
    return not resource.many and resource.exists.data is True and one_source


def _instead(table: Resource) -> str:
    return (
        f'resource "aws_dynamodb_kinesis_streaming_destination" "{table.name}" {{\n'
        f"  table_name = aws_dynamodb_table.{table.name}.name\n"
        f"  stream_arn = aws_kinesis_stream.{table.name}.arn\n"
        "}"
    )
