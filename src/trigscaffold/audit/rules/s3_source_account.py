"""A permission for S3 that a bucket of another account with the same name could use.

A bucket's ARN has no account in it. When the bucket is deleted, anybody may take its name, and S3 would then invoke the
function for them. `source_account` says whose bucket is meant.

Write instead::

    source_account = data.aws_caller_identity.current.account_id
"""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.model import Model
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.rules._kinds import named
from trigscaffold.audit.value import Presence
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "s3-source-account"
SEVERITY = Severity.INFO
SOURCE = "https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html"

_INSTEAD = "source_account = data.aws_caller_identity.current.account_id"


def check(model: Model) -> Iterator[Finding]:
    """Judge every permission that lets S3 invoke a function."""
    for permission in model.of_type("aws_lambda_permission"):
        if permission.value("principal").text == "s3.amazonaws.com":
            yield _judged(model, permission)


def _judged(model: Model, permission: Resource) -> Finding:
    given = permission.presence("source_account")
    if given is Presence.YES:
        return fine(ID, permission)
    if given is Presence.MAYBE:
        decides = permission.value("source_account").decides
        return undecidable(ID, permission, "Whose bucket is meant cannot be seen", decides)
    message = (
        "The ARN of a bucket has no account in it: should the bucket be deleted and its name taken by somebody else, "
        f"their objects would invoke {named(model, permission.value('function_name'), permission)}."
    )
    return violation(ID, permission, message, _INSTEAD, concerned=[permission.place("source_arn")])
