"""A rule that matches the events which its own target puts on the bus can run in a circle.

Lambda's loop detection follows SQS, SNS and S3, not EventBridge: a function that is invoked by a rule without a source
and may put events on the same bus can invoke itself without end. Ask in the pattern for the source of the events that
are meant, and let the function put its own under another.

Only a pattern that asks neither for a source nor for a detail-type is told; whether a narrower one matches what the
function puts is in its code.

Write instead::

    event_pattern = jsonencode({
      source = ["com.example.orders"]
    })
"""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.model import Function, Model, Statement
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.rules._iam import acts, either
from trigscaffold.audit.rules._kinds import identity, written
from trigscaffold.audit.rules._pattern import alternatives, asks, literal, pattern, targets
from trigscaffold.audit.rules._words import named
from trigscaffold.audit.value import ABSENT, Value
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "event-loop"
SEVERITY = Severity.WARNING
SOURCE = "https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html"

_INSTEAD = 'event_pattern = jsonencode({\n  source = ["the source of the events that are meant"]\n})'


def check(model: Model) -> Iterator[Finding]:
    """Judge every rule with a readable pattern that invokes a function."""
    for rule in model.of_type("aws_cloudwatch_event_rule"):
        functions = tuple(
            dict.fromkeys(f for target in targets(model, rule) for f in model.functions_of(target.value("arn")))
        )
        if functions and pattern(rule).fields is not None:
            yield from _judged(model, rule, functions)


def _judged(model: Model, rule: Resource, functions: tuple[Function, ...]) -> Iterator[Finding]:
    asked = list(alternatives(pattern(rule)))
    if all(_of_aws(literal(fields.get("source", ABSENT))) for fields in asked):
        yield fine(ID, rule)
        return
    broad = any(not asks(fields, "source") and not asks(fields, "detail-type") for fields in asked)
    found = [(function, _puts(model, rule, function)) for function in functions]
    if all(puts is False for _, puts in found):
        yield fine(ID, rule)
    elif broad and (looping := [function for function, puts in found if puts]):
        yield _loop(rule, looping[0])
    elif broad:
        function = next(function for function, puts in found if puts is None)
        unread = function.role.unread if function.role else ()
        decides = unread[0] if unread else f"the role of {function.address}"
        yield undecidable(ID, rule, "Whether its function puts events on this bus cannot be seen", decides)
    elif any(puts for _, puts in found):
        function = next(function for function, puts in found if puts)
        decides = f"the source of the events that the code of {function.address} puts"
        yield undecidable(
            ID, rule, f"{named(function.resource, rule)} may put events on the bus of the rule that invokes it", decides
        )


def _of_aws(sources: tuple[str, ...] | None) -> bool:
    return bool(sources) and all(one.startswith("aws.") for one in sources or ())


def _puts(model: Model, rule: Resource, function: Function) -> bool | None:
    if function.role is None:
        return None
    said = [_allowed(model, rule, one) for one in function.role.statements if one.allow]
    found = either(said)
    return None if found is False and function.role.unread else found


def _allowed(model: Model, rule: Resource, statement: Statement) -> bool | None:
    puts = acts(statement, "events:PutEvents")
    if puts is False:
        return False
    at = either(_same_bus(model, rule, value) for value in statement.resources)
    if at is False:
        return False
    return True if puts and at and not statement.conditional else None


def _same_bus(model: Model, rule: Resource, value: Value) -> bool | None:
    """Tell whether the ARN *value* of a statement is the bus of *rule*."""
    text, bus = written(value), rule.value("event_bus_name")
    name = bus.text or ("default" if bus.known and bus.data is None else "")
    if value.text == "*" or text.endswith("event-bus/*"):
        return True
    buses = model.referred(value, "aws_cloudwatch_event_bus")
    if buses:
        return any(one in model.referred(bus) or (name and one.value("name").text == name) for one in buses)
    if "event-bus/" in text and not text.endswith("*"):
        return text.rpartition("/")[2] == name if name else None
    return None if not value.known or not name else identity(value) == name


def _loop(rule: Resource, function: Function) -> Finding:
    who = named(function.resource, rule)
    message = (
        f"{who} may put events on the bus of this rule, and the pattern matches them whatever their source: the "
        "function can invoke itself without end. Lambda's loop detection does not see EventBridge."
    )
    concerned = [rule.place("event_pattern"), function.resource.place(note="invoked by the rule, may put events")]
    return violation(ID, rule, message, _INSTEAD, concerned=concerned)
