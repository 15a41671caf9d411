"""What is written while the mapping is being created, or created anew, may never be read.

With `LATEST`, Lambda reads what arrives once it polls, and AWS says that this may take minutes after the mapping was
created or changed: records of that time are missed. The same happens each time the mapping has to be replaced. With
`TRIM_HORIZON` it begins with the oldest record that the stream still has; a handler that stands repeated records loses
nothing.

Write instead::

    starting_position = "TRIM_HORIZON"
"""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.model import EventSourceMapping, Model
from trigscaffold.audit.value import Presence
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "stream-starting-latest"
SEVERITY = Severity.INFO
SOURCE = "https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html"


def check(model: Model) -> Iterator[Finding]:
    """Judge every mapping of a stream or a Kafka topic that says where to begin."""
    for mapping in model.mappings:
        streams = mapping.kind.stream or mapping.kind.kafka
        if streams and mapping.resource.presence("starting_position") is not Presence.NO:
            yield _judged(mapping)


def _judged(mapping: EventSourceMapping) -> Finding:
    resource = mapping.resource
    value = resource.value("starting_position")
    found = {one.text for one in value.every()}
    if found == {"LATEST"}:
        message = (
            "Records that arrive between the mapping's creation and its first poll, some minutes, are never read: it "
            "begins with what is latest then."
        )
        place = resource.place("starting_position")
        return violation(ID, resource, message, 'starting_position = "TRIM_HORIZON"', concerned=[place])
    if found & {"LATEST", None}:
        return undecidable(ID, resource, "With LATEST, records may be missed at first", value.decides)
    return fine(ID, resource)
