"""What stands at a path of `trigscaffold.today.signs` in Terraform that was read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from trigscaffold.audit.graph.jsontext import parsed
from trigscaffold.audit.model import Model
from trigscaffold.audit.resource import Body, Place, Resource
from trigscaffold.audit.value import UNKNOWN, Presence, Value

_ARROW = re.compile(r"(->|<-)")
_STEP = re.compile(r"(\w+)(?:\(([\w.]+)\))?(?:\.(.+))?")


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """Where paths begin: *body* is a block of *resource*, or all of it."""

    resource: Resource
    body: Body


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """A value, and the argument of *resource* that holds it; *body* is the block that stands in."""

    value: Value
    resource: Resource
    body: Body
    argument: str

    @property
    def place(self) -> Place:
        """Return its lines, those of the resource where its own are not known."""
        if not self.body.line:
            return self.resource.place()
        first, last = self.body.lines.get(self.argument, (self.body.line, self.body.end_line))
        return Place(self.resource.file, first, last)


def look(model: Model, spot: Spot, path: str) -> tuple[Seen, ...]:
    """Return each value at *path* from *spot*; nothing where it is not given.

    A path that ends with a type has a value for each resource it leads to.
    """
    found = _follow(model, spot, path)
    return tuple(one if isinstance(one, Seen) else Seen(Value(given=True), one, one.body, "") for one in found)


def resources(model: Model, spot: Spot, path: str) -> tuple[Resource, ...]:
    """Return the resources that *path* leads to, or that the values there name."""
    found = _follow(model, spot, path)
    named = (one for one in found if isinstance(one, Seen))
    ends = [one for one in found if isinstance(one, Resource)]
    ends += [r for seen in named for r in model.referred(seen.value) if not r.data and not r.outside]
    return tuple(dict.fromkeys(ends))


def _follow(model: Model, spot: Spot, path: str) -> tuple[Seen | Resource, ...]:
    here, *steps = _ARROW.split(path)
    body = spot.resource.body if here.startswith("/") else spot.body
    found: tuple[Seen | Resource, ...] = (spot.resource,)
    if here:
        found = tuple(_walk(spot.resource, body, here.removeprefix("/").split(".")))
    for arrow, step in zip(steps[::2], steps[1::2], strict=True):
        kind, by, rest = _STEP.fullmatch(step).groups("")  # type: ignore[union-attr]
        met = _onward(model, found, kind) if arrow == "->" else _back(model, found, kind, by)
        found = tuple(dict.fromkeys(met))
        if rest:
            found = tuple(seen for r in dict.fromkeys(met) for seen in _walk(r, r.body, rest.split(".")))
    return found


def _onward(model: Model, found: Sequence[Seen | Resource], kind: str) -> list[Resource]:
    return [r for one in found if isinstance(one, Seen) for r in meant(model, one.value, kind)]


def _back(model: Model, found: Sequence[Seen | Resource], kind: str, by: str) -> list[Resource]:
    ends = {one if isinstance(one, Resource) else one.resource for one in found}
    return [r for r in model.of_type(kind) if ends & set(resources(model, Spot(r, r.body), by))]


def meant(model: Model, value: Value, kind: str) -> tuple[Resource, ...]:
    """Return the resources of *kind* that *value* names, by a reference or by their name; none that are looked up."""
    found = tuple(r for r in model.referred(value, kind) if not r.data and not r.outside)
    if found or value.text is None:
        return found
    return tuple(r for r in model.of_type(kind) if r.value("name").text == value.text)


def holds(model: Model, spot: Spot, path: str, wanted: Any) -> bool:
    """Tell whether a value at *path* is *wanted* (see `trigscaffold.today.signs.Sign.where`)."""
    found = [seen.value for seen in look(model, spot, path)]
    if wanted == "given":
        return any(value.presence is Presence.YES for value in found)
    if isinstance(wanted, bool):
        return any(value.flag is wanted for value in found)
    globs = [wanted] if isinstance(wanted, str) else wanted
    return any(fnmatchcase(text, glob) for value in found for text in texts(value) for glob in globs)


def texts(value: Value) -> Iterator[str]:
    """Yield each text in *value*; one of which a part is unknown has ``*`` in its place."""
    for one in value.every():
        if one.items is not None:
            for item in one.items:
                yield from texts(item)
        elif one.text is not None:
            yield one.text
        elif isinstance(one.data, bool):
            yield str(one.data).lower()
        elif one.parts:
            yield "".join(part.text if part.text is not None else "*" for part in one.parts)


def plain(value: Value) -> Any:
    """Return *value* as plain data, `UNKNOWN` where any part of it is not known."""
    value = parsed(value)
    if value.items is not None:
        return _whole([plain(item) for item in value.items])
    if value.fields is not None:
        inner = {name: plain(one) for name, one in value.fields.items()}
        return UNKNOWN if any(one is UNKNOWN for one in inner.values()) else inner
    return value.data if value.known else UNKNOWN


def _whole(items: Sequence[Any]) -> Any:
    return UNKNOWN if any(item is UNKNOWN for item in items) else list(items)


def blocks(body: Body, path: str) -> Iterator[Body]:
    """Yield the blocks at *path*, the names that lead to them; *body* itself where it is empty."""
    if not path:
        yield body
        return
    name, _, rest = path.partition(".")
    for block in body.blocks.get(name, ()):
        yield from blocks(block, rest)


def everything(body: Body) -> Iterator[Value]:
    """Yield the value of each argument in *body* and its blocks."""
    yield from body.arguments.values()
    for inner in body.blocks.values():
        for block in inner:
            yield from everything(block)


def _walk(resource: Resource, body: Body, path: Sequence[str]) -> Iterator[Seen]:
    name, *rest = path
    for block in body.blocks.get(name, ()):
        if rest:
            yield from _walk(resource, block, rest)
    if name in body.arguments:
        for value in _within(body.arguments[name], rest):
            yield Seen(value, resource, body, name)


def _within(value: Value, path: Sequence[str]) -> Iterator[Value]:
    if not path:
        yield value
        return
    value = parsed(value)
    if value.items is not None:
        for item in value.items:
            yield from _within(item, path)
    elif value.fields is not None and path[0] == "*":
        for inner in value.fields.values():
            yield from _within(inner, path[1:])
    elif value.fields is not None and path[0] in value.fields:
        yield from _within(value.fields[path[0]], path[1:])
    elif not value.known:
        yield Value(why=value.decides)
