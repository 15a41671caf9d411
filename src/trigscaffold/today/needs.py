"""Which needs can be read off a trigger that stands there, each with the line that says so.

A need in ``signs.yaml`` is a word, or a mapping: ``at`` a path or several, of which the first that says something
counts; ``words`` from what stands there (``*`` for any letters) to the spec's, or ``then`` for whatever does; ``unit``
where it is a time; ``json`` where it is JSON; ``many`` where several may be given; ``decode`` and ``part`` for names;
``default`` for what AWS takes where nothing is given, if the resource ``of`` leads to is there to tell; ``unless`` a
path where something makes it unclear; ``otherwise`` what to assume; or ``value`` with why it is ``assumed``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any
from urllib.parse import unquote_plus

from trigscaffold import units
from trigscaffold.audit.model import Function, Model
from trigscaffold.audit.resource import Place
from trigscaffold.audit.value import UNKNOWN, Presence, Value
from trigscaffold.model import Answer
from trigscaffold.today import failure, look
from trigscaffold.today.look import Seen
from trigscaffold.today.seen import Part, Today

_SECONDS = {"s": 1, "min": 60, "h": 3600, "days": 86400}


@dataclass(frozen=True, slots=True)
class Read:
    """What Terraform says of one need.

    Args:
        need: Its dotted name in a spec.
        value: The spec's word for what is there; None: nothing is, or it is not known.
        at: The lines that say so.
        assumed: Why it need not be so; empty: it is.
        unknown: What would decide it, where that is not in what was read.
    """

    need: str
    value: Any
    at: Place
    assumed: str = ""
    unknown: str = ""


def reads(model: Model, function: Function, today: Today) -> tuple[Read, ...]:
    """Return what can be read off *today*, one for each need, the event first."""
    found: dict[str, Read] = {}
    for read in _every(model, function, today):
        known = found.get(read.need)
        if known is None or (known.value is None and not known.unknown):
            found[read.need] = read
    return tuple(found.values())


def _every(model: Model, function: Function, today: Today) -> Iterator[Read]:
    first = today.parts[0]
    for parts in _by_sign(today.parts):
        for need, rule in parts[0].sign.needs.items():
            # What a queue's reader filters is written in the queue's language, and not in the source's.
            if parts[0].sign.trigger == first.sign.trigger or not need.startswith("filter."):
                yield _read(model, parts, need, rule)
    if today.choice.facts.answers is Answer.ACKNOWLEDGEMENT and today.choice.source.answers is Answer.RESULT:
        yield Read("answer", "acknowledgement", first.at)
    yield _existing(model, first)
    for word, at, assumed, unknown in failure.read(model, function, today):
        yield Read("failure", word, at, assumed, unknown)
    if today.mapping:
        spot = look.Spot(today.mapping.resource, today.mapping.resource.body)
        for seen in look.look(model, spot, "scaling_config.maximum_concurrency"):
            if seen.value.number is not None:
                yield Read("downstream_limit.at_a_time", int(seen.value.number), seen.place)
    if function.timeout.number is not None:
        at = function.resource.place("timeout")
        work = _duration(float(function.timeout.number))
        if work is not UNKNOWN:
            yield Read("volume.work", work, at, assumed="its timeout, so at most")


def _by_sign(parts: Sequence[Part]) -> list[list[Part]]:
    """Group the blocks that one trigger is made of: their needs are read together."""
    groups: dict[str, list[Part]] = {}
    for part in parts:
        groups.setdefault(part.sign.trigger, []).append(part)
    return list(groups.values())


def _read(model: Model, parts: Sequence[Part], need: str, rule: Any) -> Read:
    at = parts[0].at
    if not isinstance(rule, Mapping):
        return Read(need, rule, at)
    if "value" in rule:
        return Read(need, rule["value"], at, assumed=rule["assumed"])
    for path in [rule["at"]] if isinstance(rule["at"], str) else rule["at"]:
        found = [s for part in parts for s in look.look(model, part.spot, path) if s.value.presence is not Presence.NO]
        if found and (read := _of_values(need, rule, found)):
            return _unclear(model, parts[0], rule, read)
    return _not_given(model, parts[0], need, rule)


def _of_values(need: str, rule: Mapping[str, Any], found: Sequence[Seen]) -> Read | None:
    """Return what *found* says; None: nothing that matters for this need."""
    at = found[0].place
    said = [_said(seen, rule) for seen in found]
    for seen, one in zip(found, said, strict=True):
        if one is UNKNOWN:
            return Read(need, None, at, unknown=seen.value.decides)
    several = rule.get("many") or "words" in rule
    flat = [one for many in said for one in (many if isinstance(many, list) and several else [many])]
    values = [one for n, one in enumerate(flat) if one is not None and one not in flat[:n]]
    if not values:
        return None
    if rule.get("many"):
        return Read(need, values, at)
    if len(values) > 1:
        return Read(need, None, at, unknown=f"which of several it is, {', '.join(map(str, values))}")
    return Read(need, values[0], at)


def _unclear(model: Model, part: Part, rule: Mapping[str, Any], read: Read) -> Read:
    if read.unknown and "otherwise" in rule:
        return Read(read.need, rule["otherwise"], read.at, assumed=f"it is decided by {read.unknown}")
    path: str = rule.get("unless", "")
    seen = look.look(model, part.spot, path) if path else ()
    if not seen:
        return read
    return Read(read.need, None, seen[0].place, unknown=f"what {path.rpartition('.')[2]} lets through")


def _not_given(model: Model, part: Part, need: str, rule: Mapping[str, Any]) -> Read:
    paths = rule.get("of", ())
    made = [
        r for path in ([paths] if isinstance(paths, str) else paths) for r in look.resources(model, part.spot, path)
    ]
    if made and "default" in rule:
        return Read(need, _worded(rule["default"], rule), made[0].place())
    if "default" in rule:
        return Read(need, None, part.at, unknown="its source, which is not in what was read")
    if "otherwise" in rule:
        return Read(need, rule["otherwise"], part.at, assumed="nothing there says which")
    return Read(need, None, part.at)


def _said(seen: Seen, rule: Mapping[str, Any]) -> Any:
    """Return the spec's word for what was *seen*; None: it is of no matter for this need."""
    if "then" in rule:
        return rule["then"]
    if "words" in rule:
        return _words(list(look.texts(seen.value)), rule["words"]) if _certain(seen) else UNKNOWN
    value = look.plain(seen.value)
    if value is UNKNOWN or (rule.get("json") and not isinstance(value, dict)):
        return UNKNOWN
    return _worded(value, rule)


