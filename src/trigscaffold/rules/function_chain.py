"""Replace a function that calls another and waits.

documents/004 and documents/000: the waiting one is paid for all the while, both count against the
concurrency, and errors of the second are the first one's problem. documents/004 says to replace every chain
with a queue or the bus; nobody polls a bus, and AWS names a queue when nothing comes back and Step
Functions when the result or a branch matters. (Lambda durable functions, new in the docs, are the
exception.)
"""

from __future__ import annotations

from trigscaffold.model import Answer, Finding, Needs, Trigger, Verdict

ID = "function-chain"
SOURCE = "https://docs.aws.amazon.com/lambda/latest/dg/concepts-event-driven-architectures.html"


def check(needs: Needs, trigger: Trigger) -> Finding | None:
    """Return a rejection of a chain that waits, a preference for a queue between two functions."""
    if needs.event != "function_call":
        return None
    if needs.answer is Answer.RESULT:
        reason = "a function that waits for another is paid for both: 2 running, 1 of them idle"
        return Finding(ID, trigger.id, Verdict.REJECT, reason, SOURCE)
    if needs.event not in trigger.events:
        return None
    reason = "the calling function hands the job over and ends; 1 instead of 2 functions run, and failures stay apart"
    return Finding(ID, trigger.id, Verdict.PREFER, reason, SOURCE)
