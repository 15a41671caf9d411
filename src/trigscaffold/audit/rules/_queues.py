"""Queues that functions read, and queues in which something failed ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from trigscaffold.audit.model import EventSourceMapping, Model, Queue, SourceKind
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.value import Presence, Value

_ENDS = {
    "aws_lambda_function": (("dead_letter_config", "target_arn"),),
    "aws_lambda_function_event_invoke_config": (("destination_config", "on_failure", "destination"),),
    "aws_lambda_event_source_mapping": (("destination_config", "on_failure", "destination_arn"),),
    "aws_cloudwatch_event_target": (("dead_letter_config", "arn"),),
    "aws_scheduler_schedule": (("target", "dead_letter_config", "arn"),),
    "aws_pipes_pipe": (
        ("source_parameters", "kinesis_stream_parameters", "dead_letter_config", "arn"),
        ("source_parameters", "dynamodb_stream_parameters", "dead_letter_config", "arn"),
    ),
    "aws_sns_topic_subscription": (("redrive_policy",),),
}
_NAMED = re.compile(r"dlq|dead.?letter|failed|failure|redrive", re.IGNORECASE)


def sqs_mappings(model: Model) -> tuple[EventSourceMapping, ...]:
    """Return the mappings of SQS queues."""
    return tuple(m for m in model.mappings if m.kind is SourceKind.SQS)


def read_queues(model: Model) -> Iterator[tuple[Queue, tuple[EventSourceMapping, ...]]]:
    """Yield each queue that mappings read, with these."""
    for queue in model.queues:
        if readers := tuple(m for m in sqs_mappings(model) if queue.resource in m.sources):
            yield queue, readers


def own_queues(model: Model, mapping: EventSourceMapping) -> tuple[Queue, ...]:
    """Return the queues that *mapping* reads, as far as they stand in what was read."""
    return tuple(q for q in model.queues if q.resource in mapping.sources)


def outside(mapping: EventSourceMapping) -> str:
    """Return what would have to be read to know the queue of *mapping*, as a noun phrase."""
    source = mapping.source
    if mapping.sources:
        return f"the queue behind {mapping.sources[0].address}, which is not in these files"
    end = (source.parts or (source,))[-1].text
    if end and not source.rests_on and (source.parts or ":" in end):
        return f"the queue {end.rsplit(':', 1)[-1]}, which is not in these files"
    return source.decides


def reads_for_certain(mapping: EventSourceMapping, queue: Queue) -> bool:
    """Tell whether *mapping* reads *queue* whatever the conditions in its ``event_source_arn`` come to."""
    others = [r for r in mapping.sources if r.base != queue.resource.base]
    return not others


def is_fifo(queue: Queue) -> bool | None:
    """Tell whether *queue* is a FIFO queue, None where it cannot be known."""
    found = {_flag(one) for one in queue.fifo.every()}
    return found.pop() if len(found) == 1 else None


def _flag(value: Value) -> bool | None:
    return False if value.known and value.data is None else value.flag


def fifo_by_arn(value: Value) -> bool | None:
    """Tell from a queue's ARN whether it is a FIFO queue: only such a queue's name ends in ``.fifo``."""
    end = (value.parts or (value,))[-1].text
    return end.endswith(".fifo") if end else None


def fed_with_failures(model: Model, queue: Queue) -> bool:
    """Tell whether something that failed ends in *queue*: another queue's messages, a function's or a rule's events."""
    if model.sources_of_dead_letter(queue):
        return True
    return queue in _fed(model)


@lru_cache(maxsize=1)
def _fed(model: Model) -> frozenset[Queue]:
    """Return the queues where functions' and rules' failed events end."""
    return frozenset(
        queue
        for kind, paths in _ENDS.items()
        for resource in model.of_type(kind)
        for path in paths
        for queue in model.queues_of(resource.value(*path))
    )


def named_for_failures(queue: Queue) -> bool:
    """Tell whether *queue* is called as a dead-letter queue is."""
    return bool(_NAMED.search(f"{queue.resource.name} {queue.resource.value('name').text or ''}"))


def ends_nowhere(model: Model, queues: Sequence[Queue]) -> bool:
    """Tell whether *queues* are known and none of them has a dead-letter queue."""
    none = all(queue.redrive.presence is Presence.NO for queue in queues)
    return bool(queues) and none and stray_redrive(model) is None


def stray_redrive(model: Model) -> Resource | None:
    """Return an ``aws_sqs_queue_redrive_policy`` of which it cannot be told whose it is, None where there is none."""
    return next(
        (
            r
            for r in model.of_type("aws_sqs_queue_redrive_policy")
            if not model.referred(r.value("queue_url"), "aws_sqs_queue") and not r.value("queue_url").known
        ),
        None,
    )
