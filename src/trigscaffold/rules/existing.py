"""Reject a trigger that does not attach to what carries the event already.

What exists and must stay decides before anything else: a queue is polled, a topic subscribed to, a bus
given a rule. The name of a FIFO queue or topic ends with `.fifo`, of any other it does not. A table means
DynamoDB; changes of a relational database reach Lambda by another way (a stream that AWS DMS writes, or a
call from Aurora), and brokers, Kafka clusters and load balancers have triggers of their own.
"""

from __future__ import annotations

from trigscaffold.model import Finding, Needs, Trigger, Verdict

ID = "existing"
SOURCE = "https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html"


def check(needs: Needs, trigger: Trigger) -> Finding | None:
    """Return a rejection when *trigger* does not attach to what exists."""
    if not needs.existing:
        return None
    if needs.existing not in trigger.existing:
        attaches = ", ".join(sorted(trigger.existing)) or "nothing that exists"
        reason = f"attaches to {attaches}; the event is carried by an existing `{needs.existing}`"
        return Finding(ID, trigger.id, Verdict.REJECT, reason, SOURCE)
    if needs.existing_fifo not in (None, trigger.fifo):
        kind, found = ("FIFO", "standard") if trigger.fifo else ("standard", "FIFO")
        reason = f"attaches to a {kind} {needs.existing}; by its ARN the existing one is a {found} {needs.existing}"
        return Finding(ID, trigger.id, Verdict.REJECT, reason, SOURCE)
    return None
