"""Sample events, as AWS sends them, chained for a source that delivers into a buffer.

A trigger's ``events/*.json`` are what invokes the function; ``queued/*.json``, where a folder has it,
is what the source puts into a queue instead (the body of the message), or beside them when ``event:`` calls
all of it ``without_work``.  ``event:`` in the descriptor says where the list of records is, which fields differ
from one to the next, how the payload is encoded, where a record names what it tells of (``named``, and
``name_encoding``: ``url`` where it is escaped), and which kinds of change are sent when nobody names any
(``changes``).  A sample that is called after a kind of change (``removed.json``) or of event (``alarm.json``)
goes into a module only when that kind is wanted.  ``authorized`` says, for each way in which callers of a
front door prove who they are, what the service adds to an event.  ``as_set`` names settings whose default
stands in a sample, for the value that they get in a module, and the fields that some values leave out.
``applies`` says of a sample when it goes into a module, by an expression over ``needs`` and ``settings``.
"""

from __future__ import annotations

import base64
import copy
import json
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any
from urllib.parse import quote_plus

from trigscaffold.catalog import templates_folder
from trigscaffold.errors import Problem, UserError
from trigscaffold.expression import evaluate
from trigscaffold.model import Trigger
from trigscaffold.module import PlannedTrigger
from trigscaffold.routes import filled
from trigscaffold.spec.vocabulary import CHANGES, EVENTS

EXAMPLE = "example-orders"
NOT_JSON = "this is not JSON {"


@cache
def _texts(id_: str, folder: str) -> Mapping[str, str]:
    paths = sorted((templates_folder() / "triggers" / id_ / folder).glob("*.json"))
    return {path.stem: path.read_text(encoding="utf-8") for path in paths}


def _read(trigger: Trigger, folder: str) -> dict[str, Any]:
    """Return the samples of a folder, each a new object: parsing is quicker than a deep copy."""
    texts = trigger.samples.get(folder, {}) if trigger.samples else _texts(trigger.id, folder)
    return {name: json.loads(text) for name, text in texts.items()}


