"""What is known of an argument: its value, what it refers to, and what would decide the rest."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final


class _Unknown:
    """The data of a value that cannot be known from what was read."""

    def __repr__(self) -> str:
        return "UNKNOWN"


UNKNOWN: Final = _Unknown()


class Presence(StrEnum):
    """Whether an argument is given."""

    YES = "yes"
    NO = "no"
    MAYBE = "maybe"


@dataclass(frozen=True, slots=True)
class Ref:
    """What an expression refers to: *attribute* of the resource at *address*.

    *address* carries the keys of modules but not the resource's own; *key* is that, None where any instance may be
    meant.  A data source's address begins with ``data.`` after the modules.
    """

    address: str
    attribute: str = ""
    key: str | int | None = None

    @property
    def type(self) -> str:
        """Return the type of the resource, such as ``aws_sqs_queue``."""
        return self.address.split(".")[-2] if "." in self.address else ""


@dataclass(frozen=True, slots=True)
class Linear:
    """A number that is *factor* times an unknown *symbol* (an expression's text) plus *offset*."""

    symbol: str
    factor: float = 1
    offset: float = 0


@dataclass(frozen=True, slots=True)
class Value:
    """What is known of an expression.

    Args:
        data: None, a bool, a number, a string, a list of `Value`, a dict of str to `Value`, or `UNKNOWN`.
        refs: The resources it names or is made of, in order.
        rests_on: The variables of a root module whose defaults decided it (``var.create_dlq``); a caller may differ.
        why: Where it is unknown: what would decide it, as a noun phrase (``var.queue_arn, which has no default``).
        options: Where it is unknown but one of these: the branches of a conditional.
        parts: Where it is a string of which a part is unknown: its pieces in order.
        linear: Where it is an unknown number that is a known multiple of something; where it is an empty text by the
            default of a root's variable, that variable.
        given: Where it is unknown but certainly not null: a variable without a default, a resource's attribute.
    """

    data: Any = UNKNOWN
    refs: tuple[Ref, ...] = ()
    rests_on: tuple[str, ...] = ()
    why: str = ""
    options: tuple[Value, ...] = ()
    parts: tuple[Value, ...] = ()
    linear: Linear | None = None
    given: bool = False

    @property
    def known(self) -> bool:
        """Tell whether the value itself is known; what a list holds may still be unknown."""
        return self.data is not UNKNOWN

    @property
    def number(self) -> float | None:
        """Return the number it is, None when it is none or not known; a string of digits is one, as in Terraform."""
        if isinstance(self.data, bool):
            return None
        if isinstance(self.data, int | float):
            return self.data
        return _number(self.data) if isinstance(self.data, str) else None

    @property
    def text(self) -> str | None:
        """Return the string it is, None when it is none or not known."""
        return self.data if isinstance(self.data, str) else None

    @property
    def flag(self) -> bool | None:
        """Return the bool it is, None when it is none or not known; ``"true"`` is one, as in Terraform."""
        if isinstance(self.data, str) and self.data in ("true", "false"):
            return self.data == "true"
        return self.data if isinstance(self.data, bool) else None

    @property
    def items(self) -> tuple[Value, ...] | None:
        """Return what the list holds, None when it is no list or not known."""
        return tuple(self.data) if isinstance(self.data, list | tuple) else None

    @property
    def fields(self) -> dict[str, Value] | None:
        """Return what the object holds, None when it is no object or not known."""
        return self.data if isinstance(self.data, dict) else None

    @property
    def presence(self) -> Presence:
        """Tell whether an argument with this value is given: null, ``""`` and an empty list are not.

        Null by the default of a root's variable is `MAYBE`, for whoever calls the module decides; so is what such a
        default switches on.
        """
        if self.known:
            if self.data is None or self.data in ("", [], {}, ()):
                return Presence.MAYBE if self.rests_on else Presence.NO
            return Presence.YES
        if self.options:
            found = {option.presence for option in self.options}
            return found.pop() if len(found) == 1 else Presence.MAYBE
        if self.given or self.parts or (self.refs and not self.rests_on):
            return Presence.YES
        return Presence.MAYBE

    @property
    def decides(self) -> str:
        """Return what would decide a value that is not known, as a noun phrase."""
        return self.why or " and ".join(self.rests_on) or "a value that is known only when Terraform runs"

    def every(self) -> tuple[Value, ...]:
        """Return the values it may take, itself where it is one."""
        return tuple(one for option in self.options for one in option.every()) if self.options else (self,)

    def all_refs(self) -> Iterator[Ref]:
        """Yield every reference in it and in what it holds, in order."""
        yield from self.refs
        inner = (*self.options, *self.parts, *(self.items or ()), *(self.fields or {}).values())
        for value in inner:
            yield from value.all_refs()


ABSENT: Final = Value(None)


def _number(text: str) -> float | None:
    """Return the number that *text* is for Terraform, to which ``inf``, ``1_000`` and `` 5`` are none."""
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) and not set(text) & set("_ \t\n") else None


TRUE: Final = Value(True)


def compare(left: Value, right: Value, holds: Callable[[float, float], bool]) -> bool | None:
    """Tell whether *holds* is true of two numbers, None when it cannot be known.

    Each may be one of several options: the answer is known where all pairs agree.  Two multiples of one symbol, which
    is taken to be positive, compare where their factors and their offsets do not point to different sides.
    """
    found = {_compare(one, other, holds) for one in left.every() for other in right.every()}
    return found.pop() if len(found) == 1 else None


def _compare(left: Value, right: Value, holds: Callable[[float, float], bool]) -> bool | None:
    one, other = left.number, right.number
    if one is not None and other is not None:
        return holds(one, other)
    a, b = left.linear, right.linear
    if not a or not b or a.symbol != b.symbol:
        return None
    factor, offset = a.factor - b.factor, a.offset - b.offset
    if factor * offset < 0:
        return None
    return holds(factor or offset, 0)


def times(value: Value, factor: float) -> Value:
    """Return *factor* times *value*, as far as it is known."""
    if value.options:
        return Value(options=tuple(times(o, factor) for o in value.options), why=value.why, rests_on=value.rests_on)
    number = value.number
    if number is not None:
        return Value(number * factor, value.refs, value.rests_on)
    if value.linear:
        line = value.linear
        scaled = Linear(line.symbol, line.factor * factor, line.offset * factor)
        return Value(refs=value.refs, rests_on=value.rests_on, why=value.why, linear=scaled, given=value.given)
    return Value(refs=value.refs, rests_on=value.rests_on, why=value.why)
