"""The arguments of a module's call, as the module reads them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from trigscaffold.audit.call import Call
from trigscaffold.audit.registry.logic import both, resting
from trigscaffold.audit.value import ABSENT, TRUE, Value


@dataclass(frozen=True, slots=True, eq=False)
class Inputs:
    """The arguments of *call*.

    *module* is what the registry calls the module; *major* the first number of its version, None where it is not said.
    """

    call: Call
    module: str
    major: int | None = None

    def get(self, name: str, default: Any = None) -> Value:
        """Return the argument *name*, *default* (a Python value) where the call does not give it.

        Null that is given stays null, as in a module whose variables are nullable.
        """
        return self.call.body.arguments.get(name, Value(default))

    def taken(self, *names: str, **renamed: str) -> dict[str, Value]:
        """Return those of *names* that the call gives; *renamed* maps what a resource calls it to its name here."""
        wanted = {**{name: name for name in names}, **renamed}
        return {to: value for to, name in wanted.items() if (value := self.call.body.arguments.get(name)) is not None}

    def every(self, name: str) -> tuple[Entry, ...]:
        """Return what the map or list *name* holds (see `entries`)."""
        return entries(self.get(name))


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """What a map holds under *key*, or a list at it.

    *exists* tells whether it is there; *many*: it stands for all that an unknown map may hold, and *key* is None.
    """

    key: str | int | None
    value: Value
    exists: Value = TRUE
    many: bool = False

    def get(self, name: str, default: Value = ABSENT) -> Value:
        """Return its field *name*, *default* where it has none."""
        return at(self.value, name, default=default)

    def taken(self, *names: str, **renamed: str) -> dict[str, Value]:
        """Return those of *names* that it has (see `Inputs.taken`), and all of them where what it holds is unknown."""
        wanted = {**{name: name for name in names}, **renamed}
        found = {to: self.get(name) for to, name in wanted.items()}
        return {to: value for to, value in found.items() if value is not ABSENT}


def at(value: Value, *path: str, default: Value = ABSENT) -> Value:
    """Return the field of an object at *path*, *default* where there is none, as ``try(value.a.b, default)`` does."""
    if not path:
        return value
    name, *rest = path
    if value.options:
        found = tuple(at(option, *path, default=default) for option in value.options)
        return Value(options=found, why=value.why, rests_on=value.rests_on)
    if not value.known:
        return Value(why=value.decides, rests_on=value.rests_on)
    fields = value.fields or {}
    return at(resting(fields[name], value.rests_on), *rest, default=default) if name in fields else default


def entries(value: Value) -> tuple[Entry, ...]:
    """Return what a map or list holds; one entry with *many* stands for all that an unknown one may hold."""
    if value.options:
        unsure = Value(why=value.decides, rests_on=value.rests_on)
        return tuple(_under(entry, unsure) for option in value.options for entry in entries(option))
    if not value.known:
        unsure = Value(why=value.decides, rests_on=value.rests_on)
        return (Entry(None, unsure, unsure, many=True),)
    exists = resting(TRUE, value.rests_on)
    held: Iterable[tuple[str | int, Value]] = (value.fields or {}).items()
    if value.items is not None:
        held = enumerate(value.items)
    return tuple(Entry(key, resting(one, value.rests_on), exists) for key, one in held)


def _under(entry: Entry, condition: Value) -> Entry:
    return Entry(entry.key, entry.value, both(condition, entry.exists), entry.many)