def samples(source: Trigger, buffer: Trigger | None = None, wanted: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Return each sample event by its name; with *buffer*, the queue's event around the source's.

    With *wanted*, the filter of a spec: only those, and named so, that it lets through.
    """
    wanted = wanted or {}
    inner = _queued(source) if buffer else _read(source, "events")
    if wanted:
        kinds = wanted.get("changes") or source.event.get("changes") or CHANGES
        inner = {n: _let_through(e, source, wanted) for n, e in inner.items() if n not in CHANGES or n in kinds}
    if buffer is None:
        return inner
    around = next(iter(_read(buffer, "events").values()))
    return {name: with_payload(around, buffer, payload) for name, payload in inner.items()}


def _queued(source: Trigger) -> dict[str, Any]:
    """Return what *source* puts into a queue: its events, or what its folder has instead of or beside them."""
    queued = _read(source, "queued")
    beside = set(queued) <= set(source.event.get("without_work", ()))
    return {**_read(source, "events"), **queued} if beside else queued


def _let_through(event: Any, trigger: Trigger, wanted: Mapping[str, Any]) -> Any:
    """Change, where a record names what it tells of, the name to one with the wanted prefix and suffix.

    The fields that ``event:`` lists as ``matched`` get the first value that the wanted pattern asks for.
    """
    for field in trigger.event.get("matched", ()):
        values = (wanted.get("pattern") or {}).get(field)
        if isinstance(values, list) and values and isinstance(values[0], str):
            event[field] = values[0]
    *above, last = trigger.event.get("named", "").split(".")
    for record in _records(event, trigger) if last else ():
        owner = record
        for key in above:
            owner = owner.get(key, {})
        if last in owner:
            folder, slash, name = owner[last].rpartition("/")
            stem, dot, ending = name.partition(".")
            ends = [wanted.get("prefix") or "", wanted.get("suffix") or ""]
            if trigger.event.get("name_encoding") == "url":
                ends = [quote_plus(end, safe="/") for end in ends]
            owner[last] = (ends[0] or folder + slash) + stem + (ends[1] or dot + ending)
    return event


def _records(event: Any, trigger: Trigger) -> list[Any]:
    records = event.get(trigger.event["list"]) if "list" in trigger.event else None
    return records if isinstance(records, list) else [event]


def with_payload(event: Any, trigger: Trigger, payload: Any) -> Any:
    """Return a copy of *event* whose records carry *payload*, encoded as the service encodes it."""
    event = copy.deepcopy(event)
    for record in _records(event, trigger):
        *path, last = trigger.event["payload"].split(".")
        owner = record
        for key in path:
            owner = owner[key]
        text = payload if isinstance(payload, str) else json.dumps(payload)
        owner[last] = base64.b64encode(text.encode()).decode() if trigger.event.get("encoding") == "base64" else text
    return event


def many(event: Any, trigger: Trigger, count: int, poison: frozenset[int] = frozenset()) -> list[Any]:
    """Return *count* copies of *event*'s first record, told apart by the fields that AWS makes unique.

    A trigger that sends a list gets one event with *count* records, any other *count* events.
    *poison*: the 1-based numbers whose payload cannot be read.
    """
    if "list" not in trigger.event:
        return [_numbered(event, trigger, n, n in poison) for n in range(1, count + 1)]
    key = trigger.event["list"]
    first = event[key][0]
    return [{**event, key: [_numbered(first, trigger, n, n in poison) for n in range(1, count + 1)]}]


def _numbered(record: Any, trigger: Trigger, number: int, poisoned: bool) -> Any:
    record = copy.deepcopy(record)
    for path in trigger.event.get("unique", ()):
        *above, last = path.split(".")
        owner = record
        for key in above:
            owner = owner[key]
        text = str(owner[last])
        owner[last] = text[: -len(str(number))] + str(number)
    if poisoned and "payload" in trigger.event:
        return with_payload(record, _alone(trigger), NOT_JSON)
    return record


def _alone(trigger: Trigger) -> Trigger:
    from dataclasses import replace

    return replace(trigger, event={k: v for k, v in trigger.event.items() if k != "list"})


def sample_files(t: PlannedTrigger, function_name: str) -> dict[str, str]:
    """Return the sample events of a planned trigger: suffix of the path -> text.

    In a sample a resource is called ``example-orders``, as the trigger ``orders`` of a function
    ``example`` would call it; here it gets the name that it has in the module.
    """
    called = f"{function_name}-{t.name.replace('_', '-')}"
    return {
        f"-{name.replace('_', '-')}.json": _laid_out(json.dumps(event, ensure_ascii=False)).replace(EXAMPLE, called)
        for name, event in _of_routes(t).items()
    }


@lru_cache(maxsize=256)
def _laid_out(text: str) -> str:
    """Return JSON with two spaces a level: most modules with a trigger have the same samples, save for a name."""
    return json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n"


def _of_routes(t: PlannedTrigger) -> dict[str, Any]:
    """Return the samples of *t*; where an event says which route it is of, one for each route instead."""
    found = samples(t.source, t.buffer, t.filter)
    if t.needs.event in found:
        found = {name: event for name, event in found.items() if name == t.needs.event or name not in EVENTS}
    applies, names = t.source.event.get("applies", {}), {"needs": t.needs, "settings": t.settings}
    found = {name: event for name, event in found.items() if evaluate(applies.get(name, "True"), names)}
    found = {name: _as_set(event, t) for name, event in found.items()}
    if "route" not in t.source.event or t.buffer is not None:
        return found
    first = next(iter(found.values()))
    http = t.options["http"]
    for kind in (http["auth"] or "iam", "api_key" if http["plans"] else ""):
        first = _merged(first, t.source.event.get("authorized", {}).get(kind, {}))
    return {one.name: filled(copy.deepcopy(first), t.source.event["route"], one) for one in http["routes"]}


def _as_set(event: Any, t: PlannedTrigger) -> Any:
    """Return *event* as it is under the settings of *t* that ``event:`` lists as ``as_set``."""
    settings = t.source.event.get("as_set", {})
    if not settings:
        return event
    values = {t.source.settings[name].default: t.settings[name] for name in settings}
    left_out = {field for name, without in settings.items() for field in without.get(t.settings[name], ())}

    def changed(part: Any) -> Any:
        if isinstance(part, dict):
            return {values.get(k, k): changed(v) for k, v in part.items() if k not in left_out}
        if isinstance(part, list):
            return [changed(one) for one in part]
        return values.get(part, part) if isinstance(part, str) else part

    return changed(event)


def _merged(event: Mapping[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    """Return *event* with *more* in it, which may name single keys deep inside."""
    inside = {k: _merged(event.get(k) or {}, v) if isinstance(v, Mapping) else v for k, v in more.items()}
    return {**event, **inside}


def pick(found: dict[str, Any], name: str, usual: Sequence[str] = ()) -> Any:
    """Return the sample called *name*; when it is empty, the first that is *usual*, else the first.

    Raises:
        UserError: there is no such sample.
    """
    if not name:
        return found[next((one for one in usual if one in found), next(iter(found)))]
    if name in found:
        return found[name]
    problem = Problem("--sample", "", f"found {name[:60]!r}; allowed: {', '.join(found)}")
    raise UserError("there is no such sample event", [problem], hint="leave --sample out for the first one")


def set_field(event: Any, change: str) -> None:
    """Change one field of *event*: ``Records.0.body=text``; a value that is JSON is taken as JSON.

    Raises:
        UserError: the path is not in the event.
    """
    path, equals, text = change.partition("=")
    try:
        value = json.loads(text)
    except ValueError:
        value = text
    owner, keys = event, path.split(".")
    for depth, key in enumerate(keys):
        index: Any = int(key) if isinstance(owner, list) and key.isdigit() else key
        last = depth == len(keys) - 1
        known = range(len(owner)) if isinstance(owner, list) else owner if isinstance(owner, dict) else ()
        if not equals or index not in known:
            raise _no_such_field(change, known)
        if last:
            owner[index] = value
        else:
            owner = owner[index]


def _no_such_field(change: str, known: Any) -> UserError:
    allowed = ", ".join(str(k) for k in known) or "nothing: it is a plain value"
    problem = Problem("--set", "", f"found {change[:80]!r}; at that place there is: {allowed}")
    return UserError("that field cannot be set", [problem], hint="write PATH=VALUE, for instance Records.0.body=text")
