"""Settings that stand otherwise than they would be generated for the same needs and the same trigger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from trigscaffold.audit.model import Model, Queue
from trigscaffold.audit.resource import Body, Place, Resource
from trigscaffold.audit.value import UNKNOWN, Value
from trigscaffold.errors import UserError
from trigscaffold.model import Choice
from trigscaffold.module import PlannedTrigger
from trigscaffold.spec import SpecData, parse_data
from trigscaffold.today import look
from trigscaffold.today.seen import Today

# What a mapping without these does.
_ABSENT = {"function_response_types": "none", "maximum_concurrency": 0, "delay_seconds": 0}
_VISIBILITY = "Visibility timeout"


@dataclass(frozen=True, slots=True)
class Difference:
    """*name* is *today* (None: not set) where *generated* would be written."""

    name: str
    today: Any
    generated: Any
    at: Place


def differences(model: Model, data: SpecData, name: str, today: Today) -> list[Difference]:
    """Return what is set otherwise on *today*'s trigger than trigger *name* of the spec *data* would have it.

    Settings of another trigger cannot be compared: it is planned as if somebody insisted on today's.
    """
    planned = _planned(data, name, today.choice)
    if planned is None:
        return []
    found = [d for setting, value in planned.settings.items() if (d := _one(model, today, setting, value))]
    visible = next((d for d in planned.derived if d.name == _VISIBILITY), None)
    if visible and (queue := _queue(model, today)):
        now, wanted = queue.visibility.number, float(visible.value)
        if now is not None and now != wanted:
            at = queue.resource.place("visibility_timeout_seconds")
            found.append(Difference("visibility_timeout_seconds", int(now), int(wanted), at))
    return found


def _planned(data: SpecData, name: str, choice: Choice) -> PlannedTrigger | None:
    """Return trigger *name* settled with *choice*; None: it cannot be made for these needs."""
    from trigscaffold import pipeline

    buffer = choice.buffer.id if choice.buffer else "none"
    asked = {**data["triggers"][name], "trigger": choice.source.id, "buffer": buffer}
    try:
        module = pipeline.settle(parse_data({**data, "triggers": {**data["triggers"], name: asked}}))
    except UserError:
        return None
    return next(t for t in module.triggers if t.name == name)


def _one(model: Model, today: Today, setting: str, generated: Any) -> Difference | None:
    if setting == "max_receive_count":
        queue = _queue(model, today)
        number = queue.max_receive.number if queue else None
        if queue is None or number is None or number == generated:
            return None
        return Difference("maxReceiveCount", int(number), generated, queue.redrive_at.place("redrive_policy"))
    said = [(value, at) for value, at in _now(today, model, setting) if value is not UNKNOWN]
    # What is empty is left to somebody's filter, or not written at all.
    if not said or generated in ("", [], None):
        return None
    if said[0][0] is None:
        same = setting not in _ABSENT or generated == _ABSENT[setting]
        return None if same else Difference(setting, None, generated, said[0][1])
    values = [one for value, _ in said for one in (value if isinstance(value, list) else [value])]
    wanted = generated if isinstance(generated, list) else [generated]
    if all(one in values for one in wanted) or (len(set(map(str, values))) > 1 and not isinstance(generated, list)):
        return None
    return Difference(setting, values[0] if len(values) == 1 else values, generated, said[0][1])


def _now(today: Today, model: Model, setting: str) -> list[tuple[Any, Place]]:
    """Return each value of the argument *setting* of what the trigger is made of, with its lines."""
    found = [
        (_plain(value), Place(resource.file, *body.lines.get(setting, (body.line, body.line))))
        for resource in _resources(model, today)
        for value, body in _arguments(resource.body, setting)
    ]
    if not found and today.mapping and setting in _ABSENT:
        return [(None, today.mapping.resource.place())]
    return found


def _resources(model: Model, today: Today) -> Iterator[Resource]:
    """Yield what the trigger is made of: its parts, the queue or stream that is read, and what a part names."""
    for part in today.parts:
        yield part.spot.resource
        if part.mapping:
            yield from (r for r in part.mapping.sources if not r.data and not r.outside)
        elif part.sign.of:
            yield from look.resources(model, part.spot, part.sign.of)


def _arguments(body: Body, name: str) -> Iterator[tuple[Value, Body]]:
    if name in body.arguments:
        yield body.arguments[name], body
    for blocks in body.blocks.values():
        for block in blocks:
            yield from _arguments(block, name)


def _plain(value: Value) -> Any:
    """Return *value* as a setting holds it: a number that is a text as a number."""
    plain = look.plain(value)
    return int(value.number) if value.number is not None and float(value.number).is_integer() else plain


def _queue(model: Model, today: Today) -> Queue | None:
    mapping = today.mapping
    return next((q for r in mapping.sources if (q := model.queue_at(r))), None) if mapping else None
