"""Resources as a registry module makes them, and what it gives out of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from trigscaffold.audit.registry.inputs import Entry, Inputs
from trigscaffold.audit.registry.logic import both
from trigscaffold.audit.resource import Body, Resource
from trigscaffold.audit.value import ABSENT, TRUE, Ref, Value

Blocks = Mapping[str, tuple[Body, ...]]


def make(
    inputs: Inputs,
    kind: str,
    name: str,
    arguments: Mapping[str, Value],
    *,
    exists: Value = TRUE,
    entry: Entry | None = None,
    key: str | int | None = 0,
    data: bool = False,
    blocks: Blocks | None = None,
    said: Mapping[str, str] | str = "",
    depends_on: tuple[Ref, ...] = (),
) -> Resource | None:
    """Return the resource *kind*.*name* of the module, None where it certainly is not made.

    Args:
        inputs: Those of the call. Its place is that of the resource.
        kind: ``aws_sqs_queue``.
        name: As in the module's own code, for addresses are what Terraform prints.
        arguments: By name; null ones are as good as absent.
        exists: Whether the module makes it, besides whether the call is made.
        entry: What it is made for: its key, and whether it exists, are the resource's too.
        key: Its own key where there is no *entry*; 0 where the module has a ``count``.
        data: It is a data source.
        blocks: Its blocks, by name.
        said: Which argument of the call says it, for all arguments or by argument; else the one of the same name.
        depends_on: What its ``depends_on`` names.
    """
    call = inputs.call
    exists = both(call.exists, exists, entry.exists if entry else TRUE)
    if exists.flag is False and not exists.rests_on:
        return None
    key = entry.key if entry else key
    base = f"{call.address}.{'data.' if data else ''}{kind}.{name}"
    return Resource(
        address=base if key is None else f"{base}[{json.dumps(key)}]",
        base=base,
        type=kind,
        name=name,
        file=call.file,
        body=_body(call.body, arguments, blocks or {}, said),
        data=data,
        key=key,
        many=call.many or (entry is not None and entry.many),
        exists=exists,
        depends_on=depends_on,
        module=call.address,
        calls=call.calls,
        registry=inputs.module,
    )


def out(resource: Resource | None, attribute: str, empty: Any = "") -> Value:
    """Return *attribute* of a resource, as a module gives it out; *empty* is given where the resource is not made."""
    if resource is None:
        return Value(empty)
    written = resource.value(attribute)
    ref = Ref(resource.base, attribute, resource.key)
    if written.known and written.data is not None:
        value = replace(written, refs=(ref, *written.refs))
    else:
        value = Value(refs=(ref,), given=True, why=f"{resource.address}.{attribute}, which AWS settles")
    if resource.exists.flag is True and not resource.exists.rests_on:
        return value
    exists = resource.exists
    return Value(options=(value, Value(empty)), why=exists.decides, rests_on=exists.rests_on)


def sure(resource: Resource | None, attribute: str) -> Value:
    """Return *attribute* of a resource to what is made only where it is."""
    return Value(refs=(Ref(resource.base, attribute, resource.key),) if resource else (), given=True)


def block(exists: Value, arguments: Mapping[str, Value], blocks: Blocks | None = None) -> tuple[Body, ...]:
    """Return a block that is there where *exists* holds: none, one, or one that may be there."""
    if exists.flag is False and not exists.rests_on:
        return ()
    maybe = "" if exists.flag else exists.decides
    return (Body(arguments=_given(arguments), blocks=blocks or {}, maybe=maybe),)


def together(*resources: Resource | None) -> tuple[Resource, ...]:
    """Return those that are made."""
    return tuple(resource for resource in resources if resource is not None)


def _body(call: Body, arguments: Mapping[str, Value], blocks: Blocks, said: Mapping[str, str] | str) -> Body:
    lines = {}
    for name in (*arguments, *blocks):
        source = said if isinstance(said, str) else said.get(name, "")
        where = call.lines.get(name) or call.lines.get(source)
        if where:
            lines[name] = where
    kept = {name: inner for name, inner in blocks.items() if inner}
    return Body(_given(arguments), kept, line=call.line, end_line=call.end_line, lines=lines)


def _given(arguments: Mapping[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in arguments.items() if value is not ABSENT}
