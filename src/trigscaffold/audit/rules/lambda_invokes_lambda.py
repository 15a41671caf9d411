"""A function may invoke another one: while it waits both run, both are paid, and a failure of one is both's.

When a function calls another and waits for the answer, the first is billed for waiting, its timeout has to hold the
second's with all retries, both concurrencies are used at once, and an error or a throttle in the second has to be
handled in the first's code: there is no queue in between that keeps what was asked for. Put a queue, a topic, an event
bus or a state machine between them; then each fails, retries and scales by itself.

The policy does not say whether the caller waits (`InvocationType = Event` does not): if it does not wait, an
asynchronous invocation is a queue already, and the message does not concern you. A role that may do everything
(`*` on `*`) says nothing about calls and is not judged, nor is a role that another service which may be the one that
invokes assumes too, a function that may invoke only itself, or a durable function, whose calls are kept.

Write instead::

    statement {
      actions   = ["sqs:SendMessage"]
      resources = [aws_sqs_queue.orders.arn]
    }
"""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.model import Function, Model, Role, Statement
from trigscaffold.audit.resource import Place
from trigscaffold.audit.rules._calls import reached
from trigscaffold.audit.rules._iam import allows
from trigscaffold.audit.rules._kinds import written
from trigscaffold.audit.rules._words import listed, named
from trigscaffold.audit.value import Presence
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "lambda-invokes-lambda"
SEVERITY = Severity.WARNING
SOURCE = "https://rules.sonarsource.com/python/RSPEC-6246"

_INVOKE = "lambda:InvokeFunction"
_LAMBDA = ("lambda.amazonaws.com", "edgelambda.amazonaws.com")
# They take a role to read and write for somebody, and invoke no function, or not with a role of theirs:
# https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html.
_NEVER = tuple(
    f"{name}.amazonaws.com"
    for name in ("comprehend", "rekognition", "textract", "transcribe", "translate", "polly", "sns", "s3", "logs")
)


def check(model: Model) -> Iterator[Finding]:
    """Judge every function whose role is there."""
    for function in model.functions:
        if function.role and function.resource.presence("durable_config") is Presence.NO:
            yield _judged(model, function, function.role)


def _judged(model: Model, function: Function, role: Role) -> Finding:
    reach = [(s, reached(model, function, s)) for s in role.statements if allows(s, _INVOKE)]
    calls = [(s, names) for s, found in reach if (names := [name for _, name in found if name])]
    told = [(s, names) for s, names in calls if not _everything(s)]
    if told and not _shared(role):
        return _invokes(function, told)
    message = "Whether it invokes another function cannot be seen"
    if calls:
        decides = (
            f"what {named(role.resource, function.resource)}, which may do more than a function needs, is used for"
        )
        return undecidable(ID, function.resource, message, decides)
    unknown = _unknown(model, function, role)
    return undecidable(ID, function.resource, message, unknown) if unknown else fine(ID, function.resource)


def _everything(statement: Statement) -> bool:
    return any(action.text == "*" for action in statement.actions)


def _shared(role: Role) -> bool:
    """Tell whether something other than Lambda assumes *role*: it may be that which invokes."""
    return any(service not in (*_LAMBDA, *_NEVER) for service in role.trusted or ())


def _unknown(model: Model, function: Function, role: Role) -> str:
    if role.unread:
        return role.unread[0]
    for statement in role.statements:
        if allows(statement, _INVOKE) is None:
            by = f"what {named(statement.at, function.resource)} allows" if statement.at else "a policy of its role"
            return statement.doubt or by
        if allows(statement, _INVOKE):
            for value, name in reached(model, function, statement):
                if name is None:
                    return f"which function {written(value, '…')} is" if value.parts else value.decides
    return ""


def _invokes(function: Function, calls: list[tuple[Statement, list[str]]]) -> Finding:
    names = listed(name for _, found in calls for name in found)
    message = (
        f"It may invoke {names}. If it waits for the answer, both run and are paid at the same time, "
        "and what the second cannot do now is lost or has to be tried again by the first: nothing in between keeps it."
    )
    instead = (
        'actions   = ["sqs:SendMessage"] # of a queue that the second function reads\nresources = [aws_sqs_queue.….arn]'
    )
    places = dict.fromkeys(place for statement, _ in calls if (place := _place(statement)))
    return violation(ID, function.resource, message, instead, concerned=places)


def _place(statement: Statement) -> Place | None:
    return statement.at.place("policy", "permits it") if statement.at else None
