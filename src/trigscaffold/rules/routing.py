"""Prefer a bus where who gets an event depends on what is in it, or on the account or Region it crosses.

documents/004: the bus for content-based routing across services or accounts. AWS's guide says the same; a
topic's filter policies select too, on up to five keys for each subscription, so that one is not rejected
for content alone.
"""

from __future__ import annotations

from trigscaffold.model import Finding, Needs, Trigger, Verdict

ID = "routing"
SOURCE = "https://docs.aws.amazon.com/decision-guides/latest/sns-or-sqs-or-eventbridge/sns-or-sqs-or-eventbridge.html"


def check(needs: Needs, trigger: Trigger) -> Finding | None:
    """Return a rejection when *trigger* cannot route so, a preference when it is made for it."""
    if not needs.routing:
        return None
    missing = needs.routing - trigger.routes
    if not missing and "content" not in trigger.routes:
        return None
    if not missing:
        by = ", ".join(sorted(needs.routing))
        reason = f"routes by {by}: up to {trigger.readers:,} rules in one place, over any field of the event"
        return Finding(ID, trigger.id, Verdict.PREFER, reason, SOURCE)
    if missing == {"content"} and trigger.readers > 1 and "content" in trigger.filters:
        return None
    reason = f"does not route by {', '.join(sorted(missing))}"
    return Finding(ID, trigger.id, Verdict.REJECT, reason, SOURCE)
