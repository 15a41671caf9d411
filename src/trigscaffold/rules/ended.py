"""Reject a trigger whose service AWS has ended, or is about to end.

AWS announces the end of a service months ahead, closes it to new customers first, and names what to use in
its place. What runs there still has to move, so the trigger is generated when a spec asks for it by id, with
this sentence as a warning; it is never offered unasked.
"""

from __future__ import annotations

from trigscaffold.model import Finding, Needs, Trigger, Verdict

ID = "ended"
SOURCE = "https://docs.aws.amazon.com/general/latest/gr/lifecycle-doc-history.html"


def check(needs: Needs, trigger: Trigger) -> Finding | None:  # noqa: ARG001 - an end is an end for every need
    """Return a rejection when *trigger* has an end."""
    if not trigger.ended:
        return None
    instead = f"; AWS names {trigger.successor} in its place" if trigger.successor else ""
    reason = f"ends or ended on {trigger.ended}{instead}"
    return Finding(ID, trigger.id, Verdict.REJECT, reason, trigger.sources.get("ended", SOURCE))
