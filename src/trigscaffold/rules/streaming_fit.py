"""Prefer a stream for a continuous flow of records.

documents/004: the stream for ordered, replayable, high-throughput streaming. It keeps the order of a key,
lets several readers work through the same records and start again, and takes any rate that its shards are
sized for.
"""

from __future__ import annotations

from trigscaffold.model import Finding, Needs, Trigger, Verdict
from trigscaffold.units import human_duration

ID = "streaming-fit"
SOURCE = "https://aws.amazon.com/kinesis/data-streams/faqs/"


def check(needs: Needs, trigger: Trigger) -> Finding | None:
    """Return a preference for what keeps order and replays."""
    if needs.event != "record" or not trigger.replay_s or not trigger.ordering:
        return None
    back = human_duration(trigger.replay_s)
    reason = (
        f"keeps records in order per key, for {trigger.readers} readers that each can start again from up to {back} ago"
    )
    return Finding(ID, trigger.id, Verdict.PREFER, reason, SOURCE)
