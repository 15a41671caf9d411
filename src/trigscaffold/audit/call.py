"""A call of a module that was not followed: its source is a registry or a repository, not a folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from trigscaffold.audit.resource import Body, Place, Resource
from trigscaffold.audit.value import TRUE, Ref, Value


@dataclass(frozen=True, slots=True, eq=False)
class Call:
    """One instance of a module call, as a `Resource` is one of a resource block.

    Args:
        address: As Terraform writes it, with every known key: ``module.queues["orders"]``.
        base: The address without the call's own key; what stands in the module begins with *address* or *base* (a
            `Ref` carries the keys of modules).
        name: ``queues``.
        source: As written: ``terraform-aws-modules/sqs/aws``; empty where it is not a literal.
        version: As written: ``~> 4.0``; empty where there is none.
        file: As the user reaches it from where they are, with forward slashes.
        body: The arguments; ``source``, ``version``, ``providers`` and meta-arguments are not among them. ``body.line``
            is the line of its header.
        key: Its own key; None where there is none, or where one stands for all instances.
        many: It stands for several instances that cannot be told apart.
        exists: Whether it is made: unknown under a ``count`` that is.
        depends_on: What its ``depends_on`` names.
        module: The address of the module it stands in, empty in a root.
        calls: The calls that lead to it, outermost first, itself not among them.
    """

    address: str
    base: str
    name: str
    source: str
    version: str
    file: str
    body: Body
    key: str | int | None = None
    many: bool = False
    exists: Value = TRUE
    depends_on: tuple[Ref, ...] = ()
    module: str = ""
    calls: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Expanded:
    """What a call makes, understood from its arguments, and what the module gives out."""

    resources: tuple[Resource, ...] = ()
    outputs: Mapping[str, Value] = field(default_factory=dict)
