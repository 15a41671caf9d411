"""Warn where the peak is above the quota an account starts with, reject where no quota is enough.

API Gateway starts at 10,000 requests a second (2,500 in some Regions), the bus at 10,000 in the largest
Regions and far less in others, Scheduler at 1,000 (500 in some); AWS raises those. A FIFO queue takes 300
calls a second (3,000 messages in batches of 10) and 2,400 to 70,000 in high-throughput mode, by Region.
documents/004 gives FIFO's concurrency as 300 x partitions; 300 is a rate of calls, its concurrency is the
number of message groups.
"""

from __future__ import annotations

from trigscaffold.model import Finding, Needs, Trigger, Verdict
from trigscaffold.units import human_rate

ID = "throughput"
SOURCE = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html"


def check(needs: Needs, trigger: Trigger) -> Finding | None:
    """Return a rejection or a warning when the peak is above a quota."""
    if not trigger.events_per_s or needs.peak_per_s <= trigger.events_per_s:
        return None
    if trigger.events_per_s_most and needs.peak_per_s > trigger.events_per_s_most:
        reason = f"takes at most {human_rate(trigger.events_per_s_most)}, the peak is {human_rate(needs.peak_per_s)}"
        return Finding(ID, trigger.id, Verdict.REJECT, reason, SOURCE)
    most = (
        f", at most {human_rate(trigger.events_per_s_most)} in the largest Regions" if trigger.events_per_s_most else ""
    )
    start = human_rate(trigger.events_per_s)
    reason = f"takes {start} before a quota is raised{most}; the peak is {human_rate(needs.peak_per_s)}"
    return Finding(ID, trigger.id, Verdict.WARN, reason, SOURCE)
