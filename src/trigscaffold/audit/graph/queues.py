"""Queues with their redrive policies, inline or apart."""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.defaults import QUEUE
from trigscaffold.audit.graph.jsontext import parsed
from trigscaffold.audit.model import Queue
from trigscaffold.audit.resolve import Index, referred
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.value import ABSENT, Presence, Value


def queues(index: Index, by_type: Index) -> tuple[Queue, ...]:
    """Return every queue that stands in what was read."""
    return tuple(_queue(index, by_type, r) for r in by_type.get("aws_sqs_queue", ()) if not r.data)


def _queue(index: Index, by_type: Index, resource: Resource) -> Queue:
    redrive, redrive_at = _policy(index, by_type, resource, "redrive_policy")
    allow, allow_at = _policy(index, by_type, resource, "redrive_allow_policy")
    target = _field(redrive, "deadLetterTargetArn")
    ends = target if target.presence is not Presence.NO else redrive
    return Queue(
        resource=resource,
        visibility=_number(resource, "visibility_timeout_seconds"),
        retention=_number(resource, "message_retention_seconds"),
        fifo=_or(resource.value("fifo_queue"), False),
        redrive=redrive,
        redrive_at=redrive_at,
        max_receive=_field(redrive, "maxReceiveCount"),
        dead_letters=referred(index, ends, "aws_sqs_queue"),
        allow=allow,
        allow_at=allow_at,
    )


def _number(resource: Resource, name: str) -> Value:
    return _or(resource.value(name), QUEUE[name])


def _or(value: Value, default: int | bool) -> Value:
    return Value(default, rests_on=value.rests_on) if value.known and value.data is None else value


def _field(policy: Value, name: str) -> Value:
    if policy.options:
        return Value(options=tuple(_field(o, name) for o in policy.options), why=policy.why, rests_on=policy.rests_on)
    if policy.fields is not None:
        return policy.fields.get(name, ABSENT)
    return ABSENT if policy.known else Value(why=policy.decides)


def _policy(index: Index, by_type: Index, queue: Resource, name: str) -> tuple[Value, Resource]:
    """Return the policy called *name* of *queue* and where it stands: inline, else in a resource of its own."""
    inline = _parsed(queue.value(name))
    found = [(inline, queue), *_apart(index, by_type, queue, name)]
    for value, at in found:
        if value.presence is Presence.YES:
            return value, at
    return next(((v, at) for v, at in found if v.presence is Presence.MAYBE), (inline, queue))


def _apart(index: Index, by_type: Index, queue: Resource, name: str) -> Iterator[tuple[Value, Resource]]:
    for resource in by_type.get(f"aws_sqs_queue_{name}", ()):
        if queue not in referred(index, resource.value("queue_url")):
            continue
        value = _parsed(resource.value(name))
        if resource.exists.data is not True and not resource.made_with(queue):
            value = Value(options=(ABSENT, value), why=resource.exists.decides)
        yield value, resource


def _parsed(value: Value) -> Value:
    if value.options:
        return Value(options=tuple(map(_parsed, value.options)), why=value.why, rests_on=value.rests_on)
    return parsed(value)
