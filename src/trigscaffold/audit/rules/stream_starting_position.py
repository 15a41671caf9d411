"""AWS refuses the mapping: it does not say where in the stream to begin.

A mapping of a stream or a Kafka topic needs `starting_position`: `TRIM_HORIZON` from the oldest record that is still
there, `LATEST` from what arrives once polling has begun. `plan` and `validate` do not notice that it is missing.

Write instead::

    starting_position = "TRIM_HORIZON"
"""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.model import EventSourceMapping, Model
from trigscaffold.audit.value import Presence
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "stream-starting-position"
SEVERITY = Severity.ERROR
SOURCE = "https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html"


def check(model: Model) -> Iterator[Finding]:
    """Judge every mapping of a stream or a Kafka topic."""
    return (_judged(m) for m in model.mappings if m.kind.stream or m.kind.kafka)


def _judged(mapping: EventSourceMapping) -> Finding:
    resource = mapping.resource
    given = resource.presence("starting_position")
    if given is Presence.YES:
        return fine(ID, resource)
    if given is Presence.MAYBE:
        message = "A mapping of a stream has to say where to begin"
        return undecidable(ID, resource, message, resource.value("starting_position").decides)
    what = "topic" if mapping.kind.kafka else "stream"
    message = f"AWS refuses this mapping: it does not say where in the {what} to begin."
    return violation(ID, resource, message, 'starting_position = "TRIM_HORIZON"')
