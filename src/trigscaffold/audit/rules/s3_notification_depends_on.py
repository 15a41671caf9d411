"""A bucket notification that Terraform may write before S3 is allowed to invoke the function.

S3 tries the function when the notification is written, and refuses it with "Unable to validate the following
destination configurations" where the permission is not there yet. Nothing in the notification refers to the permission,
so Terraform makes both at once, and the first apply fails, or fails on some days.

A permission in another module is not seen to be missed; only one beside the notification is judged.

Write instead::

    depends_on = [aws_lambda_permission.s3]
"""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.model import Model
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.rules._depends import waits_for
from trigscaffold.audit.rules._kinds import identity
from trigscaffold.audit.rules._s3 import NOTIFICATION, Block, blocks, bucket
from trigscaffold.audit.value import Presence
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "s3-notification-depends-on"
SEVERITY = Severity.ERROR
SOURCE = "https://github.com/hashicorp/terraform-provider-aws/issues/19088"

_S3 = "s3.amazonaws.com"


def check(model: Model) -> Iterator[Finding]:
    """Judge every notification that tells a function."""
    for notification in model.of_type(NOTIFICATION):
        told = blocks(notification, "lambda_function")
        if told and not notification.registry:
            yield _judged(model, notification, told)


def _judged(model: Model, notification: Resource, told: tuple[Block, ...]) -> Finding:
    found = [_permissions(model, notification, block) for block in told]
    every = [permission for one in found for permission in one]
    for permissions, block in zip(found, told, strict=True):
        here = [p for p in permissions if p.module == notification.module]
        if not here or any(waits_for(model, notification, permission) for permission in permissions):
            continue
        if block.body.maybe:
            return undecidable(ID, notification, "Whether it tells a function cannot be seen", block.body.maybe)
        return _early(notification, here[0])
    if _waits(notification) or all(any(waits_for(model, notification, p) for p in one) for one in found):
        return fine(ID, notification)
    if every:
        away = next(p for p in every if p.module != notification.module)
        message = f"{away.address} stands in another module, and nothing here says that it is made first"
        return undecidable(ID, notification, message, f"whether {away.address} is made before the notification")
    return undecidable(
        ID, notification, "The permission for S3 is not in what was read", "where S3 is allowed to invoke the function"
    )


def _waits(notification: Resource) -> bool:
    """Tell whether it names a permission as what has to be there first, whatever that is for."""
    return any(ref.type == "aws_lambda_permission" for ref in notification.depends_on)


def _permissions(model: Model, notification: Resource, block: Block) -> tuple[Resource, ...]:
    """Return the permissions for S3 that are, as far as can be told, for this block's function and this bucket."""
    functions = set(model.functions_of(block.to))
    mine = bucket(model, notification.value("bucket"))
    found = []
    for permission in model.of_type("aws_lambda_permission"):
        if permission.value("principal").text not in (_S3, None):
            continue
        allowed = set(model.functions_of(permission.value("function_name")))
        source = permission.value("source_arn")
        same = mine.same(bucket(model, source)) if source.presence is not Presence.NO else None
        by_function = bool(functions & allowed) or _same_name(permission, block)
        # Where neither function was read, the bucket tells that they belong together.
        if same is not False and (by_function or (same and not functions and not allowed)):
            found.append(permission)
    return tuple(found)


def _same_name(permission: Resource, block: Block) -> bool:
    """A function that was not read may be given to both by the same expression."""
    name = identity(permission.value("function_name"))
    return bool(name) and name == identity(block.to)


def _early(notification: Resource, permission: Resource) -> Finding:
    written = f"{permission.type}.{permission.name}"
    message = (
        f"S3 tries the function when this is written, and Terraform does not know that {written} has to be there "
        'first: the first apply fails with "Unable to validate the following destination configurations".'
    )
    return violation(
        ID,
        notification,
        message,
        f"depends_on = [{written}]",
        concerned=[permission.place(note="lets S3 invoke the function")],
    )
