"""Plan JSON (``terraform show -json PLAN``) read into the same resources as HCL.

Numbers come from what is planned, presence and edges from the configuration: what a provider may fill is unknown in a
plan whether it was given or not, and what has not been made has no ARN yet.  Locals are not in a plan: an edge that
only a local tells is unknown, unless everything was made before.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from trigscaffold.audit.plan.bodies import Reader
from trigscaffold.audit.plan.document import Document, Instance, Json, Scope, obj, read, seq
from trigscaffold.audit.plan.names import steps
from trigscaffold.audit.plan.references import Resolver, Where, output
from trigscaffold.audit.plan.values import Named, Planned, lifted
from trigscaffold.audit.registry import known
from trigscaffold.audit.registry.source import parse
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.value import Ref, Value


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """What was read of a plan: its resources, one for each instance, and what its root gives out.

    *problem* says why nothing was read; empty: it was.
    """

    resources: tuple[Resource, ...] = ()
    outputs: Mapping[str, Value] = field(default_factory=dict)
    problem: str = ""


def load_plan(path: Path, file: str = "") -> Plan:
    """Read the plan at *path*; *file* is what its resources give as theirs, else the path itself."""
    try:
        content = path.read_bytes()
        text = content.decode(json.detect_encoding(content))  # PowerShell's > writes UTF-16
    except (OSError, ValueError) as error:
        return Plan(problem=f"cannot be read: {error}")
    return read_plan(text, file or path.as_posix())


def read_plan(text: str, file: str) -> Plan:
    """Read plan JSON; its resources stand in *file*, on no line."""
    try:
        plan = json.loads(text)
    except (ValueError, RecursionError) as error:
        return Plan(problem=f"is no JSON: {error}")
    if not is_plan(plan):
        return Plan(problem="is no plan: `terraform plan -out=tfplan` and `terraform show -json tfplan` write one")
    return _plan(read(plan), file)


def is_plan(data: Any) -> bool:
    """Tell whether *data* is a plan; a state has no configuration, and tells not what was given."""
    return (
        isinstance(data, dict) and "configuration" in data and ("planned_values" in data or "resource_changes" in data)
    )


def _plan(document: Document, file: str) -> Plan:
    named = Named.of(document.instances)
    reader = Reader(Resolver(document), named)
    resources = tuple(_resource(reader, instance, file) for instance in document.instances)
    return Plan(resources, _outputs(document, reader))


def _resource(reader: Reader, instance: Instance, file: str) -> Resource:
    return Resource(
        address=instance.address,
        base=instance.base,
        type=instance.type,
        name=instance.name,
        file=file,
        body=reader.body(instance),
        data=instance.data,
        key=instance.key,
        depends_on=tuple(_depends_on(instance)),
        module=instance.scope.address,
        registry=_registry(instance.scope),
    )


def _registry(scope: Scope) -> str:
    """Return what the registry calls the module of *scope*, where what to write there is an argument of its call."""
    written = scope.call.get("source")
    source = parse(written) if isinstance(written, str) else None
    return source.name.partition("//")[0] if source and source.name in known() else ""


def _depends_on(instance: Instance) -> list[Ref]:
    """Return what it waits for, and what the calls of its modules do."""
    found = [_dependency(instance.scope.prefix, text) for text in seq(instance.config.get("depends_on"))]
    scope = instance.scope
    while scope.parent is not None:
        found += [_dependency(scope.parent.prefix, text) for text in seq(scope.call.get("depends_on"))]
        scope = scope.parent
    return [ref for ref in found if ref.address]


def _dependency(prefix: str, text: object) -> Ref:
    path = steps(text) if isinstance(text, str) else ()
    if len(path) < 2:
        return Ref("")
    length = 3 if path[0].name == "data" else 2
    names = [str(step) if path[0].name == "module" else step.name for step in path[:length]]
    key = None if path[0].name == "module" else path[min(length, len(path)) - 1].key
    return Ref(prefix + ".".join(names), "", key)


def _outputs(document: Document, reader: Reader) -> dict[str, Value]:
    root = document.root
    found = {}
    for name in obj(root.config.get("outputs")):
        planned: Json = obj(document.outputs.get(name))
        refs = reader.resolver.refs(Where(root), output(root, name))
        unknown = "value" not in planned
        what = Planned(planned.get("value"), unknown, bool(planned.get("sensitive")))
        found[name] = lifted(what, refs, f"output.{name}", reader.named)
    return found
