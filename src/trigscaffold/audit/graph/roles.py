"""Roles with the statements that reach them, whatever resource attaches them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from trigscaffold.audit.graph.handed import Handed
from trigscaffold.audit.graph.policies import managed, name_of, statements_of
from trigscaffold.audit.model import Role, Statement
from trigscaffold.audit.resolve import Index, referred
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.sameness import identity
from trigscaffold.audit.value import Presence, Value

_Read = tuple[tuple[Statement, ...], str]


def roles(index: Index, by_type: Index, elsewhere: Handed) -> tuple[Role, ...]:
    """Return every role that stands in what was read; what gets one *elsewhere* may add to it."""
    return tuple(_role(index, by_type, r, elsewhere.get(r, "")) for r in by_type.get("aws_iam_role", ()) if not r.data)


def role_of(index: Index, found: tuple[Role, ...], value: Value) -> Role | None:
    """Return the role that *value* (an ARN or a name) refers to, None where it was not read."""
    resources = referred(index, value, "aws_iam_role")
    return next((r for r in found if r.resource in resources), None)


def _role(index: Index, by_type: Index, role: Resource, given_to: str) -> Role:
    statements: list[Statement] = []
    unread = [f"what {given_to} does with {role.address}"] if given_to else []
    for (read, missing), made in _rights(index, by_type, role):
        doubt = next((one.exists.decides for one in made if not _made_with(index, by_type, one, role)), "")
        statements += (replace(one, doubt=doubt) for one in read) if doubt else read
        unread += [missing] if missing else []
    return Role(role, tuple(statements), tuple(dict.fromkeys(unread)), _trusted(index, role))


def _rights(index: Index, by_type: Index, role: Resource) -> Iterator[tuple[_Read, tuple[Resource, ...]]]:
    """Yield what each policy of *role* says, and the resources without which the role does not have it."""
    for policy, at in _policies(index, by_type, role):
        yield statements_of(index, policy, at), (at,)
    for arn, at in _attached(index, by_type, role):
        yield _of_arn(index, by_type, arn), (at,)


def _made_with(index: Index, by_type: Index, made: Resource, role: Resource) -> bool:
    """Tell whether *made* is there whenever *role* is, or a function that has it."""
    if made.made_with(role):
        return True
    functions = by_type.get("aws_lambda_function", ())
    return any(made.made_with(one) for one in functions if role in referred(index, one.value("role"), role.type))


def _means(index: Index, value: Value, role: Resource) -> bool:
    if role in referred(index, value, "aws_iam_role"):
        return True
    name = role.value("name").text
    return name is not None and value.text == name


def _policies(index: Index, by_type: Index, role: Resource) -> Iterator[tuple[Value, Resource]]:
    for block in role.blocks("inline_policy"):
        yield block.value("policy"), role
    for inline in by_type.get("aws_iam_role_policy", ()):
        if _means(index, inline.value("role"), role):
            yield inline.value("policy"), inline


def _attached(index: Index, by_type: Index, role: Resource) -> Iterator[tuple[Value, Resource]]:
    value = role.value("managed_policy_arns")
    if value.presence is not Presence.NO:
        yield from ((one, role) for one in (value.items if value.items is not None else (value,)))
    for attachment in by_type.get("aws_iam_role_policy_attachment", ()):
        if _means(index, attachment.value("role"), role):
            yield attachment.value("policy_arn"), attachment
    for attachment in by_type.get("aws_iam_policy_attachment", ()):
        if any(_means(index, one, role) for one in attachment.value("roles").items or ()):
            yield attachment.value("policy_arn"), attachment
    for attachments in by_type.get("aws_iam_role_policy_attachments_exclusive", ()):
        if _means(index, attachments.value("role_name"), role):
            yield from ((one, attachments) for one in attachments.value("policy_arns").items or ())


def _of_arn(index: Index, by_type: Index, arn: Value) -> _Read:
    written = referred(index, arn, "aws_iam_policy") or _named(by_type, arn)
    if written:
        read = [_policy(index, one) for one in written]
        return tuple(s for statements, _ in read for s in statements), " and ".join(m for _, m in read if m)
    name = arn.text or (arn.parts[-1].text if arn.parts else None)
    known = managed(name) if name else None
    if known is None:
        return (), f"the policy {name.rsplit('/', 1)[-1]}" if name else arn.decides
    return known, ""


def _named(by_type: Index, arn: Value) -> tuple[Resource, ...]:
    """Return the policies that an ARN written out means by their name, which is unique in an account."""
    _, mark, name = identity(arn).rpartition(":policy/")
    if not mark or ":iam::aws:" in identity(arn):
        return ()
    last = name.rsplit("/", 1)[-1]
    return tuple(p for p in by_type.get("aws_iam_policy", ()) if not p.data and identity(p.value("name")) == last)


def _policy(index: Index, policy: Resource) -> _Read:
    if policy.data:
        name = name_of(policy)
        known = managed(name)
        return (known, "") if known is not None else ((), f"the policy {name or policy.address}")
    return statements_of(index, policy.value("policy"), policy)


def _trusted(index: Index, role: Resource) -> tuple[str, ...] | None:
    statements, unread = statements_of(index, role.value("assume_role_policy"), role)
    if unread and not statements:
        return None
    return tuple(dict.fromkeys(text for s in statements for p in s.principals if (text := p.text)))
