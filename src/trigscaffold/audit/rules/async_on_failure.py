"""A function that is invoked asynchronously and has no place for the events it fails at loses them.

S3, SNS, EventBridge and others do not wait for the answer. Lambda tries a failed event twice again, within at most 6
hours, and then discards it, unless the function has an on-failure destination or a dead-letter queue. A destination
tells more: the event, the answer and the error.

This is about what the function fails at; the caller's own dead-letter queue (of an EventBridge target, of an SNS
subscription) keeps only what it could not hand over. Functions that are called synchronously, or read a queue or a
stream, are not judged: their failures end elsewhere.

Write instead::

    resource "aws_lambda_function_event_invoke_config" "orders" {
      function_name = aws_lambda_function.orders.function_name

      destination_config {
        on_failure {
          destination = aws_sqs_queue.failed_events.arn
        }
      }
    }
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trigscaffold.audit.model import Function, Invocation, Invoked, Model
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.rules import _words
from trigscaffold.audit.rules._elsewhere import certain, unplaced
from trigscaffold.audit.value import Presence
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "async-on-failure"
SEVERITY = Severity.WARNING
SOURCE = "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html"

_CONFIG = "aws_lambda_function_event_invoke_config"


def check(model: Model) -> Iterator[Finding]:
    """Judge every function that something invokes asynchronously."""
    for function in model.functions:
        callers = [i for i in model.invocations_of(function) if i.how is Invoked.ASYNC]
        if callers:
            yield _judged(model, function, callers)


def _judged(model: Model, function: Function, callers: Sequence[Invocation]) -> Finding:
    subject = function.resource
    ends = (function.dead_letter, function.on_failure)
    if any(end.presence is Presence.YES for end in ends):
        return fine(ID, subject)
    for end in ends:
        if end.presence is Presence.MAYBE:
            return undecidable(ID, subject, "Whether failed events are kept cannot be seen", end.decides)
    decides = unplaced(model, "function_name", model.functions_of, _CONFIG)
    if decides:
        return undecidable(ID, subject, "A configuration of on-failure destinations may be this function's", decides)
    known = [caller for caller in callers if caller.by.made_with(subject) or certain(subject)]
    if not known:
        by = callers[0].by
        return undecidable(
            ID, subject, f"Whether {by.address} invokes it at all cannot be seen", by.exists.decides or by.address
        )
    named = [caller for caller in known if not caller.principal] or known
    names = _words.listed(_who(caller, subject) for caller in named[:3])
    names += f" and {len(named) - 3} more" if len(named) > 3 else ""
    message = (
        f"It is invoked asynchronously ({names}): nobody waits for the answer, and an event it fails at is tried twice "
        "more and then discarded without a trace. Keep it in an on-failure destination (or a dead-letter queue of the "
        "function); its role has to be allowed to send there."
    )
    concerned = [caller.by.place(note=f"invokes {_words.named(subject, caller.by)}") for caller in named[:3]]
    return violation(ID, subject, message, _instead(function), concerned=concerned)


def _who(caller: Invocation, subject: Resource) -> str:
    return f"by {caller.principal or _words.named(caller.by, subject)}"


def _instead(function: Function) -> str:
    name = function.resource.name
    if function.resource.registry:
        return (
            "create_async_event_config = true\n"
            "attach_async_event_policy = true\n"
            "destination_on_failure    = aws_sqs_queue.failed_events.arn"
        )
    subject = function.resource
    written = f"  function_name = {subject.type}.{name}.function_name\n\n"
    if subject.many or isinstance(subject.key, str):
        written = f"  for_each = {subject.type}.{name}\n\n  function_name = each.value.function_name\n\n"
    elif subject.key is not None:
        written = f"  function_name = {subject.type}.{name}[{subject.key}].function_name\n\n"
    return (
        f'resource "{_CONFIG}" "{name}" {{\n'
        f"{written}"
        "  destination_config {\n"
        "    on_failure {\n"
        "      destination = aws_sqs_queue.failed_events.arn\n"
        "    }\n"
        "  }\n"
        "}"
    )
