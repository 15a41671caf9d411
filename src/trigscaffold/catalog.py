"""The triggers: read from their folders, or from the compiled form that the wheel carries.

``templates/triggers/<id>/trigger.yaml`` is the source.  A fact without a source, an unknown key or a
value of the wrong kind does not load.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from typing import Any

from trigscaffold.errors import Problem, UserError
from trigscaffold.model import (
    ENDS,
    Answer,
    Choice,
    Constraint,
    Derived,
    Grant,
    Hop,
    Invocation,
    Latency,
    Ordering,
    Setting,
    Trigger,
)

COMPILED = "catalog.json"
_TOP = {"title", "summary", "invocation", "checked", "facts", "wiring", "settings", "constraints"}
_TOP |= {"failure_path", "direct_failure_path", "derived", "concurrency", "event_age", "function", "ends", "event"}
_WIRING = {"delivers_to", "alone", "sole", "buffer", "grant", "queue_grant", "key_users"}
_NOT_FACTS = _TOP | _WIRING | {"id", "sources", "samples"}
_SETS = {f.name for f in fields(Trigger) if "frozenset" in str(f.type)}


class CatalogError(ValueError):
    """A trigger's folder is not one: which file, which key, what is wrong."""


def templates_folder() -> Path:
    """Return the folder of the templates: inside the installed package, or beside ``src`` in a checkout."""
    inside = Path(__file__).parent / "templates"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "templates"


@cache
def load(folder: Path | None = None) -> tuple[Trigger, ...]:
    """Return all triggers, sorted by id.

    Raises:
        CatalogError: a descriptor is wrong.
    """
    folder = folder or templates_folder() / "triggers"
    compiled = folder.parent / COMPILED
    if compiled.is_file():
        documents: dict[str, Any] = json.loads(compiled.read_text(encoding="utf-8"))
    else:
        documents = {path.parent.name: read_descriptor(path) for path in sorted(folder.glob("*/trigger.yaml"))}
    return tuple(trigger(id_, document) for id_, document in documents.items())


def read_descriptor(path: Path) -> Any:
    """Return what a ``trigger.yaml`` says, as plain data."""
    from trigscaffold import yamlfile

    return yamlfile.read_path(path).value


