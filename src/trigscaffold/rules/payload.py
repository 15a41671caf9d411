"""Reject a trigger whose messages are smaller than the events.

In 2025 and 2026 AWS raised queues, the bus and asynchronous calls from 256 KB to 1 MB, and most pages still
say 256 KB; a topic stays at 256 KB unless its maximum is raised. API Gateway takes 10 MB, but Lambda takes
6 MB of it. Larger ones go into a bucket and their key into the event, which is what an object's
notification does anyway: the object's own size never counts. A mail is in a bucket, too, and its event holds
the headers.
"""

from __future__ import annotations

from trigscaffold.model import BY_REFERENCE, Finding, Needs, Trigger, Verdict
from trigscaffold.units import human_size

ID = "payload"
SOURCE = "https://aws.amazon.com/blogs/compute/more-room-to-build-serverless-services-now-support-payloads-up-to-1-mb"


def check(needs: Needs, trigger: Trigger) -> Finding | None:
    """Return a rejection when one event does not fit."""
    if not trigger.payload_bytes or needs.payload_bytes <= trigger.payload_bytes or needs.event in BY_REFERENCE:
        return None
    reason = (
        f"takes events of up to {human_size(trigger.payload_bytes)}, one is {human_size(needs.payload_bytes)};"
        " put it into a bucket and send its key"
    )
    return Finding(ID, trigger.id, Verdict.REJECT, reason, SOURCE)
