"""The function falls behind its stream and nobody is told until records are lost.

`IteratorAge` says how old the last record of a batch was when it was read. It grows when a record holds up its shard,
when the function is throttled or simply too slow; when it reaches the stream's retention, records are lost unread.
There are no errors to see meanwhile when too much comes in, so this is the one metric that warns.

An alarm on `GetRecords.IteratorAgeMilliseconds` of the Kinesis stream counts as well. Alarms outside these files are
not seen.

Write instead::

    resource "aws_cloudwatch_metric_alarm" "iterator_age" {
      namespace   = "AWS/Lambda"
      metric_name = "IteratorAge"
      dimensions  = { FunctionName = aws_lambda_function.orders.function_name }
    }
"""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.model import EventSourceMapping, Model
from trigscaffold.audit.rules._alarms import watched
from trigscaffold.audit.rules._words import named
from trigscaffold.audit.value import Presence, Value
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "stream-iterator-alarm"
SEVERITY = Severity.INFO
SOURCE = "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html"

_METRICS = ("IteratorAge", "GetRecords.IteratorAgeMilliseconds")


def check(model: Model) -> Iterator[Finding]:
    """Judge every mapping of a Kinesis or DynamoDB stream."""
    return (_judged(model, mapping) for mapping in model.mappings if mapping.kind.stream)


def _judged(model: Model, mapping: EventSourceMapping) -> Finding:
    resource = mapping.resource
    seen = watched(model, _METRICS, lambda value: _means(model, mapping, value))
    if seen is Presence.YES:
        return fine(ID, resource)
    if seen is Presence.MAYBE:
        message = "Whether an alarm watches how far the function is behind cannot be seen"
        return undecidable(ID, resource, message, "what the alarms on IteratorAge watch")
    function = named(mapping.functions[0].resource, resource) if mapping.functions else "the function"
    message = f"Nobody is told when {function} falls behind this stream, until records expire unread."
    name = mapping.functions[0].resource.name if mapping.functions else "this"
    instead = (
        'metric_name = "IteratorAge"\n'
        'namespace   = "AWS/Lambda"\n'
        f"dimensions  = {{ FunctionName = aws_lambda_function.{name}.function_name }}"
    )
    return violation(ID, resource, message, instead)


def _means(model: Model, mapping: EventSourceMapping, value: Value) -> bool | None:
    invoked = model.functions_of(value)
    if any(f in mapping.functions for f in invoked) or set(model.referred(value)) & set(mapping.sources):
        return True
    if any(value == f.resource.value("function_name") for f in mapping.functions):
        return True
    if invoked or (value.known and mapping.functions):
        return False
    return None
