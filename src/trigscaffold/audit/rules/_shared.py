"""The dead-letter queue that a module has already, where another of its resources uses one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from trigscaffold.audit.model import Model
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.rules._iam import acts, admits
from trigscaffold.audit.value import Presence

if TYPE_CHECKING:
    from trigscaffold.audit.fixes.written import Written

_QUEUE = re.compile(
    r'(?:jsonencode\(\{\s*"?deadLetterTargetArn"?\s*[=:]\s*)?(aws_sqs_queue\.[\w-]+\.arn)(?:\s*,?\s*\}\))?'
)


def shared(
    resource: Resource, path: Sequence[str], may_send: Callable[[Resource], bool], model: Model, written: Written
) -> str:
    """Return the ARN of the queue that another resource of this type uses in its module, empty where there is none.

    *path* leads to the ARN, or to a redrive policy with it. Only a queue counts of which *may_send* is certain.
    """
    for other in model.of_type(resource.type):
        said = written.argument(other, path[-1], *path[:-1]) if not other.registry else None
        match = _QUEUE.fullmatch(said or "")
        if not match or other.module != resource.module or _where(other, written) != _where(resource, written):
            continue
        queue = next((q for q in model.queues_of(other.value(*path)) if q.resource.module == other.module), None)
        if queue and queue.resource.exists.data is True and may_send(queue.resource):
            return match[1]
    return ""


def _where(resource: Resource, written: Written) -> tuple[str | None, ...]:
    """Return what says in which account and Region it is: a dead-letter queue has to be there too."""
    return written.argument(resource, "provider"), written.argument(resource, "region")


def admits_all(model: Model, queue: Resource, service: str) -> bool:
    """Tell whether a policy of *queue* lets *service* send whatever it sends for."""
    policies = [queue.value("policy")] if queue.presence("policy") is Presence.YES else []
    policies += [
        one.value("policy")
        for one in model.of_type("aws_sqs_queue_policy")
        if any(q.resource is queue for q in model.queues_of(one.value("queue_url")))
    ]
    return any(
        statement.allow
        and not statement.conditional
        and acts(statement, "sqs:SendMessage") is True
        and admits(statement, service) is True
        for policy in policies
        for statement in model.policy(policy)[0]
    )


def role_may(model: Model, role: Resource, queue: Resource) -> bool:
    """Tell whether a policy of *role* allows it to send to *queue*."""
    found = next((one for one in model.roles if one.resource is role), None)
    return found is not None and any(
        statement.allow
        and not statement.conditional
        and not statement.inverted
        and acts(statement, "sqs:SendMessage") is True
        and any(one.text == "*" or queue in model.referred(one, "aws_sqs_queue") for one in statement.resources)
        for statement in found.statements
    )
