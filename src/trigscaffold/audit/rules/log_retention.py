"""The function's logs are kept for ever, and paid for ever.

A log group without `retention_in_days` never deletes anything. Every invocation writes at least three lines, so it
grows with each event, and what stands in it (keys of orders, addresses in errors) is kept longer than anybody answers
for. 0 is for ever as well.

Groups of other services are not judged: the name has to begin with `/aws/lambda/`, or a function has to log there.

Write instead::

    retention_in_days = 365
"""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.model import Model
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.value import Presence, Value
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "log-retention"
SEVERITY = Severity.INFO
SOURCE = "https://rules.sonarsource.com/cloudformation/RSPEC-6295/"

_PREFIX = "/aws/lambda/"


def check(model: Model) -> Iterator[Finding]:
    """Judge every log group of a function."""
    used = {
        group
        for function in model.functions
        for group in model.referred(function.resource.value("logging_config", "log_group"), "aws_cloudwatch_log_group")
    }
    for group in model.of_type("aws_cloudwatch_log_group"):
        if group in used or _named(group.value("name")) or _named(group.value("name_prefix")):
            yield _judged(group)


def _named(value: Value) -> bool:
    text = value.parts[0].text if value.parts else value.text
    return bool(text and text.startswith(_PREFIX))


def _judged(group: Resource) -> Finding:
    value = group.value("retention_in_days")
    given = Presence.NO if value.number == 0 else value.presence
    if given is Presence.YES:
        return fine(ID, group)
    if given is Presence.MAYBE:
        return undecidable(ID, group, "Whether the logs are ever deleted cannot be seen", value.decides)
    message = "These logs are never deleted: they grow with every event, and so does what they cost."
    return violation(ID, group, message, "retention_in_days = 365")
