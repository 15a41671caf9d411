"""From resources to one model of functions, what invokes them, queues, roles and edges."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from trigscaffold.audit.graph.functions import functions
from trigscaffold.audit.graph.handed import handed
from trigscaffold.audit.graph.invocations import invocations
from trigscaffold.audit.graph.policies import statements_of
from trigscaffold.audit.graph.queues import queues
from trigscaffold.audit.graph.roles import roles
from trigscaffold.audit.graph.sources import mappings
from trigscaffold.audit.model import Model
from trigscaffold.audit.resource import Resource

if TYPE_CHECKING:
    from trigscaffold.audit.call import Call
    from trigscaffold.audit.value import Value


def build(
    resources: Iterable[Resource], outputs: Mapping[str, Value] | None = None, calls: Sequence[Call] = ()
) -> Model:
    """Return the model of one root module's *resources*.

    *outputs* is what the root gives out, by name; *calls* are its module calls that were not followed: whatever they
    get may be used there.
    """
    every = tuple(resources)
    index = _grouped(every, lambda r: r.base)
    by_type = _grouped(every, lambda r: r.type)
    out = outputs or {}
    elsewhere = handed(index, every, calls)
    all_roles = roles(index, by_type, elsewhere)
    all_functions = functions(index, by_type, all_roles, out, elsewhere)
    all_mappings = mappings(index, by_type, all_functions)
    return Model(
        resources=every,
        functions=all_functions,
        queues=queues(index, by_type),
        mappings=all_mappings,
        invocations=tuple(invocations(index, every, all_functions, all_mappings)),
        outputs=out,
        roles=all_roles,
        by_base=index,
        by_type=by_type,
        read_policy=partial(statements_of, index),
    )


def _grouped(resources: Iterable[Resource], key: Callable[[Resource], str]) -> dict[str, tuple[Resource, ...]]:
    found: dict[str, list[Resource]] = {}
    for resource in resources:
        found.setdefault(key(resource), []).append(resource)
    return {name: tuple(group) for name, group in found.items()}
