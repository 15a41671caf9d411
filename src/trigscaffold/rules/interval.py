"""Reject a clock for what must happen more often than once a minute.

No schedule is more precise than a minute. Below that, a run sends itself a message with a delay, or waits
within one invocation.
"""

from __future__ import annotations

from trigscaffold.model import Finding, Needs, Trigger, Verdict
from trigscaffold.units import human_duration

ID = "interval"
SOURCE = "https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html"


def check(needs: Needs, trigger: Trigger) -> Finding | None:
    """Return a rejection when the interval is shorter than the clock's."""
    if needs.event != "clock" or not 0 < needs.interval_s < trigger.interval_s:
        return None
    every = human_duration(needs.interval_s)
    reason = f"keeps time to {trigger.interval_s} s, this must happen every {every}"
    return Finding(ID, trigger.id, Verdict.REJECT, reason, SOURCE)
