"""Reject a trigger that calls the function for events it must not see.

A bucket notification selects by prefix, suffix and kind of change; by size, metadata or anything else in
the event only a bus does. Topics, streams and queues select by content (what a queue's filter leaves out is
deleted). A front door calls the function for each request.
"""

from __future__ import annotations

from trigscaffold.model import Finding, Needs, Trigger, Verdict

ID = "filter"
SOURCE = "https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html"


def check(needs: Needs, trigger: Trigger) -> Finding | None:
    """Return a rejection, or a warning for a front door, when a filter is missing."""
    if not needs.filters or "content" in trigger.filters:
        return None
    missing = needs.filters - trigger.filters
    if not missing or needs.event == "clock":
        return None
    wanted = ", ".join(sorted(f"`{name}`" for name in missing))
    if trigger.longest_answer_s:
        reason = f"calls the function for each request; it must select by {wanted} itself"
        return Finding(ID, trigger.id, Verdict.WARN, reason, SOURCE)
    has = ", ".join(sorted({name.partition(":")[0] for name in trigger.filters})) or "nothing"
    reason = f"selects by {has}, not by {wanted}"
    return Finding(ID, trigger.id, Verdict.REJECT, reason, SOURCE)
