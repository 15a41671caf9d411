"""Reject a trigger that forgets events before the function may be back.

Called directly, Lambda keeps an asynchronous event for 6 hours and tries a failing one twice more, after 1
and 2 minutes (documents/000 says that you implement retries yourself; AWS retries). A queue keeps a message
for up to 14 days, a table's stream 24 hours, a data stream up to 365 days.
"""

from __future__ import annotations

from trigscaffold.model import Answer, Finding, Needs, Trigger, Verdict
from trigscaffold.units import human_duration

ID = "keep"
SOURCE = "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html"


def check(needs: Needs, trigger: Trigger) -> Finding | None:
    """Return a rejection when *trigger* keeps events for less than the outage they must survive."""
    if needs.keep_for_s <= trigger.keeps_for_s:
        return None
    kept = f"for up to {human_duration(trigger.keeps_for_s)}" if trigger.keeps_for_s else "not at all (0 s)"
    reason = f"keeps events {kept} while the function is down, {human_duration(needs.keep_for_s)} are needed"
    verdict = Verdict.WARN if needs.answer is Answer.RESULT else Verdict.REJECT
    return Finding(ID, trigger.id, verdict, reason, SOURCE)
