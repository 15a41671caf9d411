"""Prefer a queue where the load comes in peaks that nobody can foresee.

A queue takes any number at once and hands them over as workers become free; a provisioned stream refuses
what is above its shards, and calls that find no free instance are throttled. (An on-demand stream grows, to
twice the peak of its last 30 days.)
"""

from __future__ import annotations

from trigscaffold.model import Finding, Needs, Trigger, Verdict
from trigscaffold.units import human_duration

ID = "spikes"
SOURCE = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/standard-queues.html"


def check(needs: Needs, trigger: Trigger) -> Finding | None:
    """Return a preference for what takes peaks without anything being provisioned."""
    if not needs.spiky or not trigger.absorbs_spikes:
        return None
    kept = human_duration(trigger.keeps_for_s)
    reason = f"takes a peak of any size without provisioning and keeps what waits for up to {kept}"
    return Finding(ID, trigger.id, Verdict.PREFER, reason, SOURCE)
