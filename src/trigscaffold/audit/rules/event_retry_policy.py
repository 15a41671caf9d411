"""A target whose retries are cut so short that a passing fault of the function loses its events.

By default EventBridge tries an event that it cannot deliver for 24 hours and up to 185 times. `retry_policy` makes that
less: with no retry at all, or with less than an hour, an event is given up while the function is still throttled, or
while somebody is still looking. That is right for events that are worthless when late; for others give them time.

Write instead::

    retry_policy {
      maximum_event_age_in_seconds = 86400
      maximum_retry_attempts       = 185
    }
"""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.model import Model
from trigscaffold.audit.resource import Place, Resource
from trigscaffold.audit.rules._kinds import service
from trigscaffold.audit.value import Presence, Value, compare
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation
from trigscaffold.units import human_duration

ID = "event-retry-policy"
SEVERITY = Severity.INFO
SOURCE = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html"

_HOUR_S = 3600


def check(model: Model) -> Iterator[Finding]:
    """Judge every target that is a function and says how often or how long to retry."""
    for target in model.of_type("aws_cloudwatch_event_target"):
        given = target.presence("retry_policy") is not Presence.NO
        if given and service(target.value("arn")) == "lambda":
            yield _judged(target)


def _judged(target: Resource) -> Finding:
    attempts = target.value("retry_policy", "maximum_retry_attempts")
    age = target.value("retry_policy", "maximum_event_age_in_seconds")
    never = compare(attempts, Value(0), lambda a, b: a == b)
    short = compare(age, Value(_HOUR_S), lambda a, b: a < b)
    if never:
        return violation(ID, target, _message("it is not tried again at all"), _INSTEAD, concerned=_where(target))
    if short and age.number is not None:
        said = f"after {human_duration(age.number)} it is given up"
        return violation(ID, target, _message(said), _INSTEAD, concerned=_where(target))
    for value, known in ((attempts, never), (age, short)):
        if known is None and value.presence is not Presence.NO:
            return undecidable(ID, target, "How long it retries cannot be seen", value.decides)
    return fine(ID, target)


def _message(said: str) -> str:
    return (
        f"An event that cannot be delivered (the function is throttled, a permission is missing) is soon lost: {said}, "
        "where EventBridge would try for 24 hours and 185 times."
    )


def _where(target: Resource) -> list[Place]:
    return [target.place("retry_policy")]


_INSTEAD = "retry_policy {\n  maximum_event_age_in_seconds = 86400\n  maximum_retry_attempts       = 185\n}"
