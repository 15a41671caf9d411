"""Bucket notifications: their blocks, what they match, and which bucket is meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trigscaffold.audit.model import Function, Model
from trigscaffold.audit.resource import Body, Resource
from trigscaffold.audit.rules._kinds import identity
from trigscaffold.audit.rules._words import named
from trigscaffold.audit.value import Presence, Value

NOTIFICATION = "aws_s3_bucket_notification"
BUCKETS = ("aws_s3_bucket", "aws_s3_directory_bucket")
_BLOCKS = {"lambda_function": "lambda_function_arn", "queue": "queue_arn", "topic": "topic_arn"}
_CREATED = "s3:ObjectCreated"


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """One block of a notification: *kind* is ``lambda_function``, ``queue`` or ``topic``; *to* is where it sends."""

    kind: str
    body: Body
    to: Value

    @property
    def events(self) -> tuple[Value, ...] | None:
        """Return the events it asks for, None where they are not known."""
        return self.body.value("events").items

    @property
    def prefix(self) -> Value:
        """Return the prefix of the keys that it matches."""
        return self.body.value("filter_prefix")

    @property
    def suffix(self) -> Value:
        """Return the suffix of the keys that it matches."""
        return self.body.value("filter_suffix")

    @property
    def created(self) -> bool | None:
        """Tell whether it hears of new objects, None where that is not known."""
        if self.events is None:
            return None
        found = [_created(one) for one in self.events]
        return True if True in found else None if None in found else False


def _created(event: Value) -> bool | None:
    texts = {one.text for one in event.every()}
    found = {None if text is None else text.startswith(_CREATED) or text == "s3:*" for text in texts}
    return found.pop() if len(found) == 1 else None


def blocks(notification: Resource, *kinds: str) -> tuple[Block, ...]:
    """Return the blocks of *kinds* (all: none given) of *notification*."""
    return tuple(
        Block(kind, body, body.value(argument))
        for kind, argument in _BLOCKS.items()
        if not kinds or kind in kinds
        for body in notification.blocks(kind)
    )


def text(value: Value) -> str | None:
    """Return a filter as the text it is, empty where there is none, None where it is not known.

    What is not known but named is that name, ``${var.prefix}``.
    """
    if value.options:
        return None
    if value.presence is Presence.NO or (value.known and value.data is None):
        return ""
    return value.text if value.text is not None else identity(value) or None


def both(one: str | None, other: str | None, *, end: bool = False) -> bool | None:
    """Tell whether a key can begin (or *end*) with both texts; None where that is not known."""
    if one == "" or other == "" or (one == other and one is not None):
        return True
    if one is None or other is None or "${" in one + other:
        return None
    if end:
        return one.endswith(other) or other.endswith(one)
    return one.startswith(other) or other.startswith(one)


@dataclass(frozen=True, slots=True, eq=False)
class Bucket:
    """Which bucket a value means: the *resources* read, and *names*, texts that are equal for equal buckets."""

    resources: tuple[Resource, ...]
    names: frozenset[str]

    def same(self, other: Bucket) -> bool | None:
        """Tell whether *other* is the same bucket, None where that is not known."""
        if set(self.resources) & set(other.resources):
            return True if len(self.resources) == len(other.resources) == 1 else None
        if self.names & other.names or self._within(other):
            return True
        known = (self.resources and other.resources) or (self._literals and other._literals)
        return False if known else None

    def also(self, other: Bucket) -> Bucket:
        """Return the bucket that is known by the names of both."""
        return Bucket(self.resources or other.resources, self.names | other.names)

    def _within(self, other: Bucket) -> bool:
        """Tell whether a name of *other* that ends in a wildcard stands for this bucket."""
        stems = [name[:-1] for name in other.names if name.endswith("*") and len(name) > 3]
        return any(name.startswith(stem) for stem in stems for name in self.names)

    @property
    def _literals(self) -> bool:
        return any("${" not in name for name in self.names)


def bucket(model: Model, value: Value) -> Bucket:
    """Return the bucket that *value*, its name or its ARN, means."""
    found = model.referred(value, *BUCKETS)
    said = [value, *(one.value("bucket") for one in found)]
    texts = {identity(one) for one in said}
    return Bucket(found, frozenset(name for one in texts if (name := one.removeprefix("arn:aws:s3:::"))))


def reached(model: Model, block: Block) -> Iterator[Function]:
    """Yield the functions that a block's events reach: by themselves, or through a queue or a topic."""
    if block.kind == "lambda_function":
        yield from model.functions_of(block.to)
    elif block.kind == "queue":
        yield from _readers(model, block.to)
    else:
        for subscription in model.of_type("aws_sns_topic_subscription"):
            topics = model.referred(subscription.value("topic_arn"), "aws_sns_topic")
            if set(topics) & set(model.referred(block.to, "aws_sns_topic")):
                yield from model.functions_of(subscription.value("endpoint"))
                yield from _readers(model, subscription.value("endpoint"))


def _readers(model: Model, queue: Value) -> Iterator[Function]:
    for one in model.queues_of(queue):
        for mapping in model.readers(one.resource):
            yield from mapping.functions


def name(model: Model, notification: Resource) -> str:
    """Return the bucket of *notification* as its owner calls it."""
    value = notification.value("bucket")
    found = model.referred(value, *BUCKETS)
    return named(found[0], notification) if found else value.text or "the bucket"
