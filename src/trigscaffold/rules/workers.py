"""Prefer a queue where interchangeable workers share one job.

The number that works on a queue is a setting, up to 1,000 (with order: one for each message group); the
number that reads a stream is tied to its shards, 10 for each at most, and each record is read in its turn.
Acknowledging single messages and adding workers at once is what AWS names as the reason to take a queue
rather than a stream.
"""

from __future__ import annotations

from trigscaffold.model import Finding, Needs, Trigger, Verdict

ID = "workers"
SOURCE = "https://aws.amazon.com/kinesis/data-streams/faqs/"


def check(needs: Needs, trigger: Trigger) -> Finding | None:
    """Return a preference for what sets the number of workers freely."""
    if not needs.workers or not trigger.concurrency_to:
        return None
    reason = f"its workers share the work, up to {trigger.concurrency_to:,} at a time, without shards to size"
    return Finding(ID, trigger.id, Verdict.PREFER, reason, SOURCE)
