"""Reject a trigger that does not attach to what carries the event already.

What exists and must stay decides before anything else: a queue is polled, a topic subscribed to, a bus
given a rule. The name of a FIFO queue ends with `.fifo`, of any other it does not. A table means DynamoDB;
changes of a relational database reach Lambda by another way (a stream that AWS DMS writes, or a call from
Aurora), and brokers, Kafka clusters and load balancers have triggers of their own.
"""

from __future__ import annotations

from trigscaffold.model import Finding, Needs, Trigger, Verdict

ID = "existing"
SOURCE = "https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html"


def check(needs: Needs, trigger: Trigger) -> Finding | None:
    """Return a rejection when *trigger* does not attach to what exists."""
    if needs.existing_queue and trigger.buffer and needs.existing_queue != trigger.buffer:
        kind = needs.existing_queue.replace("_", " ")
        reason = f"polls a {trigger.buffer.replace('_', ' ')}; by its ARN the existing one is a {kind}"
        return Finding(ID, trigger.id, Verdict.REJECT, reason, SOURCE)
    if not needs.existing or needs.existing in trigger.existing:
        return None
    attaches = ", ".join(sorted(trigger.existing)) or "nothing that exists"
    reason = f"attaches to {attaches}; the event is carried by an existing `{needs.existing}`"
    return Finding(ID, trigger.id, Verdict.REJECT, reason, SOURCE)
