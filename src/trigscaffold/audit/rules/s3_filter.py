"""A notification of new objects without a prefix or a suffix invokes the function for everything in the bucket.

Whatever is ever put into the bucket (a log, a report, a manifest, a temporary file, what the function itself writes)
becomes an invocation with a key that the function was not written for. A filter keeps its meaning when the bucket gets
a second use. An empty prefix filters nothing.

Write instead::

    lambda_function {
      filter_prefix = "incoming/"
      filter_suffix = ".csv"
    }
"""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.model import Model
from trigscaffold.audit.resource import Place, Resource
from trigscaffold.audit.rules._s3 import NOTIFICATION, Block, blocks, name, reached
from trigscaffold.audit.rules._words import named
from trigscaffold.audit.value import Presence
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "s3-filter"
SEVERITY = Severity.WARNING
SOURCE = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html"

_INSTEAD = 'filter_prefix = "incoming/"  # or a filter_suffix: what the function is written for'


def check(model: Model) -> Iterator[Finding]:
    """Judge every notification that tells a function of new objects."""
    for notification in model.of_type(NOTIFICATION):
        told = [block for block in blocks(notification, "lambda_function") if block.created is not False]
        if told:
            yield _judged(model, notification, told)


def _judged(model: Model, notification: Resource, told: list[Block]) -> Finding:
    open_ends = {block: _filtered(block) for block in told}
    bare = next((b for b, found in open_ends.items() if found is Presence.NO and b.created and not b.body.maybe), None)
    if bare is not None:
        functions = ", ".join(dict.fromkeys(named(f.resource, notification) for f in reached(model, bare)))
        functions = functions or "the function"
        message = (
            f"Every object that is ever put into {name(model, notification)} invokes {functions}: there is neither a "
            "prefix nor a suffix. A log, a temporary file or a second use of the bucket reaches code that was not "
            "written for it, and is paid for."
        )
        where = Place(notification.file, bare.body.line, bare.body.line, "matches every key")
        return violation(ID, notification, message, _INSTEAD, concerned=[where])
    for block, found in open_ends.items():
        if found is not Presence.YES:
            decides = block.body.maybe or _decides(block)
            return undecidable(ID, notification, "Whether it is filtered cannot be seen", decides)
    return fine(ID, notification)


def _filtered(block: Block) -> Presence:
    found = {block.prefix.presence, block.suffix.presence}
    return next(p for p in (Presence.YES, Presence.MAYBE, Presence.NO) if p in found)


def _decides(block: Block) -> str:
    if block.created is None:
        return block.body.value("events").decides
    unsure = [v for v in (block.prefix, block.suffix) if v.presence is Presence.MAYBE]
    return unsure[0].decides if unsure else block.body.value("events").decides
