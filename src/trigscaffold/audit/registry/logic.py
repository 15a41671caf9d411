"""Conditions and choices over values of which some are not known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from trigscaffold.audit.value import ABSENT, TRUE, Presence, Value

FALSE = Value(False)


def both(*conditions: Value) -> Value:
    """Tell whether all hold; one that is false decides, whatever the others are."""
    return _joined(conditions, decided_by=False)


def either(*conditions: Value) -> Value:
    """Tell whether one holds; one that is true decides, whatever the others are."""
    return _joined(conditions, decided_by=True)


def negated(condition: Value) -> Value:
    """Tell the opposite."""
    if condition.flag is None:
        return _unsure(condition.decides, condition.rests_on)
    return Value(not condition.flag, rests_on=condition.rests_on)


def given(value: Value) -> Value:
    """Tell whether *value* is one: not null, not empty."""
    if value.presence is Presence.MAYBE:
        if value.known:
            return Value(False, rests_on=value.rests_on)
        return _unsure(value.decides, value.rests_on)
    return Value(value.presence is Presence.YES, rests_on=value.rests_on)


def chosen(condition: Value, yes: Value, no: Value) -> Value:
    """Return *yes* or *no* as *condition* says, both as options where it is not known."""
    if condition.flag is None:
        if yes == no:
            return yes
        return Value(options=(yes, no), why=condition.decides, rests_on=condition.rests_on)
    return resting(yes if condition.flag else no, condition.rests_on)


def first_given(*values: Value) -> Value:
    """Return the first that is given, as ``try(coalesce(…), null)`` does."""
    rest = list(values)
    while rest:
        value = rest.pop(0)
        if value.presence is Presence.YES or not rest:
            return value
        if value.presence is Presence.MAYBE:
            return chosen(given(value), value, first_given(*rest))
    return ABSENT


def merged(default: Mapping[str, Value], over: Value) -> Value:
    """Return the object *default* with the fields of *over*, as ``merge(default, over)`` does."""
    if over.options:
        found = tuple(merged(default, option) for option in over.options)
        return Value(options=found, why=over.why, rests_on=over.rests_on)
    if not over.known:
        unsure = Value(why=over.decides, rests_on=over.rests_on)
        return Value({name: Value(options=(value, unsure), why=over.decides) for name, value in default.items()})
    return Value({**default, **(over.fields or {})}, rests_on=over.rests_on)


def resting(value: Value, names: Iterable[str]) -> Value:
    """Return *value*, which the defaults of the variables *names* decided too."""
    more = tuple(name for name in names if name not in value.rests_on)
    return replace(value, rests_on=(*value.rests_on, *more)) if more else value


def _joined(conditions: tuple[Value, ...], *, decided_by: bool) -> Value:
    deciding = next((c for c in sorted(conditions, key=_settled) if c.flag is decided_by), None)
    if deciding is not None:
        return Value(decided_by, rests_on=deciding.rests_on)
    rests_on = tuple(dict.fromkeys(name for c in conditions for name in c.rests_on))
    open_ones = [c.decides for c in conditions if c.flag is None]
    if open_ones:
        return _unsure(" and ".join(dict.fromkeys(open_ones)), rests_on)
    return Value(not decided_by, rests_on=rests_on) if rests_on else (FALSE if decided_by else TRUE)


def _settled(condition: Value) -> bool:
    return bool(condition.rests_on)


def _unsure(why: str, rests_on: tuple[str, ...]) -> Value:
    return Value(why=why, rests_on=rests_on)