def _certain(seen: Seen) -> bool:
    return look.plain(seen.value) is not UNKNOWN


def _words(texts: Sequence[str], words: Mapping[str, Any]) -> Any:
    found = [next((word for glob, word in words.items() if fnmatchcase(text, glob)), None) for text in texts]
    flat = [one for word in found for one in (word if isinstance(word, list) else [word]) if one is not None]
    return flat if len(flat) > 1 else flat[0] if flat else None


def _worded(value: Any, rule: Mapping[str, Any]) -> Any:
    if "unit" in rule:
        return _period(value, _SECONDS[rule["unit"]])
    if rule.get("decode"):
        return unquote_plus(value) if isinstance(value, str) else UNKNOWN
    if "part" in rule:
        before, star, after = str(value).partition("*")
        return (before if rule["part"] == "before" else after) if star else value
    return value


def _period(value: Any, unit_s: int) -> Any:
    """Return the duration of *value* units; None: of none. What is no number of them, AWS will refuse."""
    number = Value(value).number if isinstance(value, str | int | float) else None
    return UNKNOWN if number is None else _duration(float(number) * unit_s) if number else None


def _duration(seconds: float) -> Any:
    return units.human_duration(seconds) if 0 <= seconds <= units.LONGEST_S else UNKNOWN


def _existing(model: Model, part: Part) -> Read:
    """Tell whether the events come from something that is not made here."""
    path = part.sign.source or part.sign.of
    seen = look.look(model, part.spot, path) if path else ()
    if not part.sign.kind or (part.sign.sure and not seen) or look.resources(model, part.spot, path or "<-none(none)"):
        return Read("existing", None, part.at)
    # The default bus is there in every account, and nobody makes or keeps it.
    if any(one.value.text == "default" for one in seen):
        return Read("existing", None, part.at)
    return Read("existing", part.sign.kind, seen[0].place if seen else part.at)


def arn(model: Model, today: Today) -> str:
    """Return the ARN of what *today*'s events come from, where that is not made here and its ARN is written out."""
    part = today.parts[0]
    path = part.sign.source or part.sign.of
    texts = [seen.value.text or "" for seen in look.look(model, part.spot, path)] if path else []
    return next((text for text in texts if text.startswith("arn:")), "")
