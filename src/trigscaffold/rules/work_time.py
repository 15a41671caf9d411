"""Reject Lambda itself for work that one invocation cannot finish.

One invocation of a function ends after 15 minutes, whoever calls it, so no choice of trigger helps.
(Functions on Lambda Managed Instances may run 90 minutes when called asynchronously or by most event source
mappings; those are instances to pay for by the hour, and not what is generated here.)
"""

from __future__ import annotations

from trigscaffold.model import Finding, Needs, Trigger, Verdict
from trigscaffold.units import human_duration

ID = "work-time"
SOURCE = "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html"
LONGEST_S = 900


def check(needs: Needs, trigger: Trigger) -> Finding | None:
    """Return a rejection when the work for one event takes longer than an invocation."""
    if needs.work_s <= LONGEST_S:
        return None
    took = human_duration(needs.work_s)
    reason = f"Lambda ends an invocation after {human_duration(LONGEST_S)}, the work for one event takes {took}"
    return Finding(ID, trigger.id, Verdict.REJECT, reason, SOURCE)
