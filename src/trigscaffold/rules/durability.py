"""Prefer a queue or stream where not one event may be lost.

AWS says of its own asynchronous queue that events can be deleted from it without reaching the function when
the function cannot keep up. A dead-letter target catches what fails; what stands between is a queue of your
own, which deletes a message only when the function said it is done.
"""

from __future__ import annotations

from trigscaffold.model import Finding, Needs, Trigger, Verdict
from trigscaffold.units import human_duration

ID = "durability"
SOURCE = "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html"
DAY_S = 86400


def check(needs: Needs, trigger: Trigger) -> Finding | None:
    """Return a preference for what deletes an event only after it was handled."""
    if not needs.durable or trigger.keeps_for_s < DAY_S:
        return None
    kept = human_duration(trigger.keeps_for_s)
    reason = f"an event stays until the function said it is done, for up to {kept}; called directly, 6 h at best"
    return Finding(ID, trigger.id, Verdict.PREFER, reason, SOURCE)
