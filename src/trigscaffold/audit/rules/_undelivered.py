"""A queue for what cannot be delivered, with the right to send to it, as HCL to be put beside what loses events."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trigscaffold.audit.fixes.edits import Left
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.rules._words import queue_for

if TYPE_CHECKING:
    from trigscaffold.audit.fixes.written import Written

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
        start = self.name.removesuffix("undelivered").replace("_", "-")[: _LONGEST - 1].rstrip("-")
        return f"{start}-undelivered-" if start else "undelivered-"

    def policy(self, service: str, source: str) -> str:
        """Return the block that lets *service* send to it for *source*, the expression of an ARN."""
        return policy_block(f"aws_sqs_queue.{self.name}{self.index}", f"{self.meta}{self.region}", service, [source])

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


def policy_block(queue: str, meta: str, service: str, sources: Sequence[str]) -> str:
    """Return the policy of *queue*, an expression, that lets *service* send for *sources*, expressions of ARNs."""
    name = queue.split(".")[1].split("[")[0]
    one = sources[0] if len(sources) == 1 else f"[{', '.join(sources)}]"
    return (
        f'resource "aws_sqs_queue_policy" "{name}" {{\n{meta}'
        f"  queue_url = {queue}.id\n\n"
        "  policy = jsonencode({\n"
        '    Version = "2012-10-17"\n'
        "    Statement = [{\n"
        '      Effect    = "Allow"\n'
        f'      Principal = {{ Service = "{service}" }}\n'
        '      Action    = "sqs:SendMessage"\n'
        f"      Resource  = {queue}.arn\n"
        f'      Condition = {{ ArnEquals = {{ "aws:SourceArn" = {one} }} }}\n'
        "    }]\n"
        "  })\n"
        "}\n"
    )


def undelivered(resource: Resource, written: Written, *expressions: str) -> Undelivered | Left:
    """Return a queue for *resource*, made as often as it is where one of *expressions* means an instance of it."""
    region = written.argument(resource, "region")
    expressions = (*expressions, region or "")
    if any("\n" in one for one in expressions):
        return Left("what its queue has to refer to is written over several lines")
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
    names = (queue_for(resource).rpartition(".")[2], f"{resource.name}_{kind}_undelivered")
    return next((name for name in names if name not in taken), names[-1])
