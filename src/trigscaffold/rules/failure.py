"""Reject a trigger whose failures are not seen by those who must see them.

The fourth axis of documents/004. A synchronous caller sees the error and nobody tries again; dead-letter
targets do nothing there. Asynchronous calls and polled sources end in a dead-letter queue. One failed item
of a batch is repeated alone only where the function reports it; where each call carries one event that is
so by itself.
"""

from __future__ import annotations

from trigscaffold.model import Answer, Finding, Needs, Trigger, Verdict

ID = "failure"
SOURCE = "https://docs.aws.amazon.com/lambda/latest/dg/invocation-retries.html"


def check(needs: Needs, trigger: Trigger) -> Finding | None:
    """Return a rejection when nobody who should sees a failure."""
    wanted = needs.failure
    if wanted in ("", "best_effort") or wanted in trigger.failure_seen_by:
        return None
    seen = ", ".join(sorted(trigger.failure_seen_by)) or "nobody"
    reason = f"one that keeps failing is seen by {seen}, not by {wanted}"
    synchronous = needs.answer is Answer.RESULT and trigger.answers is Answer.RESULT
    verdict = Verdict.WARN if synchronous else Verdict.REJECT
    return Finding(ID, trigger.id, verdict, reason, SOURCE)
