"""A bucket notification that Terraform may write before S3 is allowed to invoke the function.

S3 tries the function when the notification is written, and refuses it with "Unable to validate the following
destination configurations" where the permission is not there yet. Nothing in the notification refers to the permission,
so Terraform makes both at once, and the first apply fails, or fails on some days.

A permission that another module makes is not waited for either: what the notification names of that module, the
function's ARN, is there before it. Modules that wait for each other as a whole cannot have this split between them.

Write instead::

    depends_on = [aws_lambda_permission.s3]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from trigscaffold.audit.fixes.edits import AddToList, Fix, Left
from trigscaffold.audit.model import Function, Model
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.rules._depends import waits_for
from trigscaffold.audit.rules._kinds import identity
from trigscaffold.audit.rules._s3 import NOTIFICATION, Block, Bucket, blocks, bucket
from trigscaffold.audit.rules._words import named
from trigscaffold.audit.value import Presence
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

if TYPE_CHECKING:
    from trigscaffold.audit.fixes.written import Written

ID = "s3-notification-depends-on"
SEVERITY = Severity.ERROR
SOURCE = "https://github.com/hashicorp/terraform-provider-aws/issues/19088"

_S3 = "s3.amazonaws.com"
_CALL = re.compile(r"module\.[\w-]+(?:\[[^\]]*\])?")


def check(model: Model) -> Iterator[Finding]:
    """Judge every notification that tells a function."""
    for notification in model.of_type(NOTIFICATION):
        told = blocks(notification, "lambda_function")
        if told and not notification.registry:
            yield _judged(model, notification, told)


def _judged(model: Model, notification: Resource, told: tuple[Block, ...]) -> Finding:
    found = [_permissions(model, notification, block) for block in told]
    for permissions, block in zip(found, told, strict=True):
        if not permissions or any(waits_for(model, notification, permission) for permission in permissions):
            continue
        if block.body.maybe:
            return undecidable(ID, notification, "Whether it tells a function cannot be seen", block.body.maybe)
        here = [p for p in permissions if p.module == notification.module]
        if not here and _waits(notification):
            continue
        certain = here or [p for p in permissions if p.value("principal").text == _S3]
        if not certain:
            decides = permissions[0].value("principal").decides
            return undecidable(ID, notification, "The permission for S3 cannot be told from others", decides)
        return _early(model, notification, certain[0])
    if _waits(notification) or all(any(waits_for(model, notification, p) for p in one) for one in found):
        return fine(ID, notification)
    return undecidable(
        ID, notification, "The permission for S3 is not in what was read", "where S3 is allowed to invoke the function"
    )


def _waits(notification: Resource) -> bool:
    """Tell whether it names a permission as what has to be there first, whatever that is for."""
    return any(ref.type == "aws_lambda_permission" for ref in notification.depends_on)


def _permissions(model: Model, notification: Resource, block: Block) -> tuple[Resource, ...]:
    """Return the permissions for S3 that are, as far as can be told, for this block's function and this bucket."""
    functions = set(model.functions_of(block.to))
    name = identity(block.to)
    mine = bucket(model, notification.value("bucket"))
    found = []
    for one in _allowed(model):
        by_function = bool(functions & one.functions) or (bool(name) and name == one.name)
        unread = not functions and not one.functions
        if not by_function and not unread:
            continue
        same = mine.same(one.bucket) if one.bucket else None
        # Where neither function was read, the bucket tells that they belong together.
        if same is not False and (by_function or same):
            found.append(one.resource)
    return tuple(found)


@dataclass(frozen=True, slots=True, eq=False)
class _Permission:
    """A permission for S3: the *functions* it is for, the *name* it says, and the *bucket*, None where it says none."""

    resource: Resource
    functions: frozenset[Function]
    name: str
    bucket: Bucket | None


@lru_cache(maxsize=8)
def _allowed(model: Model) -> tuple[_Permission, ...]:
    return tuple(
        _Permission(
            one,
            frozenset(model.functions_of(one.value("function_name"))),
            identity(one.value("function_name")),
            bucket(model, one.value("source_arn")) if one.presence("source_arn") is not Presence.NO else None,
        )
        for one in model.of_type("aws_lambda_permission")
        if one.value("principal").text in (_S3, None)
    )


def _early(model: Model, notification: Resource, permission: Resource) -> Finding:
    called = f"the permission of {permission.module}" if permission.registry else named(permission, notification)
    message = (
        f"S3 tries the function when this is written, and Terraform does not know that {called} has to be there "
        'first: the first apply can fail with "Unable to validate the following destination configurations".'
    )
    return violation(
        ID,
        notification,
        message,
        _instead(model, notification, permission),
        concerned=[permission.place(note="lets S3 invoke the function")],
    )


def _instead(model: Model, notification: Resource, permission: Resource) -> str:
    """Return what makes it wait: the permission, the module that makes it, or a place beside it where none else can."""
    mine, its = _calls(notification), _calls(permission)
    shared = next((n for n, (one, other) in enumerate(zip(mine, its, strict=False)) if one != other), len(mine))
    shared = min(shared, len(its))
    what = its[shared].partition("[")[0] if shared < len(its) else f"{permission.type}.{permission.name}"
    waits = f"depends_on = [{what}]"
    if shared == len(mine):
        return waits
    call = ".".join(mine[: shared + 1])
    if any(waits_for(model, permission, r) for r in model.resources if r.module == call):
        return f"# in the module of the permission, which needs this one: the notification, with\n{waits}"
    return f"# in the call of {mine[shared]}\n{waits}"


def _calls(resource: Resource) -> list[str]:
    """Return the calls that lead to *resource*, outermost first: ``module.a["x"]``."""
    return _CALL.findall(resource.module)


def fix(finding: Finding, model: Model, _written: Written) -> Fix | Left:
    """Have it wait for each permission of its functions that stands beside it."""
    notification = finding.subject
    found = [_permissions(model, notification, block) for block in blocks(notification, "lambda_function")]
    early = [p for one in found if not any(waits_for(model, notification, p) for p in one) for p in one]
    beside = {p.base: p for p in early if p.module == notification.module and not p.registry}
    for permission in beside.values():
        if waits_for(model, permission, notification):
            return Left(f"{permission.type}.{permission.name} waits for the notification itself")
    names = [f"{p.type}.{p.name}" for p in beside.values()]
    if not names:
        return Left("its permission is made by a module, which has to be waited for as a whole")
    return Fix(tuple(AddToList(notification, "depends_on", name) for name in names))
