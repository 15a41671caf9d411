"""How long a queue's messages have to stay hidden, as an expression that stays true when the function changes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from trigscaffold.audit.model import Function, Model
from trigscaffold.audit.resource import Body, Resource
from trigscaffold.audit.rules._depends import waits_for
from trigscaffold.audit.rules._words import reference
from trigscaffold.audit.value import Ref, Value

if TYPE_CHECKING:
    from trigscaffold.audit.fixes.written import Written

_TIMES = 6
_PLAIN = re.compile(r"(?:var|local)\.[\w.-]+")


def expression(queue: Resource, functions: Sequence[Function], model: Model, written: Written) -> str:
    """Return six times the timeout of the slowest of *functions* as it can be said where *queue* stands.

    Empty: only a number would do, and whoever calls the module would need another one, or it is not known.
    """
    by_name = [_timeout(queue, function, model, written) for function in functions]
    if by_name and all(by_name):
        names = list(dict.fromkeys(by_name))
        return f"{_TIMES} * {names[0]}" if len(names) == 1 else f"{_TIMES} * max({', '.join(names)})"
    numbers = [function.timeout.number for function in functions if not function.timeout.rests_on]
    if queue.module or len(numbers) < len(functions):
        return ""
    known = [number for number in numbers if number is not None]
    return f"{_TIMES * max(known):g}" if known and len(known) == len(functions) else ""


def _timeout(queue: Resource, function: Function, model: Model, written: Written) -> str:
    """Return the expression for the function's timeout; empty where there is none that a queue may refer to."""
    resource = function.resource
    if resource.module != queue.module or resource.registry or queue.registry or resource.data:
        return ""
    said = written.argument(resource, "timeout") or ""
    if not _may_wait(model, resource, queue):
        return _named(resource, queue, written)
    # The function is made after the queue, and what it is set to is known before both.
    return said if _PLAIN.fullmatch(said) else ""


def _named(function: Resource, queue: Resource, written: Written) -> str:
    """Return the timeout of *function* by reference, where it is certain which instance is meant."""
    own = {name: written.argument(function, name) for name in ("count", "for_each")}
    if not any(own.values()):
        return f"{function.type}.{function.name}.timeout"
    its = {name: written.argument(queue, name) for name in ("count", "for_each")}
    if own == its:
        key = "count.index" if own["count"] else "each.key"
        return f"{function.type}.{function.name}[{key}].timeout"
    if any(its.values()) or function.many or function.exists.data is not True:
        return ""
    return reference(function, "timeout", queue)


def _may_wait(model: Model, function: Resource, queue: Resource) -> bool:
    """Tell whether *function* may need *queue* to be there, so that the queue must not refer to it."""
    if waits_for(model, function, queue):
        return True
    return any(_unread(value) for value in _closure(model, function)) or any(
        "module" in ref.address.split(".")[:-1] for ref in function.depends_on
    )


def _unread(value: Value) -> bool:
    return any(
        "a module that was not read" in part.why or (part.linear and part.linear.symbol.startswith("module."))
        for part in (value, *value.options, *value.parts)
    )


def _closure(model: Model, resource: Resource) -> Iterator[Value]:
    """Yield every value that *resource* is made of, at first or at second hand."""
    seen = {resource}
    ahead = [resource]
    while ahead:
        one = ahead.pop()
        for value in _values(one.body):
            yield value
            for found in _new(model, value.all_refs(), seen):
                ahead.append(found)
        ahead += _new(model, one.depends_on, seen)


def _new(model: Model, refs: Iterator[Ref] | Sequence[Ref], seen: set[Resource]) -> list[Resource]:
    found = [resource for ref in refs for resource in model.at(ref) if resource not in seen]
    seen.update(found)
    return found


def _values(body: Body) -> Iterator[Value]:
    yield from body.arguments.values()
    for blocks in body.blocks.values():
        for block in blocks:
            yield from _values(block)
