"""Reject a front door that hangs up before the answer is ready.

An HTTP API waits 30 s at most, and nothing raises that. A REST API waits 29 s; since June 2024 the quota
can be raised for Regional and private ones, and AWS may lower the account's request rate in exchange. Many
pages still call 29 s a hard limit. An answer that is streamed may take 15 minutes.
"""

from __future__ import annotations

from trigscaffold.model import Answer, Finding, Needs, Trigger, Verdict
from trigscaffold.units import human_duration

ID = "answer-time"
SOURCE = "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html"
STREAM_S = 900


def check(needs: Needs, trigger: Trigger) -> Finding | None:
    """Return a rejection or, where a quota can be raised, a warning."""
    if trigger.answers is not Answer.RESULT or not trigger.longest_answer_s:
        return None
    wanted = max(needs.longest_answer_s, needs.work_s if needs.answer is Answer.RESULT else 0.0)
    if wanted <= trigger.longest_answer_s:
        return None
    if "streaming" in needs.http & trigger.http and wanted <= STREAM_S:
        return None
    waits = human_duration(trigger.longest_answer_s)
    says = f"waits at most {waits} for an answer, the caller needs up to {human_duration(wanted)}"
    if wanted <= trigger.longest_answer_raised_s:
        raised = human_duration(trigger.longest_answer_raised_s)
        reason = f"{says}; the quota can be raised to {raised}, which may lower the account's request rate"
        return Finding(ID, trigger.id, Verdict.WARN, reason, SOURCE)
    return Finding(ID, trigger.id, Verdict.REJECT, says, SOURCE)
