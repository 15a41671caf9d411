"""Reject a front door whose answers are smaller than the largest answer.

Lambda returns 6 MB, or 200 MB when the answer is streamed. A larger one is stored in a bucket and the
caller is redirected to a presigned URL.
"""

from __future__ import annotations

from trigscaffold.model import Answer, Finding, Needs, Trigger, Verdict
from trigscaffold.units import human_size

ID = "answer-size"
SOURCE = "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html"
STREAMED_BYTES = 200 * 1024 * 1024


def check(needs: Needs, trigger: Trigger) -> Finding | None:
    """Return a rejection when the largest answer does not fit."""
    if trigger.answers is not Answer.RESULT or not trigger.answer_bytes:
        return None
    most = STREAMED_BYTES if "streaming" in needs.http & trigger.http else trigger.answer_bytes
    if needs.answer_bytes <= most:
        return None
    reason = (
        f"returns answers of up to {human_size(most)}, the largest is {human_size(needs.answer_bytes)};"
        " store it in a bucket and redirect to a presigned URL"
    )
    return Finding(ID, trigger.id, Verdict.REJECT, reason, SOURCE)
