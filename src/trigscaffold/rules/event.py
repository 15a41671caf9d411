"""Reject a trigger that cannot carry what sets the function off.

A queue, topic, bus or stream that exists already carries whatever is put into it: there the carrier
decides, not the kind of event (documents/000 and documents/001 list the sources; both lists are shorter
than AWS's, and documents/000 files table changes under asynchronous sources, although Lambda polls them and
calls the function synchronously).
"""

from __future__ import annotations

from functools import lru_cache

from trigscaffold.model import Finding, Needs, Trigger, Verdict

ID = "event"
SOURCE = "https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html"
CARRIERS = frozenset({"queue", "topic", "bus", "stream"})


def check(needs: Needs, trigger: Trigger) -> Finding | None:
    """Return a rejection unless *trigger* carries the event."""
    if needs.event in trigger.events:
        return None
    if needs.existing in CARRIERS and needs.existing in trigger.existing:
        return None
    return _rejection(trigger.id, trigger.events, needs.event)


@lru_cache(maxsize=4096)
def _rejection(trigger: str, events: frozenset[str], event: str) -> Finding:
    """Return the rejection of *trigger*: all that most triggers get, and the same for each spec with that event."""
    reason = f"carries {', '.join(sorted(events)) or 'nothing'}, not {event}"
    return Finding(ID, trigger, Verdict.REJECT, reason, SOURCE)
