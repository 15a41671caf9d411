"""Prefer the bus for what a bucket's lifecycle does, and say what a plain notification does not keep.

documents/004 takes the bus whenever the trigger is an object's life, and for "higher fidelity". For one
receiver of new objects that is too broad: AWS still uses the plain notification, which is designed to
arrive at least once. The old warning about lost notices was about simultaneous writes to one key without
versioning, not about small objects, and versioning is its cure. Since then plain notifications carry
expiry, transition, tags and ACLs too. What remains: rules on the bus match all those kinds for several
readers, and a notice that cannot be delivered is retried for 24 hours and then kept in a dead-letter queue,
where the plain one has none.
"""

from __future__ import annotations

from trigscaffold.model import Finding, Needs, Trigger, Verdict

ID = "object-lifecycle"
SOURCE = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html"
UNDELIVERED = "undelivered"
LIFECYCLE = frozenset({"change:expired", "change:transitioned", "change:tagged", "change:restored", "change:acl"})


def check(needs: Needs, trigger: Trigger) -> Finding | None:
    """Return a preference for the bus on lifecycle events, a warning where a notice has no dead-letter queue."""
    if needs.event != "object_change" or needs.event not in trigger.events:
        return None
    kept = UNDELIVERED in trigger.failure_seen_by
    kinds = needs.filters & LIFECYCLE
    if kinds and kept:
        what = ", ".join(sorted(kind.partition(":")[2] for kind in kinds))
        reason = f"a rule matches {what}; a notice that cannot be delivered is retried for 24 h and then kept"
        return Finding(ID, trigger.id, Verdict.PREFER, reason, SOURCE)
    if needs.durable and not kept:
        reason = (
            "arrives at least 1 time, but a notice that S3 cannot deliver has no dead-letter queue; the bus has one"
        )
        return Finding(ID, trigger.id, Verdict.WARN, reason, SOURCE)
    return None
