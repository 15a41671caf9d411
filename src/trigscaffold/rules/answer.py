"""Give a caller who waits its answer, and let one who only wants it accepted go.

documents/004: synchronous when the caller needs an immediate answer. *Immediate* means two things. Who
waits for the outcome needs a front door that calls the function and returns what it says. Who waits only to
hear that the work was accepted is served better by a front door that writes into a queue: it answers within
milliseconds, whatever the work takes, and a failing function no longer fails the caller.
"""

from __future__ import annotations

from trigscaffold.model import Answer, Finding, Needs, Trigger, Verdict
from trigscaffold.units import human_duration

ID = "answer"
SOURCE = "https://docs.aws.amazon.com/lambda/latest/dg/concepts-event-driven-architectures.html"


def check(needs: Needs, trigger: Trigger) -> Finding | None:
    """Return a rejection, a warning or a preference, from the answer wanted and the answer given."""
    if needs.answer is Answer.RESULT:
        if trigger.answers is Answer.RESULT:
            return None
        given = "an acknowledgement only" if trigger.answers is Answer.ACKNOWLEDGEMENT else "no answer"
        reason = f"gives {given}, the caller waits for the result"
        return Finding(ID, trigger.id, Verdict.REJECT, reason, SOURCE)
    if not trigger.longest_answer_s:
        return None
    if trigger.answers is Answer.RESULT:
        wait = human_duration(trigger.longest_answer_s)
        reason = f"keeps the caller waiting for up to {wait} until the work is done, though it needs no result"
        return Finding(ID, trigger.id, Verdict.WARN, reason, SOURCE)
    kept = human_duration(trigger.keeps_for_s)
    reason = f"tells the caller at once that it is accepted; the work is kept for up to {kept} and done after that"
    return Finding(ID, trigger.id, Verdict.PREFER, reason, SOURCE)
