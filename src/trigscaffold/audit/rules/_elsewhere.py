"""Whether what seems to be absent may stand in a resource of which it cannot be told what it applies to."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from trigscaffold.audit.model import Model
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.rules._kinds import hint
from trigscaffold.audit.value import Value


def unplaced(model: Model, argument: str, found: Callable[[Value], Iterable[object]], *types: str) -> str:
    """Return what would decide what a resource of *types* applies to; empty where all are known to apply elsewhere.

    *found* returns what *argument* of it names among what was read.  A name from outside (a root's variable, a module
    that was not read) is not that of something inside.
    """
    for resource in model.of_type(*types):
        value = resource.value(argument)
        if any(True for _ in found(value)) or any(model.at(ref) for ref in value.all_refs()):
            continue
        if resource.many or (not value.known and not value.parts and not _outside(value)):
            return f"what {resource.address} applies to"
    return ""


def _outside(value: Value) -> bool:
    return hint(value).startswith(("var.", "module.", "data."))


def certain(resource: Resource) -> bool:
    """Tell whether *resource* is made whatever the caller says."""
    return resource.exists.data is True and not resource.exists.rests_on
