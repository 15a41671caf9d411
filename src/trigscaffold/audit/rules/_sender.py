"""The role that sends to a dead-letter queue, where a policy can be added to it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trigscaffold.audit.fixes.edits import Left
from trigscaffold.audit.model import Model
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.value import Presence, Value

_ROLE = re.compile(r"(aws_iam_role\.[\w-]+(?:\[[^\[\]]+\])?)\.arn")


@dataclass(frozen=True, slots=True)
class Sender:
    """A role: the expression for its *name*, and its *resource*, the first of its instances."""

    name: str
    resource: Resource


def sender(beside: Resource, said: str, role: Value, model: Model) -> Sender | Left:
    """Return *role*, which is written as *said* in the module of *beside*.

    Terraform takes away what is added to a role that has ``inline_policy`` blocks.
    Source: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role
    """
    match = _ROLE.fullmatch(said)
    found = [one for one in model.referred(role, "aws_iam_role") if not one.data and one.module == beside.module]
    if not match or not found:
        return Left("its role is not made beside it, and has to be allowed sqs:SendMessage on a dead-letter queue")
    for one in found:
        exclusive = [
            e.address
            for e in model.of_type("aws_iam_role_policies_exclusive")
            if one in model.referred(e.value("role_name"), "aws_iam_role")
        ]
        if exclusive or one.presence("inline_policy") is not Presence.NO:
            return Left(f"{one.address} lists all of its policies itself: allow sqs:SendMessage there")
    return Sender(f"{match[1]}.name", found[0])
