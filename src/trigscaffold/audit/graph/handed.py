"""What is handed to modules that were not read, and may be used there in any way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from trigscaffold.audit.call import Call
from trigscaffold.audit.resolve import Index, at
from trigscaffold.audit.resource import Resource

Handed = Mapping[Resource, str]


def handed(index: Index, resources: Iterable[Resource], calls: Sequence[Call]) -> Handed:
    """Return, for each resource that an unread module gets, the address of that module's call."""
    understood = {r.module for r in resources if r.registry}
    found: dict[Resource, str] = {}
    for call in calls:
        if call.address in understood:
            continue
        for ref in call.body.refs():
            for resource in at(index, ref):
                found.setdefault(resource, call.address)
    return found
