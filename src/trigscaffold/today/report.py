"""All that `recommend --from` says of each function, apart from how it is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from trigscaffold.audit import check
from trigscaffold.audit.model import Function, Model
from trigscaffold.audit.report import Notice, Report
from trigscaffold.audit.resource import Resource
from trigscaffold.decide import decide
from trigscaffold.errors import NO_TRIGGER_FITS, UserError
from trigscaffold.model import Choice, Decision, Finding, Needs
from trigscaffold.sensitivity import would_change
from trigscaffold.spec import SpecData, SpecFile, spec_answers, spec_data
from trigscaffold.today import draft, refusals, seen, settings, signs, wanted
from trigscaffold.today.needs import Read, reads
from trigscaffold.today.seen import Today, Unknown
from trigscaffold.today.settings import Difference
from trigscaffold.today.wanted import Need


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """One trigger, as it stands there and as it is wanted.

    Args:
        name: Its name in the spec, or one made of what its source is called.
        today: What stands there; None: the spec asks for it, and nothing does.
        reads: What was read off it.
        needs: What is wanted: the spec's needs, else those that were read.
        decision: What would be chosen; None: *refused* says why nothing is.
        unanswered: The needs that nobody answered.
        changes: What other answer to which of them would change the choice, as `recommend` tells it.
        asked: The spec's needs, each held against what stands there.
        against: What the rules hold against today's trigger beside them.
        settings: What is set otherwise than it would be generated.
    """

    name: str
    today: Today | None
    reads: tuple[Read, ...] = ()
    needs: Needs | None = None
    decision: Decision | None = None
    refused: UserError | None = None
    unanswered: tuple[str, ...] = ()
    changes: tuple[Mapping[str, Any], ...] = ()
    asked: tuple[Need, ...] = ()
    against: tuple[Finding, ...] = ()
    settings: tuple[Difference, ...] = ()

    @property
    def question(self) -> str:
        """Return the unanswered need whose answer could lead to the most other choices; empty: none would."""
        ends: dict[str, set[str]] = {}
        for flip in self.changes:
            ends.setdefault(flip["need"], set()).add(flip["choice"])
        return max(ends, key=lambda need: len(ends[need]), default="")


@dataclass(frozen=True, slots=True, eq=False)
class OfFunction:
    """What is said of *function*: its triggers, what else invokes it, and how many findings `check` has for it.

    *besides* are triggers that stand there and are not in the spec; *read* is what was read off each, by name.
    """

    model: Model
    function: Function
    answers: tuple[Answer, ...]
    unknown: tuple[Unknown, ...] = ()
    besides: tuple[Today, ...] = ()
    findings: int = 0
    read: Mapping[str, tuple[Today, tuple[Read, ...]]] = field(default_factory=dict)

    @property
    def draft(self) -> SpecFile | None:
        """Return the spec that its triggers would have been made of; None: it has none.

        Raises:
            UserError: It has more triggers than a spec takes.
        """
        return draft.draft(self.model, self.function, self.read) if self.read else None


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """Every function that was read or asked for; *problems* is what could not be read."""

    functions: tuple[OfFunction, ...]
    problems: tuple[Notice, ...] = ()


def of_path(path: Path, choices: Sequence[Choice], *, function: str = "", spec: SpecFile | None = None) -> Found:
    """Return what is said of the functions in the Terraform at *path*, or of the one called *function*.

    Raises:
        UserError: There is none, or several and a *spec* for one of them.
    """
    report = check.check([path], check.Options(keep=True))
    every = refusals.chosen(list(functions(report.models)), function, path, bool(spec))
    return Found(tuple(of(model, one, choices, spec, report) for model, one in every), report.problems)


def functions(models: Sequence[Model]) -> Iterator[tuple[Model, Function]]:
    """Yield each function with its model.

    A module and the examples that call it are both roots, and the examples say more: what its variables may be.
    """
    depths = [_depths(model) for model in models]
    for n, model in enumerate(models):
        if not any(_calls(other, depths[n]) for m, other in enumerate(depths) if m != n):
            yield from ((model, one) for one in model.functions)


def _depths(model: Model) -> dict[tuple[str, int], int]:
    """Return how many calls lead to the block of each function, by its place; a plan has none."""
    blocks = ((one.resource.place(), len(one.resource.calls)) for one in model.functions)
    return {(place.file, place.line): depth for place, depth in blocks if place.line}


def _calls(other: Mapping[tuple[str, int], int], mine: Mapping[tuple[str, int], int]) -> bool:
    """Tell whether a root has every function of another one, further in."""
    return bool(mine) and all(other.get(block, -1) > depth for block, depth in mine.items())


def of(
    model: Model,
    function: Function,
    choices: Sequence[Choice],
    spec: SpecFile | None = None,
    report: Report | None = None,
) -> OfFunction:
    """Return what is said of *function*: against *spec* where there is one, with what *report* found on it."""
    triggers, unknown = seen.triggers(model, function, signs.load(), choices)
    names = draft.names(triggers)
    every = {name: (one, reads(model, function, one)) for name, one in zip(names, triggers, strict=True)}
    if spec is None:
        answers = [_read(model, function, name, *every[name], choices) for name in every]
        besides: list[Today] = []
    else:
        pairs, besides = _pairs(spec, list(triggers), choices)
        answers = [_asked(model, function, name, today, spec, choices) for name, today in pairs]
    count = _findings(report, function, triggers) if report else 0
    return OfFunction(model, function, tuple(answers), unknown, tuple(besides), count, every)


def _read(
    model: Model, function: Function, name: str, today: Today, found: tuple[Read, ...], choices: Sequence[Choice]
) -> Answer:
    written = draft.draft(model, function, {name: (today, found)})
    needs = written.needs[name]
    decision, refused = _decided(needs, choices)
    asked = spec_data(written)["triggers"][name]["needs"]
    known = {read.need for read in found if read.value is not None}
    changes = tuple(flip for flip in would_change(needs, choices) if flip["need"] not in known)
    return Answer(name, today, found, needs, decision, refused, tuple(draft.unanswered(asked)), changes)


def _asked(
    model: Model, function: Function, name: str, today: Today | None, spec: SpecFile, choices: Sequence[Choice]
) -> Answer:
    needs, asked = spec.needs[name], spec.spec.triggers[name]
    decision, refused = _decided(needs, choices, asked.trigger, asked.buffer, spec.where(("triggers", name)))
    changes = tuple(would_change(needs, choices))
    if today is None:
        return Answer(name, None, (), needs, decision, refused, changes=changes)
    data: SpecData = spec_answers(spec)
    data.pop("template", None)
    data.pop("answers", None)
    found = reads(model, function, today)
    held = wanted.needs(data, name, today.choice, function, found)
    against = wanted.others(data, name, today.choice, held)
    other = settings.differences(model, data, name, today)
    return Answer(name, today, found, needs, decision, refused, (), changes, tuple(held), tuple(against), tuple(other))


def _decided(
    needs: Needs, choices: Sequence[Choice], trigger: str = "auto", buffer: str = "auto", where: str = ""
) -> tuple[Decision | None, UserError | None]:
    try:
        return decide(needs, choices, trigger=trigger, buffer=buffer, where=where), None
    except UserError as error:
        if error.exit_code != NO_TRIGGER_FITS:
            raise
        return None, error


def _pairs(
    spec: SpecFile, there: list[Today], choices: Sequence[Choice]
) -> tuple[list[tuple[str, Today | None]], list[Today]]:
    """Return which trigger of the spec is which that stands there, and what is left.

    The same trigger first, then one that carries the same event; where one of each is left, that.
    """
    left = list(there)
    found: dict[str, Today | None] = dict.fromkeys(spec.spec.triggers)
    for same in (_chosen(spec, choices), {name: needs.event for name, needs in spec.needs.items()}):
        for name in found:
            if found[name] is None:
                found[name] = next((t for t in left if same[name] in (t.choice.id, *t.choice.source.events)), None)
                left = [t for t in left if t is not found[name]]
    open_ = [name for name, one in found.items() if one is None]
    if len(open_) == len(left) == 1:
        found[open_[0]] = left.pop()
    return list(found.items()), left


def _chosen(spec: SpecFile, choices: Sequence[Choice]) -> dict[str, str]:
    """Return what the spec chooses for each of its triggers, by its name."""
    found: dict[str, str] = {}
    for name, asked in spec.spec.triggers.items():
        decision, _ = _decided(spec.needs[name], choices, asked.trigger, asked.buffer)
        found[name] = decision.choice.id if decision else ""
    return found


def _findings(report: Report, function: Function, triggers: Sequence[Today]) -> int:
    """Count what `check` finds on the function and on what its triggers are made of."""
    ours = {_known(r) for r in _resources(function, triggers)}
    return sum(_known(f.subject) in ours for f in report.violations)


def _resources(function: Function, triggers: Sequence[Today]) -> Iterator[Resource]:
    yield function.resource
    for today in triggers:
        for part in today.parts:
            yield part.spot.resource
            if part.mapping:
                yield from part.mapping.sources


def _known(resource: Resource) -> tuple[str, int, str]:
    """Return which block it is, whichever root it was read from; a call of a registry module holds several."""
    apart = resource.registry or not resource.body.line
    return resource.file, resource.body.line, resource.base if apart else ""
