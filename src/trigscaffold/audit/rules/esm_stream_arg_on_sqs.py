"""AWS refuses the mapping: a queue has no place to start from, and its retries are set elsewhere.

`starting_position`, `starting_position_timestamp`, `bisect_batch_on_function_error`, `maximum_retry_attempts`,
`maximum_record_age_in_seconds`, `parallelization_factor`, `tumbling_window_in_seconds` and `destination_config` are
settings of streams. On a queue, how often a message is tried is `maxReceiveCount` of the redrive policy, how long it
lives is `message_retention_seconds`, where it ends is the dead-letter queue, and how many are handled at a time is
`maximum_concurrency`. What is written here has no effect at best, and somebody relies on it.

`bisect_batch_on_function_error = false` is left alone: the provider does not send it.

Write instead::

    function_response_types = ["ReportBatchItemFailures"]

    scaling_config {
      maximum_concurrency = 10
    }
"""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.model import EventSourceMapping, Model
from trigscaffold.audit.resource import Place
from trigscaffold.audit.rules._queues import sqs_mappings
from trigscaffold.audit.rules._words import listed
from trigscaffold.audit.value import Presence
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "esm-stream-arg-on-sqs"
SEVERITY = Severity.ERROR
SOURCE = "https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html"

_START = "remove it: a queue is read from its oldest message"
_ARGUMENTS = {
    "starting_position": _START,
    "starting_position_timestamp": _START,
    "bisect_batch_on_function_error": 'function_response_types = ["ReportBatchItemFailures"]',
    "maximum_retry_attempts": "maxReceiveCount in the queue's redrive_policy",
    "maximum_record_age_in_seconds": "message_retention_seconds of the queue",
    "parallelization_factor": "scaling_config { maximum_concurrency = … }",
    "tumbling_window_in_seconds": "remove it: only streams have it",
    "destination_config": "redrive_policy of the queue, with a dead-letter queue",
}


def check(model: Model) -> Iterator[Finding]:
    """Judge every mapping of an SQS queue."""
    return (_judged(mapping) for mapping in sqs_mappings(model))


def _judged(mapping: EventSourceMapping) -> Finding:
    resource = mapping.resource
    given = {name: _presence(mapping, name) for name in _ARGUMENTS}
    wrong = [name for name, presence in given.items() if presence is Presence.YES]
    if wrong:
        verb = "is a setting" if len(wrong) == 1 else "are settings"
        message = f"{listed(wrong)} {verb} of streams; this mapping reads an SQS queue, and AWS refuses it."
        instead = "\n".join(dict.fromkeys(_ARGUMENTS[name] for name in wrong))
        return violation(ID, resource, message, instead, concerned=[_place(mapping, name) for name in wrong])
    maybe = [name for name, presence in given.items() if presence is Presence.MAYBE]
    if maybe:
        decides = resource.value(maybe[0]).decides
        return undecidable(ID, resource, f"{listed(maybe)} may only be set for a stream", decides)
    return fine(ID, resource)


def _presence(mapping: EventSourceMapping, name: str) -> Presence:
    if name == "bisect_batch_on_function_error" and mapping.resource.value(name).flag is False:
        return Presence.NO
    return mapping.resource.presence(name)


def _place(mapping: EventSourceMapping, name: str) -> Place:
    blocks = mapping.resource.blocks(name)
    if blocks:
        return Place(mapping.resource.file, blocks[0].line, blocks[0].end_line, "for streams")
    return mapping.resource.place(name, "for streams")
