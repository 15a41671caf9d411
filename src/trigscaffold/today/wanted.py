"""What is wanted held against what stands there: by the rules of `recommend`, and as it is set."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from trigscaffold import units
from trigscaffold.audit.model import Function
from trigscaffold.audit.resource import Place
from trigscaffold.audit.value import Presence
from trigscaffold.decide import judge
from trigscaffold.errors import UserError
from trigscaffold.model import Choice, Finding, Needs, Verdict
from trigscaffold.spec import SpecData, parse_data
from trigscaffold.spec.vocabulary import UNKNOWN
from trigscaffold.today.needs import Read

_ORDER = {"ordering": ("none", "per_key", "total"), "failure": ("best_effort", "dead_letter", "per_item")}
_AT_LEAST = frozenset({"keep.outage", "replay"})
_TIMES = _AT_LEAST | {"delay", "schedule.window"}
_WHOLE = frozenset({"filter.pattern", "filter.changes", "http.routes"})
_LIMIT = "downstream_limit.at_a_time"
_WORK = "volume.work"


@dataclass(frozen=True, slots=True)
class Need:
    """One need that was asked for.

    Args:
        need: Its dotted name in a spec.
        value: What is wanted, in the spec's words.
        findings: What rules say of today's trigger because of it; a rejection means that the trigger cannot meet it.
        today: What is set instead, where the trigger could meet it and is not set so.
        at: The lines that say so.
        unknown: What would decide whether it is met.
    """

    need: str
    value: Any
    findings: tuple[Finding, ...] = ()
    today: str = ""
    at: Place | None = None
    unknown: str = ""

    @property
    def met(self) -> bool:
        """Tell whether today's trigger meets it, as far as that can be known."""
        return not self.today and not any(f.verdict is Verdict.REJECT for f in self.findings)


def needs(data: SpecData, name: str, choice: Choice, function: Function, reads: Sequence[Read]) -> list[Need]:
    """Return each need that trigger *name* of the spec *data* asks for, held against *choice* and *reads* of it.

    Raises:
        UserError: *data* is no valid spec.
    """
    every = _findings(data, name, choice)
    seen = {read.need: read for read in reads}
    found: list[Need] = []
    for need, value in stated(data["triggers"][name]["needs"]):
        without = _without(data, name, need)
        rest = _findings(without, name, choice) if without else every
        because = tuple(f for f in every if f.verdict is not Verdict.PREFER and f.rule not in {r.rule for r in rest})
        as_set, at, unknown = _as_set(need, value, seen.get(need), function)
        found.append(Need(need, value, because, as_set, at, unknown))
    return found


def others(data: SpecData, name: str, choice: Choice, found: Sequence[Need]) -> list[Finding]:
    """Return what the rules hold against *choice* that no single need is the reason of."""
    told = {f.rule for need in found for f in need.findings}
    return [f for f in _findings(data, name, choice) if f.verdict is not Verdict.PREFER and f.rule not in told]


def stated(asked: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the dotted name and the value of each need in *asked* that somebody answered."""
    for need, value in asked.items():
        if isinstance(value, dict):
            yield from ((f"{need}.{inner}", one) for inner, one in value.items() if one != UNKNOWN)
        elif value not in (None, UNKNOWN):
            yield need, value


def _findings(data: SpecData, name: str, choice: Choice) -> tuple[Finding, ...]:
    settled: Needs = parse_data(data).needs[name]
    return judge(settled, choice, fully=True).findings


def _without(data: SpecData, name: str, need: str) -> SpecData | None:
    """Return *data* with *need* unanswered; None: nothing can be said without it."""
    if need == "event":
        return None
    less = copy.deepcopy(data)
    trigger = less["triggers"][name]
    outer, _, inner = need.partition(".")
    if inner:
        del trigger["needs"][outer][inner]
    if not inner or not trigger["needs"][outer]:
        del trigger["needs"][outer]
    if need == "existing":
        trigger.pop("existing", None)
    try:
        parse_data(less)
    except UserError:
        return None
    return less


def _as_set(need: str, wanted: Any, read: Read | None, function: Function) -> tuple[str, Place | None, str]:
    """Return what is set where that is not what is *wanted*, its lines, and what would decide it."""
    if need == _LIMIT:
        return _limit(wanted, read, function)
    if need == _WORK and read and units.duration_s(wanted) > units.duration_s(read.value):
        return f"a timeout of {read.value}", read.at, ""
    if read is None or read.assumed:
        return "", None, ""
    if read.unknown:
        return "", read.at, read.unknown
    if read.value is None:
        return ("" if need == "existing" else "nothing"), read.at, ""
    return ("" if does(need, wanted, read.value) else shown(read.value)), read.at, ""


def does(need: str, wanted: Any, today: Any) -> bool:
    """Tell whether *today*'s value of *need* does for what is *wanted*: it, or more where more is no harm."""
    if need in _ORDER:
        order = _ORDER[need]
        return wanted not in order or today not in order or order.index(today) >= order.index(wanted)
    if need in _TIMES:
        asked = 0.0 if wanted == "none" else units.duration_s(wanted)
        there = units.duration_s(today)
        return there >= asked if need in _AT_LEAST else there == asked
    if need == "filter.pattern":
        return _within(wanted, today)
    if need in _WHOLE:
        return set(wanted) <= set(today)
    return bool(wanted == today)


def _within(wanted: Any, today: Any) -> bool:
    """Tell whether a pattern asks all that is *wanted* and, where it does, the same."""
    if isinstance(wanted, dict) and isinstance(today, dict):
        return all(key in today and _within(value, today[key]) for key, value in wanted.items())
    return bool(wanted == today)


def _limit(wanted: Any, read: Read | None, function: Function) -> tuple[str, Place | None, str]:
    """Of the mapping's maximum concurrency and the function's reserved concurrency the smaller counts."""
    reserved = function.reserved
    limits = [(read.value, read.at)] if read and read.value is not None else []
    if reserved.number is not None:
        limits.append((int(reserved.number), function.resource.place("reserved_concurrent_executions")))
    if not limits and reserved.presence is not Presence.NO:
        return "", function.resource.place(), reserved.decides
    if not limits:
        return "no limit", function.resource.place(), ""
    most, at = min(limits, key=lambda limit: int(limit[0]))
    return (str(most) if most > wanted else ""), at, ""


def shown(value: Any) -> str:
    """Return *value* on one line, as it would stand in a spec."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict | list):
        import json

        return json.dumps(value, ensure_ascii=False)
    return str(value)
