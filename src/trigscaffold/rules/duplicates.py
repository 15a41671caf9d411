"""Prefer a queue that drops repeated messages where the work must not happen twice.

AWS delivers at least once, whatever the source; documents/000's "executed once" for each change of a table
is not promised by anybody. A FIFO queue drops what is sent twice within 5 minutes, which takes away the
sender's repetitions. A retry after a failure half-way is still a second time, so the function is made
idempotent either way, and the preference ends where the peak is above what a FIFO queue takes, or where all
publishers and readers of a topic would have to bear with its order: a table that remembers what was done
costs less than the order nobody asked for.
"""

from __future__ import annotations

from trigscaffold.model import Finding, Needs, Trigger, Verdict

ID = "duplicates"
SOURCE = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-exactly-once-processing.html"


def check(needs: Needs, trigger: Trigger) -> Finding | None:
    """Return a preference for what drops repetitions, else a warning."""
    if not needs.once:
        return None
    if trigger.deduplicates:
        if trigger.events_per_s and needs.peak_per_s > trigger.events_per_s:
            return None
        if trigger.readers > 1 and not needs.ordering:
            return None
        reason = "drops what is sent twice within 5 min, so that only a failed attempt is repeated"
        return Finding(ID, trigger.id, Verdict.PREFER, reason, SOURCE)
    reason = "delivers at least 1 time, at times 2, so the handler remembers what it has done (`duplicates: once`)"
    return Finding(ID, trigger.id, Verdict.WARN, reason, SOURCE)