def trigger(id_: str, document: Mapping[str, Any]) -> Trigger:
    """Return the trigger that the descriptor *document* describes.

    Raises:
        CatalogError: it has an unknown key, a fact without a source, or a value of the wrong kind.
    """
    _refuse_unknown(id_, "", document, _TOP)
    wiring = document.get("wiring", {})
    _refuse_unknown(id_, "wiring.", wiring, _WIRING)
    facts, sources = _facts(id_, document.get("facts", {}))
    try:
        return Trigger(
            id=id_,
            title=document["title"],
            summary=document["summary"],
            invocation=Invocation(document["invocation"]),
            checked=str(document["checked"]),
            sources=sources,
            delivers_to=tuple(wiring.get("delivers_to", ())),
            alone=wiring.get("alone", True),
            sole=wiring.get("sole", False),
            buffer=wiring.get("buffer", ""),
            grant=Grant(**wiring.get("grant", {})),
            queue_grant=Grant(**wiring.get("queue_grant", {})),
            key_users=tuple(wiring.get("key_users", ())),
            settings={name: _setting(name, raw) for name, raw in document.get("settings", {}).items()},
            constraints=tuple(Constraint(**raw) for raw in document.get("constraints", ())),
            failure_path=_hops(document, "failure_path"),
            direct_failure_path=_hops(document, "direct_failure_path"),
            derived=tuple(Derived(**raw) for raw in document.get("derived", ())),
            concurrency=document.get("concurrency", ""),
            event_age=document.get("event_age", ""),
            function=document.get("function", {}),
            ends=document.get("ends", {}),
            event=document.get("event", {}),
            **facts,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise CatalogError(f"{id_}/trigger.yaml: {error}") from None


def _refuse_unknown(id_: str, where: str, raw: Mapping[str, Any], allowed: set[str]) -> None:
    if unknown := sorted(set(raw) - allowed):
        raise CatalogError(f"{id_}/trigger.yaml: unknown {where}{unknown[0]}; allowed: {', '.join(sorted(allowed))}")


def _setting(name: str, raw: Mapping[str, Any]) -> Setting:
    return Setting(name=name, **{**raw, "choices": tuple(raw.get("choices", ()))})


def _hops(document: Mapping[str, Any], path: str) -> tuple[Hop, ...]:
    ends = {**ENDS, **document.get("ends", {})}
    hops = tuple(Hop(**raw) for raw in document.get(path, ()))
    for hop in hops:
        if hop.lands not in ends:
            raise ValueError(f"{path}: lands: {hop.lands!r} is no end; there are: {', '.join(ends)}")
    return tuple(replace(hop, end=ends[hop.lands]) for hop in hops)


def _facts(id_: str, raw: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    _refuse_unknown(id_, "facts.", raw, {f.name for f in fields(Trigger)} - _NOT_FACTS)
    values, sources = {}, {}
    for name, fact in raw.items():
        if not isinstance(fact, dict) or set(fact) != {"value", "source"}:
            raise CatalogError(f"{id_}/trigger.yaml: facts.{name} needs exactly `value` and `source`")
        if not str(fact["source"]).startswith("https://"):
            raise CatalogError(f"{id_}/trigger.yaml: facts.{name}.source is not the address of a page")
        values[name] = _fact(name, fact["value"])
        sources[name] = fact["source"]
    return values, sources


def _fact(name: str, value: Any) -> Any:
    if name == "ordering":
        return Ordering[value.upper()]
    if name == "latency":
        return Latency[value.upper()]
    if name == "answers":
        return Answer(value)
    return frozenset(value) if name in _SETS else value


@cache
def find(id_: str) -> Trigger:
    """Return the trigger called *id_*.

    Raises:
        UserError: there is none; the message names the nearest and lists all.
    """
    for candidate in load():
        if candidate.id == id_:
            return candidate
    raise no_such_trigger(id_, [t.id for t in load()])


def no_such_trigger(id_: str, known: Sequence[str]) -> UserError:
    """Build the error for an id that no trigger has."""
    import difflib

    near = difflib.get_close_matches(id_, known, 1)
    guess = f"did you mean {near[0]!r}? " if near else ""
    return UserError(
        f"there is no trigger {id_[:60]!r}",
        [Problem("", "", f"{guess}There are: {', '.join(known)}")],
        hint="`trigscaffold triggers` lists each with one line",
    )


@cache
def every_choice() -> tuple[Choice, ...]:
    """Return all there is to choose from."""
    return choices(load())


def choices(triggers: Sequence[Trigger]) -> tuple[Choice, ...]:
    """Return every trigger alone, save what needs a buffer, and every source with each buffer it can deliver into."""
    found = [Choice(t, None, t) for t in triggers if t.alone]
    for source in triggers:
        found += [
            Choice(source, queue, combine(source, queue))
            for queue in triggers
            if queue.buffer and queue.buffer in source.delivers_to
        ]
    return tuple(sorted(found, key=lambda c: c.id))


def combine(source: Trigger, queue: Trigger) -> Trigger:
    """Return the facts of *source* delivering into *queue*: the source's reach, the queue's patience.

    Nobody gets a result through a queue: what answered with one answers with an acknowledgement.
    """
    answers = Answer.ACKNOWLEDGEMENT if source.answers is Answer.RESULT else source.answers
    smaller = min(source.payload_bytes or queue.payload_bytes, queue.payload_bytes or source.payload_bytes)
    rates = [t.events_per_s for t in (source, queue) if t.events_per_s]
    most = [t.events_per_s_most for t in (source, queue) if t.events_per_s_most]
    return replace(
        source,
        id=f"{source.id}+{queue.id}",
        title=f"{source.title} into {queue.title}",
        invocation=queue.invocation,
        answers=answers,
        latency=max(source.latency, queue.latency),
        longest_answer_s=source.longest_answer_s,
        ordering=min(source.ordering, queue.ordering),
        events_per_s=min(rates, default=0.0),
        events_per_s_most=min(most, default=0.0),
        payload_bytes=smaller,
        limits_concurrency=queue.limits_concurrency,
        concurrency_from=queue.concurrency_from,
        concurrency_to=queue.concurrency_to,
        absorbs_spikes=queue.absorbs_spikes,
        keeps_for_s=queue.keeps_for_s,
        failure_seen_by=queue.failure_seen_by | (source.failure_seen_by & {"undelivered"}),
        deduplicates=queue.deduplicates,
        delay_s=max(source.delay_s, queue.delay_s),
        http=source.http - {"streaming"},
        parts=source.parts + queue.parts,
        sources={**source.sources, **{n: queue.sources[n] for n in _FROM_QUEUE if n in queue.sources}},
    )


_FROM_QUEUE = (
    "limits_concurrency",
    "concurrency_from",
    "concurrency_to",
    "absorbs_spikes",
    "keeps_for_s",
    "failure_seen_by",
    "deduplicates",
    "delay_s",
)
