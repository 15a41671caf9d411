"""Reject a trigger that starts later than the work must be done.

The first of the four axes of documents/004. The time a trigger takes to start is a habit, not a promise: S3
says that its notices typically arrive in seconds and sometimes take a minute or longer, and a schedule is
kept to the minute, not to the second. Neither is a source for work that must be done within a second.
"""

from __future__ import annotations

from trigscaffold.model import Finding, Latency, Needs, Trigger, Verdict

ID = "latency"
SOURCE = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventNotifications.html"
STARTS = {
    Latency.SUB_SECOND: "1 s",
    Latency.SECONDS: "seconds, at times 60 s and more",
    Latency.MINUTES: "60 s and more",
    Latency.HOURS: "hours",
}
NEEDED = {Latency.SUB_SECOND: "1 s", Latency.SECONDS: "seconds", Latency.MINUTES: "minutes", Latency.HOURS: "hours"}


def check(needs: Needs, trigger: Trigger) -> Finding | None:
    """Return a rejection when *trigger* starts after the work must be done."""
    if trigger.latency <= needs.latency:
        return None
    reason = f"starts the work within {STARTS[trigger.latency]}, it must be done within {NEEDED[needs.latency]}"
    return Finding(ID, trigger.id, Verdict.REJECT, reason, SOURCE)
