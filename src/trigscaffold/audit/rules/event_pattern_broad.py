"""A rule whose pattern asks neither for a source nor for a kind of event takes nearly all that is on the bus.

A pattern on the account alone, or on what every event has, matches each event of each service, now and whenever a new
one appears: every match is an invocation that is paid for, and on the default bus there can be thousands a minute. The
function then filters what the pattern should have. A pattern on fields that stand in `detail`, written beside it,
matches nothing.

Write instead::

    event_pattern = jsonencode({
      source        = ["aws.s3"]
      "detail-type" = ["Object Created"]
    })
"""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.model import Model
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.rules._pattern import alternatives, asks, pattern
from trigscaffold.audit.value import Presence
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "event-pattern-broad"
SEVERITY = Severity.INFO
SOURCE = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html"

_NARROWING = ("source", "detail-type", "detail")
_ENVELOPE = ("account", "detail", "id", "region", "replay-name", "resources", "time", "version")
_INSTEAD = 'event_pattern = jsonencode({\n  source        = ["..."]\n  "detail-type" = ["..."]\n})'


def check(model: Model) -> Iterator[Finding]:
    """Judge every rule that has a pattern."""
    for rule in model.of_type("aws_cloudwatch_event_rule"):
        if rule.presence("event_pattern") is not Presence.NO:
            yield _judged(rule)


def _judged(rule: Resource) -> Finding:
    said = pattern(rule)
    if said.fields is None:
        return undecidable(ID, rule, "What its pattern asks for cannot be seen", said.decides)
    broad = [fields for fields in alternatives(said) if not any(asks(fields, name) for name in _NARROWING)]
    if not broad:
        return fine(ID, rule)
    rest = sorted(name for name in broad[0] if name not in ("source", "detail-type", "$or"))
    strange = [name for name in rest if name not in _ENVELOPE]
    message = _never(strange) if strange else _everything(rest)
    return violation(ID, rule, message, _INSTEAD, concerned=[rule.place("event_pattern")])


def _never(strange: list[str]) -> str:
    return (
        f"Its pattern asks for {', '.join(strange)} beside the source, where no event has that: the rule matches "
        "nothing at all. What the service says stands in detail; name the source and the detail-type as well."
    )


def _everything(rest: list[str]) -> str:
    only = f"asks only for {', '.join(rest)}" if rest else "asks for nothing in particular"
    return (
        f"Its pattern {only}: events of every service and of every kind that fit match, new ones as they appear, and "
        "each is an invocation that is paid for. Name the source and the detail-type."
    )
