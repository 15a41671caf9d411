"""Reject a trigger that starts as many at once as events arrive when something behind can take only so many.

The third axis of documents/004, which makes the queue the place for back-pressure; documents/001 says that
Lambda takes from a queue at a sustainable pace. Neither is true by itself: without a maximum concurrency
Lambda goes from 5 to 1,250 invocations of a standard queue, 300 more each minute, as far as the account's
concurrency allows (documents/004 says up to 1,000, as AWS once did). The maximum can be set from 2 to
1,000. A FIFO queue with one message group handles one at a time; a stream's number follows its shards.
Behind a caller who waits there is nothing to buffer with: the ones too many are refused.
"""

from __future__ import annotations

from trigscaffold.model import Answer, Finding, Needs, Trigger, Verdict

ID = "back-pressure"
SOURCE = "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html"


def check(needs: Needs, trigger: Trigger) -> Finding | None:
    """Return what *trigger* does to something that takes only so many at a time."""
    if not needs.paced:
        return None
    takes = f"{needs.at_a_time} at a time" if needs.at_a_time else "only so much (downstream_limit)"
    if trigger.answers is Answer.RESULT and needs.answer is Answer.RESULT:
        reason = f"callers above the limit get an error (429 or 503): what the function calls takes {takes}"
        return Finding(ID, trigger.id, Verdict.WARN, reason, SOURCE)
    if not trigger.limits_concurrency:
        reason = f"starts as many at once as arrive, up to the account's 1,000; what the function calls takes {takes}"
        return Finding(ID, trigger.id, Verdict.REJECT, reason, SOURCE)
    if 0 < needs.at_a_time < trigger.concurrency_from:
        least = trigger.concurrency_from
        reason = f"its maximum concurrency is at least {least}, what the function calls takes {takes}"
        return Finding(ID, trigger.id, Verdict.REJECT, reason, SOURCE)
    if not trigger.concurrency_to:
        return None
    span = f"{trigger.concurrency_from} to {trigger.concurrency_to:,}"
    reason = f"how many it handles at a time is a setting of its own ({span}), and what is too much waits"
    return Finding(ID, trigger.id, Verdict.PREFER, reason, SOURCE)
