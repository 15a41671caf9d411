"""Warn that Lambda limits how many run at a time, not how many a second.

A limit per second is the commonest one and no trigger offers it. N at a time that take T seconds each come
to N / T a second, so the nearest is the number that keeps below the limit at the time the work usually
takes; quicker work exceeds it. An exact rate needs a token bucket in the function.
"""

from __future__ import annotations

from math import floor

from trigscaffold.model import Finding, Needs, Trigger, Verdict
from trigscaffold.units import human_duration

ID = "per-second"
SOURCE = "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html"


def check(needs: Needs, trigger: Trigger) -> Finding | None:
    """Return a warning with the number at a time that comes nearest to the limit."""
    if not needs.per_second or not trigger.limits_concurrency:
        return None
    limit = f"{needs.per_second:g} a second"
    if not needs.work_s:
        reason = f"limits how many run at a time, not {limit}; say how long the work takes (volume.work) to derive it"
        return Finding(ID, trigger.id, Verdict.WARN, reason, SOURCE)
    derived = floor(needs.per_second * needs.work_s)
    if derived < trigger.concurrency_from:
        least = trigger.concurrency_from / needs.work_s
        reason = (
            f"handles at least {trigger.concurrency_from} at a time, which comes to {least:.3g} a second"
            f" at {human_duration(needs.work_s)} each; the limit is {limit}"
        )
        return Finding(ID, trigger.id, Verdict.WARN, reason, SOURCE)
    reason = (
        f"{derived} at a time at {human_duration(needs.work_s)} each come to at most {limit}; quicker work exceeds it"
    )
    return Finding(ID, trigger.id, Verdict.WARN, reason, SOURCE)
