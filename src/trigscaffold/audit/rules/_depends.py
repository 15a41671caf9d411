"""Whether Terraform makes one resource before another."""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.model import Model
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.value import Ref

_MOST = 2000


def waits_for(model: Model, resource: Resource, other: Resource) -> bool:
    """Tell whether *resource* is made after *other*: by ``depends_on`` or by reference, at first or at second hand."""
    seen: set[Resource] = set()
    ahead = [resource]
    while ahead and len(seen) < _MOST:
        one = ahead.pop()
        for found in _before(model, one):
            if found is other or found.base == other.base:
                return True
            if found not in seen:
                seen.add(found)
                ahead.append(found)
    return False


def _before(model: Model, resource: Resource) -> Iterator[Resource]:
    for ref in (*resource.depends_on, *resource.body.refs()):
        if ref.type == "module" or ref.address.split(".")[-2:-1] == ["module"]:
            yield from (r for r in model.resources if _within(r.module, ref))
        else:
            yield from model.at(ref)


def _within(module: str, ref: Ref) -> bool:
    """A module's own key, and what lies in it, follow its address."""
    return module == ref.address or module.startswith((f"{ref.address}.", f"{ref.address}["))
