"""Settle a tie by what counts most for the user.

`least_to_run` prefers what has one part, `lowest_latency` what starts within a second and is called rather
than polled; `least_cost` is the price of a request (rule `price`) and otherwise the fewest parts, which
decide ties anyway.
"""

from __future__ import annotations

from trigscaffold.model import Finding, Invocation, Latency, Needs, Trigger, Verdict

ID = "prefer"
SOURCE = "https://docs.aws.amazon.com/lambda/latest/dg/lambda-invocation.html"


def check(needs: Needs, trigger: Trigger) -> Finding | None:
    """Return a preference that follows the user's."""
    if needs.prefer == "least_to_run" and trigger.parts == 1:
        reason = "1 part to run (`prefer: least_to_run`)"
        return Finding(ID, trigger.id, Verdict.PREFER, reason, SOURCE)
    polled = trigger.invocation is Invocation.EVENT_SOURCE_MAPPING
    if needs.prefer == "lowest_latency" and trigger.latency is Latency.SUB_SECOND and not polled:
        reason = "calls the function directly, within 1 s (`prefer: lowest_latency`)"
        return Finding(ID, trigger.id, Verdict.PREFER, reason, SOURCE)
    return None
