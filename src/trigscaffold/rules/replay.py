"""Reject a trigger that cannot hand old events out again as far back as a reader must start.

documents/004 names the stream for replay. A data stream goes back up to 365 days, a table's stream 24
hours; a bus replays from an archive, for as long as it is kept, in no particular order. A queue deletes
what was handled, a topic and a bucket notification keep nothing. (A FIFO topic can keep an archive too; a
module that is generated here has none.)
"""

from __future__ import annotations

from trigscaffold.model import Finding, Needs, Trigger, Verdict
from trigscaffold.units import human_duration

ID = "replay"
SOURCE = "https://docs.aws.amazon.com/streams/latest/dev/kinesis-extended-retention.html"


def check(needs: Needs, trigger: Trigger) -> Finding | None:
    """Return a rejection when *trigger* goes back less far than is needed."""
    if needs.replay_s <= trigger.replay_s:
        return None
    back = (
        f"goes back {human_duration(trigger.replay_s)}" if trigger.replay_s else "hands nothing out a second time (0 s)"
    )
    reason = f"{back}, a reader must be able to go back {human_duration(needs.replay_s)}"
    return Finding(ID, trigger.id, Verdict.REJECT, reason, SOURCE)
