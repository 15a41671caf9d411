"""Answers that are each allowed and cannot be true together.

One small function for each; all run, so that everything is said at once.  What a trigger can or
cannot do is a rule's business, not this file's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from trigscaffold import units
from trigscaffold.spec import names, settle, sources
from trigscaffold.spec.applies import ANSWERED, CHANGED, CLOCK, NAMED, applies
from trigscaffold.spec.sources import Found

if TYPE_CHECKING:
    from trigscaffold.spec.models import NeedsSpec, Spec, TriggerSpec


def contradictions(spec: Spec) -> Found:
    """Yield the path and the sentence of everything in *spec* that cannot be true together."""
    yield from names.checks(spec.name, spec.triggers)
    yield from _description(spec)
    yield from _concurrency(spec)
    for name, trigger in spec.triggers.items():
        for path, message in _trigger(trigger, spec):
            yield ("triggers", name, *path), message


def _trigger(trigger: TriggerSpec, spec: Spec) -> Found:
    needs = trigger.needs
    for check in _CHECKS:
        for path, message in check(needs):
            yield ("needs", *path), message
    for path, message in _work(needs, spec.function.timeout_s):
        yield ("needs", *path), message
    yield from sources.existing(trigger)


def _description(spec: Spec) -> Found:
    if bad := re.search(r"[\x00-\x1f\x7f]", spec.description):
        yield ("description",), f"found the control character U+{ord(bad[0]):04X}; write it on one line"


def _concurrency(spec: Spec) -> Found:
    reserved, provisioned = spec.function.reserved_concurrency, spec.function.provisioned_concurrency
    if isinstance(reserved, int) and isinstance(provisioned, int) and reserved < provisioned:
        yield (
            ("function", "provisioned_concurrency"),
            f"found {provisioned}, more than reserved_concurrency, which is {reserved}; AWS refuses that",
        )


def _work(needs: NeedsSpec, timeout_s: int | str) -> Found:
    work = needs.volume.work if needs.volume else None
    if work and not isinstance(timeout_s, str) and timeout_s < work <= 900:
        yield (
            ("volume", "work"),
            f"the work for one takes {units.human_duration(work)} and function.timeout_s is {timeout_s};"
            f" allowed: a timeout_s from {int(-(-work // 1))} to 900",
        )


def _answer(needs: NeedsSpec) -> Found:
    if needs.answer == "result" and needs.event not in ANSWERED:
        yield ("answer",), f"nobody waits for the result of a {needs.event}; allowed: acknowledgement, none, unknown"
    if needs.answer == "acknowledgement" and needs.event in CLOCK:
        yield ("answer",), "a clock waits for nothing; allowed: none, unknown"
    if needs.answer == "result" and needs.delay:
        yield ("delay",), "whoever waits for the result cannot wait for a delay first; leave one of them out"


def _failure(needs: NeedsSpec) -> Found:
    alone = needs.event not in ANSWERED or needs.answer in ("acknowledgement", "none")
    if needs.failure == "caller" and alone:
        yield ("failure",), "nobody waits, so no caller sees it; allowed: dead_letter, per_item, best_effort, unknown"
    if needs.failure == "best_effort" and needs.keep and needs.keep.loss == "never":
        yield ("failure",), "best_effort drops what keeps failing, and keep.loss says never; change one of them"


def _volume(needs: NeedsSpec) -> Found:
    volume = needs.volume
    if volume and volume.average is not None and volume.peak is not None:
        payload = volume.payload or settle.DEFAULT_PAYLOAD_BYTES
        average, peak = (units.rate_per_s(rate, payload) for rate in (volume.average, volume.peak))
        if average > peak:
            message = f"the peak, {volume.peak}, is less than the average, {volume.average}; are they swapped?"
            yield ("volume", "peak"), message


def _limit(needs: NeedsSpec) -> Found:
    limit = needs.downstream_limit
    if limit is None or isinstance(limit, str):
        return
    if limit.at_a_time is None and limit.per_second is None:
        yield ("downstream_limit",), "gives no number; allowed: at_a_time, per_second or both in it, or none, some"


def _consumers(needs: NeedsSpec) -> Found:
    readers = needs.consumers
    if readers is None or isinstance(readers, str):
        return
    if readers.readers == 1 and readers.independent and not readers.yet_to_come:
        yield ("consumers", "independent"), "there is one reader, so it holds up no other; say more readers, or false"


def _only_for(needs: NeedsSpec) -> Found:
    for need, event in (("http", "http_request"), ("schedule", "clock"), ("output_prefix", "object_change")):
        if getattr(needs, need) is not None and not applies(need, needs.event):
            yield (need,), f"is for the event {event} alone, and the event is {needs.event}; leave it out"


def _filter(needs: NeedsSpec) -> Found:
    wanted = needs.filter
    if wanted is None:
        return
    for key in ("prefix", "suffix"):
        if getattr(wanted, key) and needs.event not in NAMED:
            yield ("filter", key), f"a {needs.event} has no name to compare; use `pattern`, or leave it out"
    known = CHANGED.get(needs.event, frozenset())
    for index, change in enumerate(wanted.changes or ()):
        if change not in known:
            allowed = f"allowed: {', '.join(sorted(known))}" if known else "leave it out"
            yield ("filter", "changes", index), f"a {needs.event} is never {change!r}; {allowed}"
    if wanted.content is False and wanted.pattern:
        yield ("filter", "content"), "found false, and there is a pattern, which looks at the content; change one"
    if needs.event == "log_line":
        for path in _not_compared(wanted.pattern or {}, ("filter", "pattern")):
            yield path, "a log line's field is compared with a text, a number, true, false, null, or a list of these"


def _not_compared(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    """Yield the path of each value with which CloudWatch Logs cannot compare a field."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _not_compared(one, (*path, key))
    elif isinstance(value, list) and (not value or any(isinstance(one, dict | list) for one in value)):
        yield path


