"""Prefer a channel that further readers can join for a fact that is announced.

A fact is told to whoever cares, today or later. Sent into a queue it has one receiver for good; published
to a topic or a bus, the next reader subscribes without a change at the publisher (documents/000 and
documents/001 name the topic only in a list). A channel that stores and replays promises more than that, and
one that keeps an order asks every publisher for a key and every reader for a queue, so it is preferred only
where order matters and more than one reads. That is what AWS shows it for: a price change that several
applications need in order (https://docs.aws.amazon.com/sns/latest/dg/fifo-example-use-case.html).
"""

from __future__ import annotations

from trigscaffold.model import Finding, Needs, Trigger, Verdict

ID = "announce"
SOURCE = "https://docs.aws.amazon.com/decision-guides/latest/sns-or-sqs-or-eventbridge/sns-or-sqs-or-eventbridge.html"


def check(needs: Needs, trigger: Trigger) -> Finding | None:
    """Return a preference for what others can subscribe to."""
    if needs.event != "fact" or trigger.readers <= 1 or trigger.replay_s or needs.routing:
        return None
    if bool(needs.ordering) != bool(trigger.ordering) or (needs.ordering and needs.readers <= 1):
        return None
    reason = f"another reader subscribes without a change at the publisher ({trigger.readers:,} can)"
    return Finding(ID, trigger.id, Verdict.PREFER, reason, SOURCE)
