"""Lambda cannot read the queue: its messages are encrypted with a key that the function's role may not use.

Lambda polls with the function's role. Where the queue has a customer key (`kms_master_key_id`), the role needs
`kms:Decrypt` on it besides the permissions for SQS; without it, messages wait in the queue until they are too old, and
the function is never invoked. A queue with `sqs_managed_sse_enabled`, or with AWS's own key `alias/aws/sqs` in the same
account, needs none.

Told only where the role, all its policies and the key with its policy can be read: the key's own policy may permit the
role as well.

Write instead::

    statement {
      actions   = ["kms:Decrypt"]
      resources = [aws_kms_key.orders.arn]
    }
"""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.model import EventSourceMapping, Model, Queue, Role
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.rules._iam import allows, may
from trigscaffold.audit.rules._queues import own_queues, sqs_mappings
from trigscaffold.audit.rules._words import named
from trigscaffold.audit.value import Presence, Value
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "sqs-encrypted-kms"
SEVERITY = Severity.WARNING
SOURCE = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-lambda-function-trigger.html"

_DECRYPT = "kms:Decrypt"
_OWN_KEY = "alias/aws/sqs"


def check(model: Model) -> Iterator[Finding]:
    """Judge every mapping of an SQS queue that has a customer key."""
    for mapping in sqs_mappings(model):
        for queue in own_queues(model, mapping):
            key = queue.resource.value("kms_master_key_id")
            if key.presence is not Presence.NO and not (key.text or "").endswith(_OWN_KEY):
                yield _judged(model, mapping, queue, key)


def _judged(model: Model, mapping: EventSourceMapping, queue: Queue, key: Value) -> Finding:
    roles = [f.role for f in mapping.functions]
    keys = _keys(model, key)
    unknown = _unknown(mapping, roles, key, keys)
    answers = [_decrypts(model, role, keys) for role in roles if role]
    if roles and all(answers) and len(answers) == len(roles):
        return fine(ID, mapping.resource)
    if unknown or None in answers:
        message = "The function's role needs kms:Decrypt for the queue's key"
        return undecidable(ID, mapping.resource, message, unknown or _unread(roles))
    denied = next(f for f, answer in zip(mapping.functions, answers, strict=True) if not answer)
    role = named(denied.role.resource, mapping.resource) if denied.role else "its role"
    source, reader = named(queue.resource, mapping.resource), named(denied.resource, mapping.resource)
    message = (
        f"{source} is encrypted with a customer key, and {role} of {reader} may not decrypt: Lambda "
        "cannot receive a message, and they wait until they are too old."
    )
    instead = f'actions   = ["{_DECRYPT}"]\nresources = [{_key_name(keys)}]'
    places = [queue.resource.place("kms_master_key_id", "the key")]
    return violation(ID, mapping.resource, message, instead, concerned=places)


def _keys(model: Model, key: Value) -> list[Resource]:
    found = []
    for one in model.referred(key, "aws_kms_key", "aws_kms_alias"):
        keys = model.referred(one.value("target_key_id"), "aws_kms_key") if one.type == "aws_kms_alias" else (one,)
        found += [k for k in keys if not k.data]
    return found


def _unknown(mapping: EventSourceMapping, roles: list[Role | None], key: Value, keys: list[Resource]) -> str:
    if key.presence is Presence.MAYBE or not keys:
        return key.decides if not key.known else f"who may use the key {key.text or ''}".strip()
    if not roles:
        return mapping.resource.value("function_name").decides
    if None in roles:
        return "the function's role"
    return ""


def _unread(roles: list[Role | None]) -> str:
    missing = [text for role in roles if role for text in role.unread]
    return missing[0] if missing else "the key's policy"


def _decrypts(model: Model, role: Role, keys: list[Resource]) -> bool | None:
    answers = {may(role, _DECRYPT), *(_by_key(model, role, key) for key in keys)}
    return True if True in answers else None if None in answers else False


def _by_key(model: Model, role: Role, key: Resource) -> bool | None:
    """Tell whether the policy of *key*, or a grant, permits *role* itself to decrypt."""
    apart = [p for p in model.of_type("aws_kms_key_policy") if key in model.referred(p.value("key_id"))]
    for grant in model.of_type("aws_kms_grant"):
        if key in model.referred(grant.value("key_id")):
            return None
    found: set[bool | None] = {False}
    for policy in (key.value("policy"), *(p.value("policy") for p in apart)):
        statements, unread = model.policy(policy)
        found |= {None} if unread else set()
        for statement in statements:
            named = any(role.resource in model.referred(p) or p.text is None for p in statement.principals)
            if named and allows(statement, _DECRYPT) is not False:
                found.add(True if allows(statement, _DECRYPT) and _is(model, statement.principals, role) else None)
    return True if True in found else None if None in found else False


def _is(model: Model, principals: tuple[Value, ...], role: Role) -> bool:
    return any(role.resource in model.referred(p) for p in principals)


def _key_name(keys: list[Resource]) -> str:
    return f"{keys[0].type}.{keys[0].name}.arn" if keys else "the key's ARN"
