"""Warn of a load that what is behind the function can never work off.

A buffer evens out a peak; it does not make more of what is behind it. Where the average load needs more at a
time, or a second, than the systems behind the function can take, the backlog grows as long as the load lasts,
and what is older than the queue keeps is deleted without a trace (Little's law: the number at a time is the
rate times the time that one takes).
"""

from __future__ import annotations

from trigscaffold.model import Finding, Needs, Trigger, Verdict
from trigscaffold.units import human_duration, human_rate

ID = "drain"
SOURCE = "https://aws.amazon.com/builders-library/avoiding-insurmountable-queue-backlogs/"


def check(needs: Needs, trigger: Trigger) -> Finding | None:
    """Return a warning when *trigger* holds events back and the limit is below the average load."""
    if not trigger.limits_concurrency:
        return None
    busy = needs.average_per_s * needs.work_s
    if needs.at_a_time and busy > needs.at_a_time:
        load = f"{human_rate(needs.average_per_s)} of {human_duration(needs.work_s)} each need {busy:.3g} at a time"
        reason = f"{load} and the limit is {needs.at_a_time}: on average more comes in than is ever done"
    elif needs.per_second and needs.average_per_s > needs.per_second:
        load = f"{human_rate(needs.average_per_s)} come in on average"
        reason = f"{load} and the limit is {human_rate(needs.per_second)}: the backlog grows as long as that lasts"
    else:
        return None
    return Finding(ID, trigger.id, Verdict.WARN, reason, SOURCE)
