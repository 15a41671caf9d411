"""Which triggers a function has today, as far as the Terraform that was read shows them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from trigscaffold.audit.model import EventSourceMapping, Function, Invoked, Model, Statement
from trigscaffold.audit.resolve import named_by_arn
from trigscaffold.audit.resource import Place, Resource
from trigscaffold.audit.sameness import identity
from trigscaffold.audit.value import Value
from trigscaffold.model import Choice
from trigscaffold.today import look
from trigscaffold.today.look import Spot
from trigscaffold.today.signs import Sign

_FUNCTIONS = ("aws_lambda_function", "aws_lambda_alias")


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One sign of a trigger: where it stands and, where paths begin there, the block that is it."""

    sign: Sign
    spot: Spot
    at: Place
    mapping: EventSourceMapping | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Today:
    """A trigger that a function has: *parts* are its signs, those of the source before those of its queue."""

    choice: Choice
    parts: tuple[Part, ...]

    @property
    def sure(self) -> bool:
        """Tell whether it stands there itself; else only something that it needs does, such as a permission."""
        return any(part.sign.sure for part in self.parts)

    @property
    def mapping(self) -> EventSourceMapping | None:
        """Return the event source mapping through which the function is reached, where it is one."""
        return next((part.mapping for part in self.parts if part.mapping), None)


@dataclass(frozen=True, slots=True, eq=False)
class Unknown:
    """Something that invokes the function and is in no catalogue: *what* it is, in words.

    *permitted*: it is a service, and only its permission was read.
    """

    what: str
    at: Place
    permitted: bool = False


def triggers(
    model: Model, function: Function, signs: tuple[Sign, ...], choices: Sequence[Choice]
) -> tuple[tuple[Today, ...], tuple[Unknown, ...]]:
    """Return the triggers of *function* that *choices* holds, and what invokes it besides.

    A permission or a role counts only where nothing else shows its trigger, or its sign says so.
    """
    by_id = {choice.id: choice for choice in choices}
    found = [*_polled(model, function, signs, by_id), *_named(model, function, signs, by_id)]
    shown = {part.sign.trigger for today in found for part in today.parts}
    weaker = [s for s in signs if not s.sure and (s.also or s.trigger not in shown)]
    found += _allowed(model, function, weaker, by_id)
    merged = tuple(_merged(model, _told_once(found)))
    ours = {part.sign.trigger for today in merged for part in today.parts}
    services = {s.permission for s in signs if s.trigger in ours}
    return merged, tuple(_unknown(model, function, merged, services))


def _polled(model: Model, function: Function, signs: tuple[Sign, ...], by_id: dict[str, Choice]) -> Iterator[Today]:
    for mapping in model.mappings_of(function):
        spot = Spot(mapping.resource, mapping.resource.body)
        for sign in signs:
            if sign.reads != mapping.kind.value or not _fits(model, spot, sign):
                continue
            queue = Part(sign, spot, mapping.resource.place(), mapping)
            fed = list(_fed(model, mapping, queue, signs, by_id))
            yield from fed or ([Today(by_id[sign.trigger], (queue,))] if sign.trigger in by_id else [])


def _fed(
    model: Model, mapping: EventSourceMapping, queue: Part, signs: tuple[Sign, ...], by_id: dict[str, Choice]
) -> Iterator[Today]:
    """Yield each source that delivers into the queue that *mapping* reads."""
    parts = dict.fromkeys(part for source in mapping.sources for part in _named_in(model, signs).get(source, ()))
    for part in parts:
        if choice := by_id.get(f"{part.sign.trigger}+{queue.sign.trigger}"):
            yield Today(choice, (part, queue))


def _named(model: Model, function: Function, signs: tuple[Sign, ...], by_id: dict[str, Choice]) -> Iterator[Today]:
    for part in dict.fromkeys(_named_in(model, signs).get(function.resource, ())):
        if choice := by_id.get(part.sign.trigger):
            yield Today(choice, (part,))


@lru_cache(maxsize=8)
def _named_in(model: Model, signs: tuple[Sign, ...]) -> dict[Resource, list[Part]]:
    """Return, for each function and queue that a source names, what does; in the order of *signs*."""
    found: dict[Resource, list[Part]] = {}
    for sign in signs:
        for part in _parts(model, sign) if sign.resource else ():
            for value in _targets(model, part):
                for resource in _meant(model, value, written=bool(sign.target)):
                    found.setdefault(resource, []).append(part)
    return found


def _meant(model: Model, value: Value, *, written: bool) -> Iterator[Resource]:
    """Yield the functions and queues that *value* names; *written*: by a name or an ARN as well as by a reference."""
    if written or any(ref.type in _FUNCTIONS for ref in value.all_refs()):
        yield from (function.resource for function in model.functions_of(value))
    yield from model.referred(value, "aws_sqs_queue")
    if written and any(":sqs:" in text for text in look.texts(value)):
        yield from (q.resource for q in model.queues if named_by_arn(value, "sqs", q.resource.value("name")))


def _parts(model: Model, sign: Sign) -> Iterator[Part]:
    for resource in model.of_type(sign.resource):
        for body in look.blocks(resource.body, sign.block):
            spot = Spot(resource, body)
            if _fits(model, spot, sign):
                yield Part(sign, spot, Place(resource.file, body.line, body.line))


