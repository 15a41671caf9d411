"""Answers about one kind of source that cannot be true together: an HTTP front door, a clock, what exists already."""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.spec import settle
from trigscaffold.spec.applies import CLOCK, HTTP
from trigscaffold.spec.arns import arn_problem
from trigscaffold.spec.models import NeedsSpec, TriggerSpec
from trigscaffold.spec.shape import Path
from trigscaffold.spec.syntax import route_problems, schedule_problem, time_zone_problem

Found = Iterator[tuple[Path, str]]


def http(needs: NeedsSpec) -> Found:
    http = needs.http
    if http is None or needs.event not in HTTP:
        return
    if http.scopes and http.auth != "jwt":
        yield ("http", "scopes"), f"scopes are read from a token, and auth is {http.auth or 'not given'}; say auth: jwt"
    if needs.answer in ("acknowledgement", "none"):
        for key in ("streaming", "caching"):
            if getattr(http, key):
                yield ("http", key), f"there is no result to work on, because answer is {needs.answer}; leave one out"
    yield from ((("http", "routes", index), message) for index, message in route_problems(http.routes or []))


def schedule(needs: NeedsSpec) -> Found:
    schedule = needs.schedule
    if schedule is None or needs.event not in CLOCK:
        return
    text = schedule.expression
    if schedule.when == "run_time" and text:
        yield ("schedule", "expression"), "the times are created at run time, so there is no expression; leave one out"
    elif text is not None and (message := schedule_problem(text)):
        yield ("schedule", "expression"), message
    elif text and schedule.recurrence and (schedule.recurrence == "once") != text.startswith("at("):
        yield (
            ("schedule", "recurrence"),
            f"found {schedule.recurrence}, and the expression is {text}; change one of them",
        )
    if schedule.time_zone is not None and (message := time_zone_problem(schedule.time_zone)):
        yield ("schedule", "time_zone"), message
    if schedule.window and schedule.precision == "exact":
        yield (
            ("schedule", "window"),
            "there is no window when precision is exact; say precision: window, or leave it out",
        )


def existing(trigger: TriggerSpec) -> Found:
    existing, kind = trigger.existing, trigger.needs.existing
    if existing is None:
        return
    if kind == "none":
        yield ("existing",), "says that the source exists, and needs.existing says none; change one of them"
    elif existing.arn is not None and (message := arn_problem(existing.arn, kind or "")):
        yield ("existing", "arn"), message
    elif existing.owns_notifications and settle.settle(trigger.needs, existing).existing != "bucket":
        yield ("existing", "owns_notifications"), "is for a bucket alone; say needs.existing: bucket, or leave it out"
