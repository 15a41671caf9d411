"""Plan JSON as Python values: instances with what is planned for them, and the configuration they come from.

https://developer.hashicorp.com/terraform/internals/json-format
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from trigscaffold.audit.plan.names import Key, module_path

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """One instance of a module: its *config*, and the *call* in its *parent* that leads to it, with its *name*."""

    address: str
    config: Json
    parent: Scope | None = None
    call: Json = field(default_factory=dict)
    name: str = ""
    key: Key = None

    @property
    def prefix(self) -> str:
        """Return what an address in it begins with."""
        return f"{self.address}." if self.address else ""


@dataclass(frozen=True, slots=True, eq=False)
class Instance:
    """One instance of a resource or data source, as it will be.

    *after* holds what is known, *unknown* and *sensitive* have the same shape with true where that is so. *config* is
    its block in the configuration, empty where it has none. *made* tells that it exists already.
    """

    address: str
    base: str
    type: str
    name: str
    data: bool
    key: Key
    scope: Scope
    config: Json
    after: Json
    unknown: Json
    sensitive: Json
    made: bool


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A plan: what each variable of the root is, its instances, the root's outputs.

    *called* are the instances of a module call, by the module's address and the call's name.
    """

    variables: Json
    root: Scope
    called: Mapping[tuple[str, str], tuple[Scope, ...]]
    instances: tuple[Instance, ...]
    by_base: Mapping[str, tuple[Instance, ...]]
    outputs: Json


def obj(value: object) -> Json:
    """Return *value* where it is an object, an empty one where it is something else."""
    return value if isinstance(value, dict) else {}


def seq(value: object) -> list[Any]:
    """Return *value* where it is a list, an empty one where it is something else."""
    return value if isinstance(value, list) else []


def read(plan: Json) -> Document:
    """Return what *plan* holds."""
    root = Scope("", obj(obj(plan.get("configuration")).get("root_module")))
    scopes = {"": root}
    index: dict[str, Mapping[str, Json]] = {}
    instances = tuple(_instance(one, scopes, index) for one in _entries(plan))
    by_base: dict[str, list[Instance]] = {}
    for instance in instances:
        by_base.setdefault(instance.base, []).append(instance)
    return Document(
        variables=obj(plan.get("variables")),
        root=root,
        called=_called(scopes.values()),
        instances=instances,
        by_base={base: tuple(found) for base, found in by_base.items()},
        outputs=obj(obj(plan.get("planned_values")).get("outputs")),
    )


def _called(scopes: Iterable[Scope]) -> dict[tuple[str, str], tuple[Scope, ...]]:
    found: dict[tuple[str, str], list[Scope]] = {}
    for scope in scopes:
        if scope.parent is not None:
            found.setdefault((scope.parent.address, scope.name), []).append(scope)
    return {call: tuple(instances) for call, instances in found.items()}


def _entries(plan: Json) -> Iterator[Json]:
    """Yield each instance once: what changes or stays, then what only the values name, then what was read before."""
    seen: set[str] = set()
    for change in map(obj, seq(plan.get("resource_changes"))):
        # What is destroyed is named as well, so that no value that is left of it is taken for it.
        seen.add(str(change.get("address")))
        if isinstance(obj(change.get("change")).get("after"), dict):
            yield change
    for name, data in (("planned_values", False), ("prior_state", True)):
        part = obj(plan.get(name))
        for entry, module in _resources(obj(obj(part.get("values") if data else part).get("root_module"))):
            address = str(entry.get("address"))
            if address not in seen and (not data or entry.get("mode") == "data"):
                seen.add(address)
                shape = {"after": obj(entry.get("values")), "after_sensitive": obj(entry.get("sensitive_values"))}
                yield {**entry, "module_address": module, "change": shape}


def _resources(module: Json) -> Iterator[tuple[Json, str]]:
    waiting = [module]
    while waiting:
        current = waiting.pop()
        address = current.get("address")
        for entry in seq(current.get("resources")):
            yield obj(entry), address if isinstance(address, str) else ""
        waiting += map(obj, seq(current.get("child_modules")))


def _instance(entry: Json, scopes: dict[str, Scope], index: dict[str, Mapping[str, Json]]) -> Instance:
    module = entry.get("module_address")
    scope = _scope(module if isinstance(module, str) else "", scopes)
    kind, name = str(entry.get("type", "")), str(entry.get("name", ""))
    data = entry.get("mode") == "data"
    local = f"{'data.' if data else ''}{kind}.{name}"
    change = obj(entry.get("change"))
    key = entry.get("index")
    if scope.address not in index:
        index[scope.address] = {str(c.get("address")): c for c in map(obj, seq(scope.config.get("resources")))}
    return Instance(
        address=str(entry.get("address", "")),
        base=f"{scope.prefix}{local}",
        type=kind,
        name=name,
        data=data,
        key=key if isinstance(key, str | int) else None,
        scope=scope,
        config=index[scope.address].get(local, {}),
        after=obj(change.get("after")),
        unknown=obj(change.get("after_unknown")),
        sensitive=obj(change.get("after_sensitive")),
        made="create" not in seq(change.get("actions")),
    )


def _scope(address: str, scopes: dict[str, Scope]) -> Scope:
    found = scopes[""]
    for step in module_path(address):
        inner = f"{found.prefix}module.{step}"
        if inner not in scopes:
            call = obj(obj(found.config.get("module_calls")).get(step.name))
            scopes[inner] = Scope(inner, obj(call.get("module")), found, call, step.name, step.key)
        found = scopes[inner]
    return found
