"""Answers about one kind of source that cannot be true together: an HTTP front door, a clock, what exists already."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from trigscaffold.spec import settle
from trigscaffold.spec.applies import CLOCK, HTTP
from trigscaffold.spec.arns import arn_problem
from trigscaffold.spec.shape import Path
from trigscaffold.spec.syntax import route_problems, schedule_problem, time_zone_problem
from trigscaffold.spec.vocabulary import TOLD_BY_ONE

if TYPE_CHECKING:
    from trigscaffold.spec.models import NeedsSpec, TriggerSpec

Found = Iterator[tuple[Path, str]]


def http(needs: NeedsSpec) -> Found:
    """Yield what is wrong with the front door: scopes without a token, routes that are none."""
    door = needs.http
    if door is None or needs.event not in HTTP:
        return
    if door.scopes and door.auth != "jwt":
        yield ("http", "scopes"), f"scopes are read from a token, and auth is {door.auth or 'not given'}; say auth: jwt"
    if needs.answer in ("acknowledgement", "none"):
        for key in ("streaming", "caching"):
            if getattr(door, key):
                yield ("http", key), f"there is no result to work on, because answer is {needs.answer}; leave one out"
    yield from ((("http", "routes", index), message) for index, message in route_problems(door.routes or []))


def schedule(needs: NeedsSpec) -> Found:
    """Yield what is wrong with the clock: its expression, its time zone, its window."""
    clock = needs.schedule
    if clock is None or needs.event not in CLOCK:
        return
    text = clock.expression
    if clock.when == "run_time" and text:
        yield ("schedule", "expression"), "the times are created at run time, so there is no expression; leave one out"
    elif text is not None and (message := schedule_problem(text)):
        yield ("schedule", "expression"), message
    elif text and clock.recurrence and (clock.recurrence == "once") != text.startswith("at("):
        yield (
            ("schedule", "recurrence"),
            f"found {clock.recurrence}, and the expression is {text}; change one of them",
        )
    if clock.time_zone is not None and (message := time_zone_problem(clock.time_zone)):
        yield ("schedule", "time_zone"), message
    if clock.window and clock.precision == "exact":
        yield (
            ("schedule", "window"),
            "there is no window when precision is exact; say precision: window, or leave it out",
        )


def existing(trigger: TriggerSpec) -> Found:
    """Yield what is wrong with the source that exists: its ARN, its kind, who owns its notifications."""
    source, kind = trigger.existing, trigger.needs.existing
    if source is None:
        return
    if kind == "none":
        yield ("existing",), "says that the source exists, and needs.existing says none; change one of them"
    elif source.arn is not None and (message := arn_problem(source.arn, kind or "")):
        yield ("existing", "arn"), message
    elif source.owns_notifications and settle.settle(trigger.needs, source).existing not in TOLD_BY_ONE:
        kinds = " or ".join(f"needs.existing: {kind}" for kind in TOLD_BY_ONE)
        yield ("existing", "owns_notifications"), f"is for a bucket or a repository alone; say {kinds}, or leave it out"
