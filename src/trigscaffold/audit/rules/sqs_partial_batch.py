"""A queue's mapping without `ReportBatchItemFailures` repeats the whole batch for one bad message.

Lambda deletes a batch from the queue when the function returns, and none of it when the function fails: the good
messages of the batch are handled again, and after `maxReceiveCount` receives they end in the dead-letter queue with the
bad one. With `ReportBatchItemFailures` the function names the messages that failed, and only these come back.

The handler has to return `batchItemFailures` for it; one that returns nothing reports that all went well. A mapping
with a batch size of 1 has nothing to tell apart.

Write instead::

    function_response_types = ["ReportBatchItemFailures"]
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from trigscaffold.audit.fixes.edits import Fix, SetArgument
from trigscaffold.audit.model import EventSourceMapping, Model, SourceKind
from trigscaffold.audit.rules._queues import ends_nowhere, is_fifo, own_queues
from trigscaffold.audit.rules._words import listed, named
from trigscaffold.audit.value import Presence, Value, compare
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

if TYPE_CHECKING:
    from trigscaffold.audit.fixes.written import Written

ID = "sqs-partial-batch"
SEVERITY = Severity.WARNING
SOURCE = "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html"

_INSTEAD = 'function_response_types = ["ReportBatchItemFailures"]'


def check(model: Model) -> Iterator[Finding]:
    """Judge every mapping of an SQS queue."""
    return (_judged(model, mapping) for mapping in model.mappings if mapping.kind is SourceKind.SQS)


def _judged(model: Model, mapping: EventSourceMapping) -> Finding:
    resource = mapping.resource
    single = compare(mapping.batch_size, Value(1), lambda size, one: size == one)
    if single or mapping.reports is Presence.YES:
        return fine(ID, resource)
    if mapping.reports is Presence.MAYBE:
        decides = resource.value("function_response_types").decides
        return undecidable(ID, resource, "Whether it reports failed messages one by one cannot be seen", decides)
    if single is None:
        return undecidable(ID, resource, "A batch of one needs no report", mapping.batch_size.decides)
    size = mapping.batch_size.number
    ends = (
        "" if ends_nowhere(model, own_queues(model, mapping)) else ", and count towards the dead-letter queue with it"
    )
    message = (
        f"One message that fails brings back its whole batch of up to {size:g}: the good ones are handled again{ends}. "
        "Let the function report the failed ones (its handler returns batchItemFailures)."
        if size is not None
        else "One message that fails brings back its whole batch. Let the function report the failed ones."
    )
    return violation(ID, resource, message, _INSTEAD, concerned=[resource.place("batch_size")])


def fix(finding: Finding, model: Model, _written: Written) -> Fix:
    """Set the argument. The handler is not seen, so what it has to return is said with it."""
    resource = finding.subject
    mapping = next(one for one in model.mappings if one.resource is resource)
    functions = [named(function.resource, resource) for function in mapping.functions]
    note = (
        f"{f'The handler of {listed(functions)}' if functions else 'Its handler'} has to return batchItemFailures now. "
        "One that raises still brings back the whole batch; one that catches the error and returns anything else "
        "reports that every message was handled, and those that failed are deleted. "
    )
    if any(is_fifo(queue) is not False for queue in own_queues(model, mapping)):
        note += "For a FIFO queue it stops at the first failure, and returns that message with all that follow. "
    value = '["ReportBatchItemFailures"]'
    after = ("batch_size", "function_name", "event_source_arn")
    return Fix((SetArgument(resource, "function_response_types", value, after),), f"{note}See {SOURCE}")
