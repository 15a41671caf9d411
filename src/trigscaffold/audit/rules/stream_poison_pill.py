"""One bad record makes a whole batch of good ones repeat, again and again.

When the function fails, Lambda sends the same batch once more: what was done for the good records is done again, and
when it gives up, all of them are skipped with the bad one. Either the function names the first record that failed
(`ReportBatchItemFailures`: Lambda goes on from there), or Lambda splits the batch until the bad one is alone
(`bisect_batch_on_function_error`). The first needs a handler that returns `batchItemFailures`; the second does not.

A mapping with a batch size of 1 has nothing to split. Without `batch_size` a batch has up to 100 records.

Write instead::

    bisect_batch_on_function_error = true
    function_response_types        = ["ReportBatchItemFailures"]
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import eq
from typing import TYPE_CHECKING

from trigscaffold.audit.fixes.edits import Fix, SetArgument
from trigscaffold.audit.model import EventSourceMapping, Model
from trigscaffold.audit.value import Presence, Value, compare
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

if TYPE_CHECKING:
    from trigscaffold.audit.fixes.written import Written

ID = "stream-poison-pill"
SEVERITY = Severity.WARNING
SOURCE = "https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html"


def check(model: Model) -> Iterator[Finding]:
    """Judge every mapping of a Kinesis or DynamoDB stream."""
    return (_judged(mapping) for mapping in model.mappings if mapping.kind.stream)


def _judged(mapping: EventSourceMapping) -> Finding:
    resource = mapping.resource
    bisect = resource.value("bisect_batch_on_function_error")
    splits = {_on(one) for one in bisect.every()}
    single = compare(mapping.batch_size, Value(1), eq)
    if single or splits == {True} or mapping.reports is Presence.YES:
        return fine(ID, resource)
    unknown = [
        *([bisect] if splits != {False} else []),
        *([resource.value("function_response_types")] if mapping.reports is Presence.MAYBE else []),
        *([mapping.batch_size] if single is None else []),
    ]
    if unknown:
        return undecidable(
            ID, resource, "Whether a bad record is told from good ones cannot be seen", unknown[0].decides
        )
    size = mapping.batch_size.number
    many = f"its whole batch of up to {size:,g}" if size is not None else "its whole batch"
    message = (
        f"One record that fails brings back {many}: the good ones are handled again with each try, and skipped with it "
        "in the end. The batch is neither split nor does the function name the record that failed."
    )
    places = [resource.place("batch_size")] if "batch_size" in resource.body.arguments else []
    return violation(ID, resource, message, "bisect_batch_on_function_error = true", concerned=places)


def _on(value: Value) -> bool | None:
    """Tell whether a switch is on, None where that cannot be known: absent is off, off by a default is unknown."""
    if value.presence is Presence.NO:
        return False
    return None if value.flag is False and value.rests_on else value.flag


def fix(finding: Finding, _model: Model, _written: Written) -> Fix:
    """Let Lambda split the batch, for which the handler may stay as it is."""
    after = ("batch_size", "starting_position", "function_name", "event_source_arn")
    return Fix((SetArgument(finding.subject, "bisect_batch_on_function_error", "true", after),))