def _loop(needs: NeedsSpec) -> Found:
    """A function that writes into its own bucket must not be set off by what it writes."""
    inside, outside = (needs.filter.prefix if needs.filter else None), needs.output_prefix
    if needs.writes_to == "elsewhere" and outside:
        yield ("output_prefix",), "is for `writes_to: same_source`, and writes_to is elsewhere; change one of them"
    if needs.writes_to != "same_source" or needs.event not in NAMED:
        return
    example = "such as filter.prefix: incoming/ and output_prefix: processed/"
    if _lets_through(needs, "created") and (not inside or not outside):
        missing = " and ".join(n for n, v in (("filter.prefix", inside), ("output_prefix", outside)) if not v)
        yield ("writes_to",), f"what the function writes would set it off again, for ever; add {missing}, {example}"
    elif inside and outside and (inside.startswith(outside) or outside.startswith(inside)):
        message = f"{outside!r} and filter.prefix {inside!r} overlap, so what it writes would set it off again"
        yield ("output_prefix",), f"{message}; use two that do not begin alike, {example}"


def _lets_through(needs: NeedsSpec, change: str) -> bool:
    """Return whether an object that the function writes is sure to pass the filter; a suffix may stop it."""
    wanted = needs.filter
    if wanted is None:
        return True
    return not (wanted.suffix or wanted.pattern or wanted.content) and (not wanted.changes or change in wanted.changes)


def of_options(needs: NeedsSpec) -> Found:
    """Yield what one answer alone makes impossible for the event: an option that nobody should be offered."""
    for check in (_answer, _failure, _filter):
        yield from check(needs)


_CHECKS: tuple[Callable[[NeedsSpec], Found], ...] = (
    _answer,
    _failure,
    _volume,
    _limit,
    _consumers,
    _only_for,
    _filter,
    _loop,
    sources.http,
    sources.schedule,
)
