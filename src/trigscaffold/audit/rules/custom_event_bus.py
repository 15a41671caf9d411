"""A rule for your own events on the account's default bus.

AWS's services put their events on the default bus, and everything in the account shares it: its rules (300), its rate,
its policy and its archive. A bus of your own for your application's events has rights, an archive, a dead-letter queue
and a schema discovery of its own, and a careless pattern on it does not see everybody's events.

Rules on `aws.*` sources belong on the default bus and are not judged.

Write instead::

    resource "aws_cloudwatch_event_bus" "orders" {
      name = "orders"
    }

    event_bus_name = aws_cloudwatch_event_bus.orders.name
"""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.model import Model
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.rules._pattern import alternatives, literal, pattern
from trigscaffold.audit.value import ABSENT, Presence
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "custom-event-bus"
SEVERITY = Severity.INFO
SOURCE = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus.html"


def check(model: Model) -> Iterator[Finding]:
    """Judge every rule whose pattern asks only for sources that are not AWS's."""
    for rule in model.of_type("aws_cloudwatch_event_rule"):
        sources = _own(rule)
        if sources:
            yield _judged(rule, sources)


def _own(rule: Resource) -> tuple[str, ...]:
    """Return the sources that the pattern asks for, none where one is AWS's or cannot be told."""
    found: list[str] = []
    for fields in alternatives(pattern(rule)):
        sources = literal(fields.get("source", ABSENT))
        if not sources or any(not one or one == "aws" or one.startswith("aws.") for one in sources):
            return ()
        found += sources
    return tuple(dict.fromkeys(found))


def _judged(rule: Resource, sources: tuple[str, ...]) -> Finding:
    bus = rule.value("event_bus_name")
    names = {one.text if one.text is not None else "" if one.presence is Presence.NO else "?" for one in bus.every()}
    if names <= {"", "default"} and bus.presence is not Presence.MAYBE:
        message = (
            f"Your own events ({', '.join(sources[:3])}) are taken from the account's default bus, which they share "
            "with every AWS service and every other application of the account: rules, rights and archive are one for "
            "all. A bus of their own keeps them apart."
        )
        own = f"event_bus_name = aws_cloudwatch_event_bus.{rule.name}.name"
        instead = 'create_bus = true\nbus_name   = "..."' if rule.registry else own
        concerned = [rule.place("event_pattern"), rule.place("event_bus_name")]
        return violation(ID, rule, message, instead, concerned=concerned)
    if bus.presence is Presence.MAYBE or names & {"", "default"}:
        return undecidable(ID, rule, "Which bus it is on cannot be seen", bus.decides)
    return fine(ID, rule)
