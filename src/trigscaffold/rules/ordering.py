"""Reject a trigger that loses the order the workload depends on.

The second axis of documents/004. A standard queue, a topic and a bus reorder freely; a FIFO queue keeps the
order within a message group, a stream within a shard. With one group or one shard that is the order of
everything. Losing order is silent, so this is never a warning. (AWS's newer Custom Event Bus of September
2026 can deliver in order; the bus meant here is the one with rules and targets, which AWS now calls Classic
and which cannot.)
"""

from __future__ import annotations

from trigscaffold.model import Finding, Needs, Trigger, Verdict

ID = "ordering"
SOURCE = (
    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-understanding-logic.html"
)


def check(needs: Needs, trigger: Trigger) -> Finding | None:
    """Return a rejection when *trigger* keeps less order than is needed."""
    if trigger.ordering >= needs.ordering:
        return None
    reason = f"ordering is {trigger.ordering}, the workload needs {needs.ordering}"
    return Finding(ID, trigger.id, Verdict.REJECT, reason, SOURCE)
