"""IAM policies as the registry's modules take them: maps of statements, as an ``aws_iam_policy_document`` has them."""

from __future__ import annotations

from collections.abc import Mapping

from trigscaffold.audit.registry.inputs import Entry, Inputs, entries
from trigscaffold.audit.registry.making import make
from trigscaffold.audit.resource import Body, Resource
from trigscaffold.audit.value import ABSENT, TRUE, Value

_NAMES = ("effect", "actions", "not_actions", "resources", "not_resources")


def document(
    inputs: Inputs,
    name: str,
    blocks: tuple[Body, ...],
    arguments: Mapping[str, Value] | None = None,
    *,
    exists: Value = TRUE,
    entry: Entry | None = None,
) -> Resource | None:
    """Return the data source ``aws_iam_policy_document.``\\ *name* with the statements *blocks*."""
    kind = "aws_iam_policy_document"
    said = {"statement": blocks}
    return make(inputs, kind, name, arguments or {}, exists=exists, entry=entry, data=True, blocks=said)


def statements(value: Value, *, resources: Value = ABSENT) -> tuple[Body, ...]:
    """Return the blocks that a map or list of statements makes; *resources* are meant where one names none."""
    return tuple(_statement(entry, resources) for entry in entries(value))


def statement(actions: tuple[str, ...], resources: tuple[Value, ...], service: tuple[str, ...] = ()) -> Body:
    """Return a block that allows *actions* on *resources*, to *service* where it is a resource's policy."""
    arguments = {"actions": Value([Value(action) for action in actions])}
    if resources:
        arguments["resources"] = Value(list(resources))
    principal = Body({"type": Value("Service"), "identifiers": Value([Value(one) for one in service])})
    return Body(arguments, {"principals": (principal,)} if service else {})


def _statement(entry: Entry, resources: Value) -> Body:
    arguments = {name: value for name in _NAMES if _said(value := entry.get(name))}
    if "resources" not in arguments and "not_resources" not in arguments and resources is not ABSENT:
        arguments["resources"] = Value([resources])
    blocks = {
        "principals": _inner(entry, "principals", "type", "identifiers"),
        "condition": tuple(
            body for name in ("condition", "conditions") for body in _inner(entry, name, "test", "variable", "values")
        ),
    }
    maybe = "" if entry.exists.flag else entry.exists.decides
    return Body(arguments, {name: inner for name, inner in blocks.items() if inner}, maybe=maybe)


def _inner(entry: Entry, name: str, *fields: str) -> tuple[Body, ...]:
    found = []
    for one in entries(entry.get(name)):
        maybe = "" if one.exists.flag else one.exists.decides
        found.append(Body({field: one.get(field) for field in fields}, maybe=maybe))
    return tuple(found)


def _said(value: Value) -> bool:
    return not value.known or value.data is not None
