"""Reject a clock that cannot do what the schedule asks.

documents/004 and documents/001 name scheduled rules (CloudWatch's, by their old name). AWS calls those
legacy and recommends EventBridge Scheduler: time zones with daylight saving, a single time, a window, and
schedules that code creates at run time. A rule's cron is in UTC and there are 300 rules on a bus.
"""

from __future__ import annotations

from trigscaffold.model import Finding, Needs, Trigger, Verdict

ID = "schedule"
SOURCE = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-rule-schedule.html"


def check(needs: Needs, trigger: Trigger) -> Finding | None:
    """Return a rejection when the clock lacks something."""
    if needs.event != "clock" or needs.schedule <= trigger.schedules:
        return None
    missing = ", ".join(f"`{name}`" for name in sorted(needs.schedule - trigger.schedules))
    reason = f"knows no {missing}: its times are fixed at deployment, for good and in UTC"
    return Finding(ID, trigger.id, Verdict.REJECT, reason, SOURCE)
