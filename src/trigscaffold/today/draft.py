"""The spec that a function's triggers would have been made of, as far as it can be read off them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from trigscaffold.audit.model import Function, Model
from trigscaffold.errors import UserError
from trigscaffold.spec import SpecData, SpecFile, parse_data
from trigscaffold.spec.names import checks
from trigscaffold.spec.vocabulary import NAME, TRIGGER_NAME
from trigscaffold.today import needs
from trigscaffold.today.needs import Read
from trigscaffold.today.seen import Today

_TRIES = 2
_OF_A_TRIGGER = 3
# The timeout bounds the work, and how little of it one event takes nobody knows.
_SHOWN_ONLY = frozenset({"volume.work"})


def draft(model: Model, function: Function, triggers: Mapping[str, tuple[Today, Sequence[Read]]]) -> SpecFile:
    """Return the spec of *function*: what was read of each of its *triggers*, by name, and nothing else.

    What a spec would refuse beside the rest, such as a filter of another kind of event, is left out.

    Raises:
        UserError: Not even the rest makes a spec.
    """
    data: SpecData = {"name": _function_name(function), "triggers": {}}
    timeout = function.timeout.number
    if timeout and 1 <= timeout <= 900:
        data["function"] = {"timeout_s": int(timeout)}
    for name, (today, reads) in triggers.items():
        data["triggers"][name] = _trigger(model, today, reads)
    for _ in range(_TRIES):
        try:
            return parse_data(data, function.address)
        except UserError as error:
            for problem in error.problems:
                _leave_out(data, problem.path.split("."))
    for trigger in data["triggers"].values():
        trigger["needs"] = {"event": trigger["needs"]["event"]}
        trigger.pop("existing", None)
    return parse_data(data, function.address)


def _leave_out(data: SpecData, path: Sequence[str]) -> None:
    """Remove what is at *path* of a trigger, as far in as a need: ``triggers.orders.needs.filter``."""
    if path[0] != "triggers" or len(path) < _OF_A_TRIGGER or path[-1] == "event":
        return
    *outer, last = path[:4]
    for step in outer:
        data = data.get(step, {})
    data.pop(last, None)


def _trigger(model: Model, today: Today, reads: Sequence[Read]) -> SpecData:
    said: SpecData = {}
    for read in reads:
        if read.value is not None and read.need not in _SHOWN_ONLY:
            outer, _, inner = read.need.partition(".")
            if inner:
                said.setdefault(outer, {})[inner] = read.value
            else:
                said[outer] = read.value
    trigger: SpecData = {"needs": said}
    if "existing" in said:
        written = needs.arn(model, today)
        trigger["existing"] = {"arn": written} if written else {}
    return trigger


def names(triggers: Sequence[Today]) -> list[str]:
    """Return a name for each trigger: what its source is called, as a spec takes it."""
    found: list[str] = []
    for today in triggers:
        found.append(_free(_cleaned(today.parts[0].spot.resource.name), found))
    return found


def _cleaned(name: str) -> str:
    text = re.sub(r"[^a-z0-9_]+", "_", name.lower()).strip("_0123456789")[:27].strip("_")
    fits = re.fullmatch(TRIGGER_NAME, text) and not any(checks("function", {text: None}))
    return text if fits else "source"


def _free(name: str, taken: Collection[str]) -> str:
    return next(n for n in (name, *(f"{name}_{i}" for i in range(2, len(taken) + 3))) if n not in taken)


def _function_name(function: Function) -> str:
    for name in (function.resource.value("function_name").text or "", function.resource.name):
        text = re.sub(r"[^a-z0-9-]+", "-", name.lower()).strip("-0123456789")[:30].strip("-")
        if re.fullmatch(NAME, text) and text != "this":
            return text
    return "function"


def unanswered(asked: Mapping[str, Any]) -> list[str]:
    """Return the needs that *asked*, one trigger's needs with ``unknown`` written out, leaves open."""
    return [name for name, value in asked.items() if value == "unknown"]
