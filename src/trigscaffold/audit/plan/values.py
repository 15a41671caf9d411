"""What is planned for an argument, as a `Value`: known, unknown, or known in part."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from trigscaffold.audit.plan.document import Instance
from trigscaffold.audit.value import UNKNOWN, Ref, Value

_NAMING = ("arn", "stream_arn", "invoke_arn", "qualified_arn", "url", "execution_arn")
_SENSITIVE = "a value that is marked as sensitive"


@dataclass(frozen=True, slots=True)
class Named:
    """Which instance an ARN or URL belongs to: known where a plan is of something that was made before."""

    refs: Mapping[str, Ref] = field(default_factory=dict)

    @classmethod
    def of(cls, instances: Iterable[Instance]) -> Named:
        """Return the names of all *instances*."""
        found: dict[str, Ref] = {}
        for instance in instances:
            for attribute in _NAMING:
                text = instance.after.get(attribute)
                if isinstance(text, str) and ":" in text:
                    found.setdefault(text, Ref(instance.base, attribute, instance.key))
        return cls(found)


@dataclass(frozen=True, slots=True)
class Planned:
    """What is planned at one place of an instance: *data*, and in the same shape what is *unknown* and *sensitive*."""

    data: Any = None
    unknown: Any = False
    sensitive: Any = False

    def at(self, name: str | int) -> Planned:
        """Return what is planned for a field of an object, or an item of a list."""
        return Planned(_in(self.data, name), _in(self.unknown, name), _in(self.sensitive, name))

    @property
    def names(self) -> list[str]:
        """Return the names of its fields, known or not."""
        fields = [part for part in (self.data, self.unknown) if isinstance(part, dict)]
        return list(dict.fromkeys(str(name) for part in fields for name in part))

    @property
    def length(self) -> int:
        """Return the number of its items, known or not."""
        return max(len(part) if isinstance(part, list) else 0 for part in (self.data, self.unknown))


def lifted(planned: Planned, refs: tuple[Ref, ...], why: str, named: Named) -> Value:
    """Return *planned* as a value that refers to *refs*; *why* is what would decide what is unknown in it."""
    if planned.unknown is True:
        return Value(UNKNOWN, refs, why=why, given=True)
    if isinstance(planned.data, dict) or (isinstance(planned.unknown, dict) and planned.unknown):
        fields = {name: lifted(planned.at(name), refs, why, named) for name in planned.names}
        return Value({name: value for name, value in fields.items() if not value.known or value.data is not None})
    if isinstance(planned.data, list):
        return Value([lifted(planned.at(index), refs, why, named) for index in range(planned.length)])
    if isinstance(planned.data, str):
        return _text(planned.data, refs, named, hidden=planned.sensitive is True)
    return Value(planned.data, refs if planned.data is not None else ())


def _text(text: str, refs: tuple[Ref, ...], named: Named, *, hidden: bool) -> Value:
    """Return a string; JSON is what it says, as `jsonencode` is in HCL.

    What is sensitive counts and is never shown: its text stays unknown, its numbers and what it refers to do not.
    """
    if text.lstrip()[:1] in ("{", "["):
        try:
            return _json(json.loads(text), refs, named, hidden=hidden)
        except (ValueError, RecursionError):
            pass
    exact = named.refs.get(text)
    mine = (exact,) if exact else refs
    return Value(UNKNOWN, mine, why=_SENSITIVE, given=True) if hidden else Value(text, mine)


def _json(data: Any, refs: tuple[Ref, ...], named: Named, *, hidden: bool) -> Value:
    if isinstance(data, dict):
        fields = {name: _json(one, (), named, hidden=hidden) for name, one in data.items()}
        value = Value(fields)
    elif isinstance(data, list):
        value = Value([_json(one, (), named, hidden=hidden) for one in data])
    elif isinstance(data, str):
        exact = named.refs.get(data)
        mine = (exact,) if exact else ()
        return Value(UNKNOWN, mine, why=_SENSITIVE, given=True) if hidden else Value(data, mine)
    else:
        return Value(data)
    return value if not refs or any(value.all_refs()) else Value(value.data, refs)


def _in(part: Any, name: str | int) -> Any:
    if isinstance(part, dict):
        return part.get(name)
    if isinstance(part, list) and isinstance(name, int):
        return part[name] if name < len(part) else None
    return part is True
