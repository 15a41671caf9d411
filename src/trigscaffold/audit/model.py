"""Functions, what invokes them, queues, roles and edges: all that a rule may read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from trigscaffold.audit import resolve
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.value import ABSENT, Presence, Ref, Value


class SourceKind(StrEnum):
    """What an event source mapping reads."""

    SQS = "SQS"
    KINESIS = "Kinesis"
    DYNAMODB = "DynamoDB"
    MSK = "Amazon MSK"
    KAFKA = "Kafka"
    MQ = "Amazon MQ"
    DOCUMENTDB = "DocumentDB"
    STREAM = "stream"
    UNKNOWN = "unknown"

    @property
    def stream(self) -> bool:
        """Tell whether it is read shard by shard, with the settings for streams: Kinesis, DynamoDB, or one of them."""
        return self in (SourceKind.KINESIS, SourceKind.DYNAMODB, SourceKind.STREAM)

    @property
    def kafka(self) -> bool:
        """Tell whether it is Kafka, run by AWS or by somebody else."""
        return self in (SourceKind.MSK, SourceKind.KAFKA)


class Invoked(StrEnum):
    """How a function is invoked, which decides where its failures end."""

    SYNC = "synchronous"
    ASYNC = "asynchronous"
    POLLED = "polled"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """A statement of an IAM policy.

    *resources* and *actions* may be unknown in part; *conditional* tells that it has a condition; *at* is the resource
    that says it; *doubt* is what would decide whether it applies at all (empty: it does).
    """

    allow: bool
    actions: tuple[Value, ...]
    resources: tuple[Value, ...]
    principals: tuple[Value, ...] = ()
    inverted: bool = False
    conditional: bool = False
    conditions: tuple[Value, ...] = ()
    at: Resource | None = None
    doubt: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Role:
    """A role: *statements* that could be read, and *unread*, what would decide the rest (empty: all was read).

    *trusted* are the services that may assume it, None where that cannot be read.
    """

    resource: Resource
    statements: tuple[Statement, ...] = ()
    unread: tuple[str, ...] = ()
    trusted: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Function:
    """A Lambda function.

    Args:
        resource: The ``aws_lambda_function``.
        timeout: In seconds; 3 when not given.
        reserved: Reserved concurrency; null when there is none.
        dead_letter: The ARN of ``dead_letter_config``; null when there is none.
        on_failure: The ARN of the on-failure destination of its ``aws_lambda_function_event_invoke_config``.
        role: Its execution role, None where it is not in what was read.
        handed_out: The output or the resource of unknown meaning through which something that was not read may invoke
            it; empty: there is none.
    """

    resource: Resource
    timeout: Value
    reserved: Value
    dead_letter: Value
    on_failure: Value
    role: Role | None
    handed_out: str = ""

    @property
    def address(self) -> str:
        """Return the address of its resource."""
        return self.resource.address


@dataclass(frozen=True, slots=True, eq=False)
class Queue:
    """An SQS queue that stands in what was read.

    Args:
        resource: The ``aws_sqs_queue``.
        visibility: Its visibility timeout in seconds; 30 when not given.
        retention: In seconds; 345,600 when not given.
        fifo: Whether it is a FIFO queue.
        redrive: Its redrive policy (an object), inline or of an ``aws_sqs_queue_redrive_policy``; null: it has none.
        redrive_at: Where that stands.
        max_receive: ``maxReceiveCount`` of it.
        dead_letters: The queues it ends in, as far as they were read; resources, to be looked up in the model.
        allow: Its redrive allow policy (an object); null: it has none.
        allow_at: Where that stands.
    """

    resource: Resource
    visibility: Value
    retention: Value
    fifo: Value
    redrive: Value
    redrive_at: Resource
    max_receive: Value
    dead_letters: tuple[Resource, ...]
    allow: Value
    allow_at: Resource

    @property
    def address(self) -> str:
        """Return the address of its resource."""
        return self.resource.address


@dataclass(frozen=True, slots=True, eq=False)
class EventSourceMapping:
    """An event source mapping.

    Args:
        resource: The ``aws_lambda_event_source_mapping``.
        kind: What it reads.
        assumed: Where *kind* was told by a name alone: that name.
        sources: The queues, streams or tables it reads, as far as they were read; an outside one has ``outside``.
        functions: The functions it invokes, as far as they were read.
        source: The value of its source's ARN.
        batch_size: 10 for a queue, 100 otherwise, when not given.
        window: The batching window in seconds, 0 when not given.
        reports: Whether ``ReportBatchItemFailures`` is in ``function_response_types``; unknown where it cannot be told.
    """

    resource: Resource
    kind: SourceKind
    assumed: str
    sources: tuple[Resource, ...]
    functions: tuple[Function, ...]
    source: Value
    batch_size: Value
    window: Value
    reports: Presence

    @property
    def address(self) -> str:
        """Return the address of its resource."""
        return self.resource.address


@dataclass(frozen=True, slots=True, eq=False)
class Invocation:
    """One way in which *function* is invoked: *by* is the resource that does, or that permits *principal* to."""

    function: Function
    how: Invoked
    by: Resource
    principal: str = ""


def _unread(policy: Value) -> tuple[tuple[Statement, ...], str]:
    return (), policy.decides


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """All that was read of one root module (or plan), as rules see it."""

    resources: tuple[Resource, ...] = ()
    functions: tuple[Function, ...] = ()
    queues: tuple[Queue, ...] = ()
    mappings: tuple[EventSourceMapping, ...] = ()
    invocations: tuple[Invocation, ...] = ()
    outputs: Mapping[str, Value] = field(default_factory=dict)
    roles: tuple[Role, ...] = ()
    by_base: Mapping[str, tuple[Resource, ...]] = field(default_factory=dict)
    by_type: Mapping[str, tuple[Resource, ...]] = field(default_factory=dict)
    read_policy: Callable[[Value], tuple[tuple[Statement, ...], str]] = _unread

    def of_type(self, *types: str) -> tuple[Resource, ...]:
        """Return the managed resources of *types*, in the order they were read."""
        return tuple(r for kind in types for r in self.by_type.get(kind, ()) if not r.data)

    def referred(self, value: Value, *types: str) -> tuple[Resource, ...]:
        """Return the resources of *types* (all: none given) that *value* refers to, data sources among them."""
        return resolve.referred(self.by_base, value, *types)

    def at(self, ref: Ref) -> tuple[Resource, ...]:
        """Return the resources that *ref* names: one instance where its key is known, else all of the block."""
        return resolve.at(self.by_base, ref)

    def functions_of(self, value: Value) -> tuple[Function, ...]:
        """Return the functions that *value* (an ARN, a name, an alias) means."""
        return resolve.functions_of(self.by_base, self.functions, value)

    def queue_at(self, resource: Resource) -> Queue | None:
        """Return the queue whose resource this is."""
        return next((q for q in self.queues if q.resource is resource), None)

    def queues_of(self, value: Value) -> tuple[Queue, ...]:
        """Return the queues that *value* (an ARN or URL) refers to."""
        return tuple(q for r in self.referred(value, "aws_sqs_queue") if (q := self.queue_at(r)))

    def mappings_of(self, function: Function) -> tuple[EventSourceMapping, ...]:
        """Return the mappings that invoke *function*."""
        return tuple(m for m in self.mappings if function in m.functions)

    def readers(self, source: Resource) -> tuple[EventSourceMapping, ...]:
        """Return the mappings that read *source*, a queue, stream or table."""
        return tuple(m for m in self.mappings if source in m.sources)

    def invocations_of(self, function: Function) -> tuple[Invocation, ...]:
        """Return the ways in which *function* is invoked, as far as they were read."""
        return tuple(i for i in self.invocations if i.function is function)

    def sources_of_dead_letter(self, queue: Queue) -> tuple[Queue, ...]:
        """Return the queues that end in *queue*."""
        return tuple(q for q in self.queues if queue.resource in q.dead_letters)

    def policy(self, value: Value) -> tuple[tuple[Statement, ...], str]:
        """Return the statements of a policy document, and what would decide what could not be read (empty: all was)."""
        return self.read_policy(value)


def first(values: Iterable[Value]) -> Value:
    """Return the first value that is given, `ABSENT` where none is."""
    return next((v for v in values if v.presence is not Presence.NO), ABSENT)
