"""Refuse a function that sets itself off.

documents/004's infinite loop: it reads `raw/`, writes `processed/`, and the notification covers all keys.
The same happens with a queue, a topic, a bus, a stream or a table. Lambda stops loops through queues,
topics and buckets after about 16 rounds, other ones not at all. Write elsewhere, or filter so that what is
written is not what is read.
"""

from __future__ import annotations

from trigscaffold.model import Finding, Needs, Trigger, Verdict

ID = "self-write"
SOURCE = "https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html"
NOT_WRITABLE = frozenset({"http_request", "clock"})


def check(needs: Needs, trigger: Trigger) -> Finding | None:
    """Return a rejection for a certain loop, a warning for a possible one."""
    if not needs.writes_to_source or needs.writes_apart or needs.event in NOT_WRITABLE:
        return None
    selects = needs.filters if "content" in trigger.filters else needs.filters & trigger.filters
    if needs.writes_apart is None and selects:
        by = ", ".join(sorted(selects))
        reason = f"writes where it reads: make sure that the filter ({by}) leaves its own output out"
        return Finding(ID, trigger.id, Verdict.WARN, reason, SOURCE)
    reason = (
        "writes where it reads (`writes_to: same_source`): it sets itself off, at best 16 times before Lambda stops it"
    )
    return Finding(ID, trigger.id, Verdict.REJECT, reason, SOURCE)
