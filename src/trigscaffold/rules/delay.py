"""Reject a trigger that cannot wait as long as is wanted before it starts.

A queue holds a message back for up to 15 minutes, a FIFO queue for the same time for all its messages.
Longer is a schedule for a single time, created when the event comes.
"""

from __future__ import annotations

from trigscaffold.model import Finding, Needs, Trigger, Verdict
from trigscaffold.units import human_duration

ID = "delay"
SOURCE = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-timers.html"


def check(needs: Needs, trigger: Trigger) -> Finding | None:
    """Return a rejection when *trigger* starts before the delay is over."""
    if needs.event == "clock" or needs.delay_s <= trigger.delay_s:
        return None
    waits = f"waits {human_duration(trigger.delay_s)} at most" if trigger.delay_s else "starts at once (0 s)"
    reason = f"{waits}, it must wait {human_duration(needs.delay_s)} before it starts"
    return Finding(ID, trigger.id, Verdict.REJECT, reason, SOURCE)
