"""Say what an order across everything costs: one event at a time.

With one message group or one shard there is one event after the other, however many arrive. More arriving
than one worker can do means a backlog that grows until it expires, so the usual answer is to find the key
within which order really matters (an order, a user, a device).
"""

from __future__ import annotations

from trigscaffold.model import Finding, Needs, Ordering, Trigger, Verdict
from trigscaffold.units import human_duration, human_rate

ID = "total-order"
SOURCE = (
    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-understanding-logic.html"
)


def check(needs: Needs, trigger: Trigger) -> Finding | None:
    """Return a rejection when one worker cannot keep up, else a warning."""
    if needs.ordering is not Ordering.TOTAL or trigger.ordering is not Ordering.TOTAL:
        return None
    busy = needs.average_per_s * needs.work_s
    if busy > 1:
        load = f"{human_rate(needs.average_per_s)} of {human_duration(needs.work_s)} each need {busy:.3g}"
        reason = f"an order across everything is kept by 1 worker, {load}; find the key that order matters within"
        return Finding(ID, trigger.id, Verdict.REJECT, reason, SOURCE)
    reason = "an order across everything is kept by handling 1 event at a time; one that fails holds up all the others"
    return Finding(ID, trigger.id, Verdict.WARN, reason, SOURCE)
