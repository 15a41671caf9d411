"""Reject a trigger that fewer can read than need their own copy.

A queue hands each message to one worker, so two applications that read one queue take each other's
messages. A bucket notification has one destination for a prefix and kind of change. A table's stream stands
two readers (a global table's one), a data stream 20 with a throughput of their own (50 where the account
has On-demand Advantage), a bus 300 rules, a topic 12.5 million subscriptions.
"""

from __future__ import annotations

from trigscaffold.model import Finding, Needs, Trigger, Verdict

ID = "consumers"
SOURCE = "https://docs.aws.amazon.com/decision-guides/latest/sns-or-sqs-or-eventbridge/sns-or-sqs-or-eventbridge.html"


def check(needs: Needs, trigger: Trigger) -> Finding | None:
    """Return a rejection when there are too few readers, or one would hold up another."""
    if needs.readers_unknown and trigger.readers <= needs.readers:
        some = "1 reader" if trigger.readers == 1 else f"{trigger.readers:,} readers"
        reason = f"has room for {some}; {needs.readers} are there and more will come"
        return Finding(ID, trigger.id, Verdict.REJECT, reason, SOURCE)
    if needs.readers > trigger.readers:
        some = "1 reader" if trigger.readers == 1 else f"at most {trigger.readers:,} readers"
        reason = f"gives each event to {some}, {needs.readers} need their own copy"
        return Finding(ID, trigger.id, Verdict.REJECT, reason, SOURCE)
    if needs.readers > 1 and needs.readers_independent and not trigger.readers_independent:
        reason = f"a slow or failing reader holds up the others of {needs.readers}"
        return Finding(ID, trigger.id, Verdict.REJECT, reason, SOURCE)
    return None
