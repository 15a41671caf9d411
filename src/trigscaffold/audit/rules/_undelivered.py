"""A queue for what cannot be delivered, with the right to send to it, as HCL to be put beside what loses events."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trigscaffold.audit.fixes.edits import Left
from trigscaffold.audit.model import Model
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.rules._statements import acts, admits
from trigscaffold.audit.value import Presence

if TYPE_CHECKING:
    from trigscaffold.audit.fixes.written import Written

_QUEUE = re.compile(r"(aws_sqs_queue\.([\w-]+))\.arn")
_LONGEST = 40
_RETENTION_S = 1_209_600


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A queue to be made.

    Args:
        name: Its name in Terraform, and of what belongs to it.
        index: The key of the instance that belongs to the resource, in brackets; empty where there is one queue.
        meta: The lines of its meta-arguments.
        region: The line that says in which Region it is, where the resource has one of its own.
        arn: The expression of its ARN.
    """

    name: str
    index: str
    meta: str
    region: str
    arn: str

    @property
    def block(self) -> str:
        """Return the queue's block; it keeps messages for 14 days, the longest there is."""
        return (
            f'resource "aws_sqs_queue" "{self.name}" {{\n{self.meta}{self.region}'
            f'  name_prefix               = "{self.prefix}"\n'
            f"  message_retention_seconds = {_RETENTION_S}\n"
            "}\n"
        )

    @property
    def prefix(self) -> str:
        """Return what names in AWS begin with; the rest is Terraform's, so that no two modules collide."""
        return f"{self.name.replace('_', '-').removesuffix('-undelivered')[:_LONGEST]}-undelivered-"

    def policy(self, service: str, source: str) -> str:
        """Return the block that lets *service* send to it for *source*, the expression of an ARN."""
        return (
            f'resource "aws_sqs_queue_policy" "{self.name}" {{\n{self.meta}{self.region}'
            f"  queue_url = aws_sqs_queue.{self.name}{self.index}.id\n\n"
            "  policy = jsonencode({\n"
            '    Version = "2012-10-17"\n'
            "    Statement = [{\n"
            '      Effect    = "Allow"\n'
            f'      Principal = {{ Service = "{service}" }}\n'
            '      Action    = "sqs:SendMessage"\n'
            f"      Resource  = {self.arn}\n"
            f'      Condition = {{ ArnEquals = {{ "aws:SourceArn" = {source} }} }}\n'
            "    }]\n"
            "  })\n"
            "}\n"
        )

    def right(self, role: str) -> str:
        """Return the block that lets *role*, the expression of a role's name, send to it."""
        return (
            f'resource "aws_iam_role_policy" "{self.name}" {{\n{self.meta}'
            f'  name_prefix = "{self.prefix}"\n'
            f"  role        = {role}\n\n"
            "  policy = jsonencode({\n"
            '    Version = "2012-10-17"\n'
            "    Statement = [{\n"
            '      Effect   = "Allow"\n'
            '      Action   = "sqs:SendMessage"\n'
            f"      Resource = {self.arn}\n"
            "    }]\n"
            "  })\n"
            "}\n"
        )


def undelivered(resource: Resource, written: Written, *expressions: str) -> Undelivered | Left:
    """Return a queue for *resource*, made as often as it is where one of *expressions* means an instance of it."""
    if any("\n" in one for one in expressions):
        return Left("what its queue has to refer to is written over several lines")
    region = written.argument(resource, "region")
    meta = {name: written.argument(resource, name) for name in ("provider", "count", "for_each")}
    index = ""
    if meta["count"]:
        index = "[count.index]"
    elif meta["for_each"] and any(re.search(r"\beach\.|\[", one) for one in expressions):
        index = "[each.key]"
    else:
        meta["for_each"] = None
    lines = "".join(f"  {name} = {said}\n\n" for name, said in meta.items() if said)
    name = _free(resource, written)
    own = f"  region = {region}\n\n" if region else ""
    return Undelivered(name, index, lines, own, f"aws_sqs_queue.{name}{index}.arn")


def _free(resource: Resource, written: Written) -> str:
    """Return a name that is not taken beside *resource*: there may be a second one of its name."""
    kind = resource.type.rpartition("_")[2]
    taken = {name for _, name in written.declared(resource.file)}
    names = (f"{resource.name}_undelivered", f"{resource.name}_{kind}_undelivered")
    return next((name for name in names if name not in taken), names[-1])


def shared(resource: Resource, path: Sequence[str], service: str, model: Model, written: Written) -> str:
    """Return the ARN of the queue that another resource of this type uses in its module, empty where there is none.

    *path* leads to the ARN. It has to be certain that *service* may send to that queue for any source.
    """
    for other in model.of_type(resource.type):
        said = written.argument(other, path[-1], *path[:-1]) if not other.registry else None
        match = _QUEUE.fullmatch(said or "")
        if not match or other.module != resource.module or _where(other, written) != _where(resource, written):
            continue
        queue = next((q for q in model.queues_of(other.value(*path)) if q.resource.module == other.module), None)
        if queue and queue.resource.exists.data is True and _admits(model, queue.resource, service):
            return match[0]
    return ""


def _where(resource: Resource, written: Written) -> tuple[str | None, ...]:
    """Return what says in which account and Region it is: a dead-letter queue has to be there too."""
    return written.argument(resource, "provider"), written.argument(resource, "region")


def _admits(model: Model, queue: Resource, service: str) -> bool:
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