def _targets(model: Model, part: Part) -> Iterable[Value]:
    if not part.sign.target:
        return look.everything(part.spot.body)
    return (seen.value for path in part.sign.target for seen in look.look(model, part.spot, path))


def _fits(model: Model, spot: Spot, sign: Sign) -> bool:
    return all(look.holds(model, spot, path, wanted) for path, wanted in sign.where.items()) and not any(
        look.holds(model, spot, path, wanted) for path, wanted in sign.unless.items()
    )


def _allowed(model: Model, function: Function, signs: Sequence[Sign], by_id: dict[str, Choice]) -> Iterator[Today]:
    """Yield what only a right or an output shows."""
    for sign in signs:
        if sign.trigger not in by_id:
            continue
        for resource, note in _rights(model, function, sign):
            spot = Spot(resource, resource.body)
            if _fits(model, spot, sign):
                yield Today(by_id[sign.trigger], (Part(sign, spot, replace(resource.place(), note=note)),))


def _rights(model: Model, function: Function, sign: Sign) -> Iterator[tuple[Resource, str]]:
    if sign.permission:
        for one in model.invocations_of(function):
            if one.principal == sign.permission:
                yield one.by, f"{sign.permission} may invoke it"
    if sign.role:
        for role in model.roles:
            if sign.role in (role.trusted or ()) and any(_invokes(model, function, s) for s in role.statements):
                yield role.resource, f"a role of {sign.role} may invoke it"
    own = function.role
    if own and sign.trusted and sign.trusted in (own.trusted or ()):
        yield own.resource, f"{sign.trusted} may use its role"
    if own and sign.may and any(s.allow and sign.may in _texts(s.actions) for s in own.statements):
        yield own.resource, f"its role allows {sign.may}"
    for name, value in model.outputs.items() if sign.output else ():
        if any(sign.output in text for text in _spelt(value)) and function in model.functions_of(value):
            yield function.resource, f"output {name} is to be entered elsewhere"


def _invokes(model: Model, function: Function, statement: Statement) -> bool:
    actions = _texts(statement.actions)
    return (
        statement.allow
        and "lambda:InvokeFunction" in actions
        and any(function in model.functions_of(value) for value in statement.resources)
    )


def _texts(values: Iterable[Value]) -> list[str]:
    return [text for value in values for text in look.texts(value)]


def _spelt(value: Value) -> Iterator[str]:
    yield from look.texts(value)
    for name, inner in (value.fields or {}).items():
        yield name
        yield from _spelt(inner)


def _told_once(found: Sequence[Today]) -> list[Today]:
    """Leave out what another trigger at the same place says more of, and what goes into a queue as well.

    A workflow's text holds the function's ARN also where it makes another ARN of it.
    """
    queued = {(t.parts[0].spot.resource, t.parts[0].spot.body) for t in found if t.choice.buffer}
    better = {
        (part.spot.resource, part.spot.body, id_) for today in found for part in today.parts for id_ in part.sign.over
    }
    return [
        today
        for today in found
        if not any((part.spot.resource, part.spot.body, part.sign.trigger) in better for part in today.parts)
        and (today.choice.buffer or (today.parts[0].spot.resource, today.parts[0].spot.body) not in queued)
    ]


def _merged(model: Model, found: Iterable[Today]) -> Iterator[Today]:
    """Yield one for all signs of one source: the routes of an API, the blocks of a notification."""
    groups: dict[tuple[object, ...], list[Today]] = {}
    for today in found:
        groups.setdefault((today.choice.id, *_source(model, today.parts[0])), []).append(today)
    for group in groups.values():
        parts = {(p.spot.resource, p.spot.body): p for today in group for p in today.parts}
        yield Today(group[0].choice, tuple(sorted(parts.values(), key=lambda p: p.mapping is not None)))


def _source(model: Model, part: Part) -> tuple[object, ...]:
    """Return what tells the source of *part* from others: the resource, else how it is written."""
    if part.sign.of:
        made = look.resources(model, part.spot, part.sign.of)
        if made:
            return made
        written = [identity(seen.value) for seen in look.look(model, part.spot, part.sign.of)]
        if any(written):
            return tuple(written)
    return (part.spot.resource.base,)


def _unknown(model: Model, function: Function, found: Sequence[Today], permitted: Collection[str]) -> Iterator[Unknown]:
    """Yield what invokes *function* and belongs to no trigger that was found."""
    ours = {part.spot.resource for today in found for part in today.parts}
    services = {today.choice.source.grant.principal for today in found} | set(permitted)
    told: set[str] = set()
    for one in model.invocations_of(function):
        if one.by in ours or one.principal in services or (one.how is Invoked.UNKNOWN and not one.principal):
            continue
        if one.principal and one.how is Invoked.POLLED:
            continue  # which permits nothing: Lambda polls with the function's own role
        mapping = next((m for m in model.mappings if m.resource is one.by), None)
        what = one.principal or one.by.address
        what = f"an event source mapping that reads {mapping.kind}" if mapping else what
        if what not in told:
            told.add(what)
            yield Unknown(what, one.by.place(), permitted=bool(one.principal))
