"""A queue, with a dead-letter queue where ``create_dlq`` says so.

Before version 4 there is no ``create_dlq``: ``redrive_policy``, ``redrive_allow_policy`` and ``policy`` stand on the
queue itself, and its outputs begin with ``sqs_`` (in version 2 with ``this_sqs_``).
"""

from __future__ import annotations

from trigscaffold.audit.call import Expanded
from trigscaffold.audit.registry.inputs import Inputs
from trigscaffold.audit.registry.logic import both, first_given, given, merged, negated
from trigscaffold.audit.registry.making import make, out, sure, together
from trigscaffold.audit.registry.statements import document, statements
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.value import Value

SOURCE = "terraform-aws-modules/sqs/aws"
READ = "5.2.1"

_SETTINGS = (
    "visibility_timeout_seconds",
    "message_retention_seconds",
    "delay_seconds",
    "kms_master_key_id",
    "content_based_deduplication",
)
_SHARED = ("fifo_queue", "max_message_size")
_INLINE = ("redrive_policy", "redrive_allow_policy", "policy")
_MAX_RECEIVE = 5
_OLD = 4


def expand(inputs: Inputs) -> Expanded:
    """Return the queue, its dead-letter queue and the policies of both."""
    # A version that is not said is an old one where it takes an argument that newer ones have no more.
    old = "policy" in inputs.call.body.arguments or (inputs.major or _OLD) < _OLD
    inline = inputs.taken(*_INLINE) if old else {}
    create = inputs.get("create", True)
    with_dlq = both(create, inputs.get("create_dlq", False))
    queue = make(
        inputs, "aws_sqs_queue", "this", {**inputs.taken("name", *_SETTINGS, *_SHARED), **inline}, exists=create
    )
    settings = {name: first_given(inputs.get(f"dlq_{name}"), inputs.get(name)) for name in _SETTINGS}
    said = {name: f"dlq_{name}" for name in _SETTINGS}
    arguments = {"name": inputs.get("dlq_name"), **settings, **inputs.taken(*_SHARED)}
    dlq = make(inputs, "aws_sqs_queue", "dlq", arguments, exists=with_dlq, said=said)
    apart = () if old else _policies(inputs, queue, dlq, create, with_dlq)
    return Expanded(together(queue, dlq, *apart), _outputs(queue, dlq))


def _policies(
    inputs: Inputs, queue: Resource | None, dlq: Resource | None, create: Value, with_dlq: Value
) -> tuple[Resource | None, ...]:
    """Return the redrive policies, what they allow and the policies of both queues, in resources of their own."""
    redrive, allow = inputs.get("redrive_policy"), inputs.get("redrive_allow_policy")
    without = both(create, negated(with_dlq))
    ends = {"deadLetterTargetArn": sure(dlq, "arn"), "maxReceiveCount": Value(_MAX_RECEIVE)}
    allowed = {"redrivePermission": Value("byQueue"), "sourceQueueArns": Value([sure(queue, "arn")])}
    allowing = merged(allowed, inputs.get("dlq_redrive_allow_policy"))
    allowed_by_default = both(with_dlq, inputs.get("create_dlq_redrive_allow_policy", True))
    return (
        _apart(inputs, "this", queue, {"redrive_policy": redrive}, both(without, given(redrive))),
        _apart(inputs, "dlq", queue, {"redrive_policy": merged(ends, redrive)}, with_dlq),
        _apart(inputs, "this", queue, {"redrive_allow_policy": allow}, both(without, given(allow))),
        _apart(inputs, "dlq", dlq, {"redrive_allow_policy": allowing}, allowed_by_default),
        *_policy(inputs, "", "this", queue, create),
        *_policy(inputs, "dlq_", "dlq", dlq, with_dlq),
    )


def _apart(inputs: Inputs, name: str, queue: Resource | None, said: dict[str, Value], exists: Value) -> Resource | None:
    arguments = {"queue_url": sure(queue, "url"), **said}
    return make(inputs, f"aws_sqs_queue_{next(iter(said))}", name, arguments, exists=exists)


def _policy(
    inputs: Inputs, prefix: str, name: str, queue: Resource | None, exists: Value
) -> tuple[Resource | None, Resource | None]:
    said = f"{prefix}queue_policy_statements"
    wanted = both(exists, inputs.get(f"create_{prefix}queue_policy", False))
    text = document(
        inputs,
        name,
        statements(inputs.get(said), resources=sure(queue, "arn")),
        inputs.taken(
            source_policy_documents=f"source_{prefix}queue_policy_documents",
            override_policy_documents=f"override_{prefix}queue_policy_documents",
        ),
        exists=wanted,
    )
    arguments = {"queue_url": sure(queue, "url"), "policy": sure(text, "json")}
    return text, make(inputs, "aws_sqs_queue_policy", name, arguments, exists=wanted, said=said)


def _outputs(queue: Resource | None, dlq: Resource | None) -> dict[str, Value]:
    found = {f"queue_{name}": out(queue, name, None) for name in ("id", "arn", "url", "name")}
    found["queue_arn_static"] = found["queue_arn"]
    older = {f"{prefix}{name}": value for prefix in ("sqs_", "this_sqs_") for name, value in found.items()}
    dead = {f"dead_letter_queue_{name}": out(dlq, name, None) for name in ("id", "arn", "url", "name")}
    return {**found, **older, **dead, "dead_letter_queue_arn_static": dead["dead_letter_queue_arn"]}
