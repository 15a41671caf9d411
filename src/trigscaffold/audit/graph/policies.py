"""IAM policies as statements, whether they were written as a data source, an object or JSON text."""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.graph.jsontext import parsed
from trigscaffold.audit.graph.managed import STATEMENTS as MANAGED
from trigscaffold.audit.model import Statement
from trigscaffold.audit.resolve import Index, referred
from trigscaffold.audit.resource import Body, Resource
from trigscaffold.audit.value import ABSENT, Presence, Value

DOCUMENT = "aws_iam_policy_document"


def statements_of(index: Index, value: Value, at: Resource | None = None) -> tuple[tuple[Statement, ...], str]:
    """Return the statements of the policy *value*, and what would decide what could not be read (empty: all was)."""
    found: list[Statement] = []
    unread: list[str] = []
    for one in value.every():
        statements, missing = _one(index, one, at)
        found += statements
        unread += [missing] if missing else []
    return tuple(found), " and ".join(dict.fromkeys(unread))


def _one(index: Index, value: Value, at: Resource | None) -> tuple[tuple[Statement, ...], str]:
    fields = value.fields
    if fields is None:
        documents = [r for r in referred(index, value, DOCUMENT) if r.data]
        if documents:
            read = [_document(index, one) for one in documents]
            return tuple(s for statements, _ in read for s in statements), " and ".join(m for _, m in read if m)
        copied = _copied(index, value)
        if copied is not None:
            return copied, ""
        fields = parsed(value).fields
    if fields is None:
        return (), "" if value.known and value.data is None else value.decides
    return tuple(_written(fields, at)), ""


def _copied(index: Index, value: Value) -> tuple[Statement, ...] | None:
    """Return the statements of AWS's managed policy whose text *value* is, looked up by a data source."""
    for policy in referred(index, value, "aws_iam_policy"):
        if policy.data and (name := name_of(policy)):
            return managed(name)
    return None


def name_of(policy: Resource) -> str:
    """Return the name or ARN that a data source looks a policy up by, of a text with an unknown piece its end."""
    ends = ((value.parts or (value,))[-1].text for value in (policy.value("name"), policy.value("arn")))
    return next((end for end in ends if end), "")


def managed(name: str) -> tuple[Statement, ...] | None:
    """Return the statements of AWS's managed policy *name* (or ARN), None where it is not one that we know."""
    rows = MANAGED.get(name.rsplit("/", 1)[-1])
    if rows is None:
        return None
    return tuple(
        Statement(True, tuple(map(Value, actions)), tuple(map(Value, resources))) for actions, resources in rows
    )


def _document(index: Index, document: Resource, depth: int = 0) -> tuple[tuple[Statement, ...], str]:
    found: list[Statement] = []
    unread: list[str] = []
    for body in document.blocks("statement"):
        found.append(_block(body, document))
        unread += [body.maybe] if body.maybe else []
    for name in ("source_policy_documents", "override_policy_documents", "source_json", "override_json"):
        value = document.value(name)
        for part in value.items if value.items is not None else (value,):
            if part.known and part.data is None:
                continue
            inner = [r for r in referred(index, part, DOCUMENT) if r.data and r is not document]
            if inner and depth < 5:
                for one in inner:
                    statements, missing = _document(index, one, depth + 1)
                    found += statements
                    unread += [missing] if missing else []
            else:
                statements, missing = statements_of(index, part, document) if not inner else ((), "a nested policy")
                found += statements
                unread += [missing] if missing else []
    return tuple(found), " and ".join(dict.fromkeys(unread))


def _block(body: Body, at: Resource) -> Statement:
    effect = body.value("effect")
    principals = tuple(
        identifier for block in body.blocks.get("principals", ()) for identifier in _list(block.value("identifiers"))
    )
    conditions = tuple(v for c in body.blocks.get("condition", ()) for v in _list(c.value("values")))
    return Statement(
        allow=effect.text in (None, "Allow"),
        actions=_list(body.value("actions")),
        resources=_list(body.value("resources")),
        principals=principals,
        inverted="not_actions" in body.arguments or "not_resources" in body.arguments,
        conditional="condition" in body.blocks,
        conditions=conditions,
        at=at,
        doubt=_doubt(effect),
    )


def _doubt(effect: Value) -> str:
    """Return what decides whether a statement of *effect* allows or denies."""
    return effect.decides if effect.presence is not Presence.NO and effect.text is None else ""


def _list(value: Value) -> tuple[Value, ...]:
    if value.known and value.data is None:
        return ()
    return value.items if value.items is not None else (value,)


def _written(fields: dict[str, Value], at: Resource | None) -> Iterator[Statement]:
    for one in _list(fields.get("Statement", ABSENT)):
        said = one.fields
        if said is None:
            yield Statement(True, (one,), (one,), at=at, doubt=one.decides)
            continue
        principal = said.get("Principal", ABSENT)
        principals = tuple(p for v in (principal.fields or {"": principal}).values() for p in _list(v))
        effect = said.get("Effect", ABSENT)
        condition = said.get("Condition", ABSENT)
        values = tuple(
            v for by in (condition.fields or {}).values() for x in (by.fields or {}).values() for v in _list(x)
        )
        yield Statement(
            allow=effect.text != "Deny",
            actions=_list(said.get("Action", ABSENT)),
            resources=_list(said.get("Resource", ABSENT)),
            principals=principals,
            inverted="NotAction" in said or "NotResource" in said,
            conditional="Condition" in said,
            conditions=values,
            at=at,
            doubt=_doubt(effect),
        )
