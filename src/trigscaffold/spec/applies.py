"""Which need makes sense for which event."""

from __future__ import annotations

from trigscaffold.spec import vocabulary as words

# E-mail and pipelines: SES calls a receipt rule's function synchronously, CodePipeline waits for the job's result.
# Sources: https://docs.aws.amazon.com/ses/latest/dg/receiving-email-action-lambda.html,
# https://docs.aws.amazon.com/codepipeline/latest/userguide/actions-invoke-lambda-function.html
ANSWERED = frozenset({**words.EVENT_GROUPS["A caller waits"], **words.EVENT_GROUPS["A service waits"]}) | {
    "email",
    "pipeline_step",
}
# An AWS service calls the function itself: no queue, topic or bus of ours is in between.
CALLED = frozenset(words.EVENT_GROUPS["A service waits"])
HTTP = frozenset({"http_request"})
CLOCK = frozenset({"clock"})
NAMED = frozenset({"object_change"})
CHANGED = {
    "object_change": frozenset(words.CHANGES),
    "table_change": frozenset({"created", "removed", "expired"}),
    "document_change": frozenset({"created", "removed"}),
}
_STORED = frozenset({*CHANGED, "job", "fact", "record", "log_line", "service_event", "partner_event", "device_message"})
_PUSHED_ON = frozenset(words.EVENTS) - ANSWERED - CLOCK
_ONLY_FOR = {
    "answer": ANSWERED,
    "tail_latency": ANSWERED,
    "delay": _PUSHED_ON,
    "ordering": frozenset(words.EVENTS) - CLOCK,
    "consumers": _PUSHED_ON,
    "filter": _PUSHED_ON,
    "routing": _PUSHED_ON,
    "replay": _PUSHED_ON,
    "existing": frozenset(words.EVENTS)
    - CLOCK
    - (CALLED - {e for kinds in words.EXISTING_FOR.values() for e in kinds}),
    "keep": frozenset(words.EVENTS) - CALLED,
    "writes_to": _STORED,
    "output_prefix": NAMED,
    "schedule": CLOCK,
    "http": HTTP,
}


def may_exist(kind: str, event: str) -> bool:
    """Return whether something of *kind* can carry *event*: what carries one event only, or whatever is put into it."""
    return event in words.EXISTING_FOR[kind] if kind in words.EXISTING_FOR else event not in CALLED


def applies(need: str, event: str) -> bool:
    """Return whether the top-level *need* is worth asking for *event*."""
    return event in _ONLY_FOR.get(need, words.EVENTS)
