"""A topic with its policy and subscriptions.

Before version 5 the module makes the topic alone: ``create_sns_topic`` says whether, ``policy`` is its policy, and its
outputs begin with ``sns_topic_``.
"""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.call import Expanded
from trigscaffold.audit.registry.inputs import Inputs
from trigscaffold.audit.registry.logic import both
from trigscaffold.audit.registry.making import make, out, sure, together
from trigscaffold.audit.registry.statements import document, statements
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.value import Value

SOURCE = "terraform-aws-modules/sns/aws"
READ = "7.1.0"

_SUBSCRIPTION = (
    "protocol",
    "endpoint",
    "redrive_policy",
    "filter_policy",
    "filter_policy_scope",
    "raw_message_delivery",
    "delivery_policy",
)
_SETTINGS = ("name", "name_prefix", "fifo_topic", "content_based_deduplication", "kms_master_key_id")


def expand(inputs: Inputs) -> Expanded:
    """Return the topic, its policy and its subscriptions."""
    create = both(inputs.get("create", True), inputs.get("create_sns_topic", True))
    arguments = {**inputs.taken(*_SETTINGS), **inputs.taken("policy", policy="topic_policy")}
    topic = make(inputs, "aws_sns_topic", "this", arguments, exists=create)
    resources = (topic, *_policy(inputs, topic, create), *_subscriptions(inputs, topic, create))
    found = {f"topic_{name}": out(topic, name, None) for name in ("arn", "id", "name")}
    older = {f"{prefix}{name}": value for prefix in ("sns_", "this_sns_") for name, value in found.items()}
    return Expanded(together(*resources), {**found, **older})


def _policy(inputs: Inputs, topic: Resource | None, create: Value) -> tuple[Resource | None, Resource | None]:
    """Return the policy that the statements make; the default one, for the owner's account, allows nobody else."""
    said = "topic_policy_statements"
    wanted = both(create, Value(said in inputs.call.body.arguments), inputs.get("create_topic_policy", True))
    more = inputs.taken(
        source_policy_documents="source_topic_policy_documents",
        override_policy_documents="override_topic_policy_documents",
    )
    text = document(inputs, "this", statements(inputs.get(said), resources=sure(topic, "arn")), more, exists=wanted)
    arguments = {"arn": sure(topic, "arn"), "policy": sure(text, "json")}
    return text, make(inputs, "aws_sns_topic_policy", "this", arguments, exists=wanted, said=said)


def _subscriptions(inputs: Inputs, topic: Resource | None, create: Value) -> Iterator[Resource | None]:
    wanted = both(create, inputs.get("create_subscription", True))
    for entry in inputs.every("subscriptions"):
        arguments = {"topic_arn": sure(topic, "arn"), **entry.taken(*_SUBSCRIPTION)}
        kind = "aws_sns_topic_subscription"
        yield make(inputs, kind, "this", arguments, exists=wanted, entry=entry, said="subscriptions")
