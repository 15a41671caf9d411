"""A subscription without a redrive policy loses the messages that SNS cannot deliver.

SNS does not retry where its rights or the endpoint are gone, and gives up on a throttled or failing one after its
retries (for functions and queues 100,015 over 23 days, for HTTP endpoints about an hour, as configured). Then it
discards the message, unless the subscription has a dead-letter queue.

It is the subscription's queue that counts here: the redrive policy of a subscribed queue, or a function's own
dead-letter queue, begin to work only after the delivery. Email and SMS subscriptions are not judged.

Write instead::

    redrive_policy = jsonencode({
      deadLetterTargetArn = aws_sqs_queue.undelivered.arn
    })
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from trigscaffold.audit.fixes.edits import AddAfter, Fix, Left, SetArgument
from trigscaffold.audit.model import Model
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.rules._kinds import named
from trigscaffold.audit.rules._shared import admits_all, shared
from trigscaffold.audit.rules._undelivered import undelivered
from trigscaffold.audit.rules._words import queue_for
from trigscaffold.audit.value import Presence
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

if TYPE_CHECKING:
    from trigscaffold.audit.fixes.written import Written

ID = "sns-subscription-dlq"
SEVERITY = Severity.INFO
SOURCE = "https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html"

_SNS = "sns.amazonaws.com"
_PROTOCOLS = ("lambda", "sqs", "http", "https", "firehose")


def check(model: Model) -> Iterator[Finding]:
    """Judge every subscription of a function, a queue, a delivery stream or an HTTP endpoint."""
    for subscription in model.of_type("aws_sns_topic_subscription"):
        protocols = {one.text for one in subscription.value("protocol").every()}
        if protocols & {*_PROTOCOLS, None}:
            yield _judged(model, subscription, known=protocols <= set(_PROTOCOLS))


def _judged(model: Model, subscription: Resource, *, known: bool) -> Finding:
    given = subscription.presence("redrive_policy")
    if given is Presence.YES:
        return fine(ID, subscription)
    if given is Presence.MAYBE:
        decides = subscription.value("redrive_policy").decides
        return undecidable(ID, subscription, "Whether the subscription has a dead-letter queue cannot be seen", decides)
    protocol = subscription.value("protocol")
    if not known:
        return undecidable(ID, subscription, "Only some protocols can have a dead-letter queue", protocol.decides)
    ends = {"lambda": "the function", "sqs": "the queue", "firehose": "the delivery stream"}
    to = named(model, subscription.value("endpoint"), subscription, ends.get(protocol.text or "", "the endpoint"))
    message = (
        f"A message that SNS cannot deliver to {to} is discarded after its "
        "retries, and at once where the permission or the endpoint is missing. A dead-letter queue of the subscription "
        "keeps it; its queue policy has to let sns.amazonaws.com send."
    )
    instead = f"redrive_policy = jsonencode({{\n  deadLetterTargetArn = {queue_for(subscription)}.arn\n}})"
    where = [subscription.place("protocol"), subscription.place("endpoint")]
    return violation(ID, subscription, message, instead, concerned=where)


def fix(finding: Finding, model: Model, written: Written) -> Fix | Left:
    """Add a dead-letter queue with a policy for this topic; a FIFO topic would need another kind of queue."""
    subscription = finding.subject
    topic = written.argument(subscription, "topic_arn")
    if topic is None or _may_be_fifo(model, subscription):
        return Left("whether its topic is a FIFO topic is not known, and its dead-letter queue has to be of that kind")
    queue = shared(subscription, ("redrive_policy",), lambda one: admits_all(model, one, _SNS), model, written)
    if queue:
        return Fix((_redrive(subscription, queue),))
    made = undelivered(subscription, written, topic)
    if isinstance(made, Left):
        return made
    comment = "# Messages that SNS could not deliver. An alarm on it tells somebody.\n"
    text = f"{comment}{made.block}\n{made.policy(_SNS, topic)}"
    return Fix((_redrive(subscription, made.arn), AddAfter(subscription, text)))


def _redrive(subscription: Resource, arn: str) -> SetArgument:
    text = f"jsonencode({{\n  deadLetterTargetArn = {arn}\n}})"
    return SetArgument(subscription, "redrive_policy", text, ("endpoint", "protocol", "topic_arn"))


def _may_be_fifo(model: Model, subscription: Resource) -> bool:
    arn = subscription.value("topic_arn")
    if arn.text is not None:
        return arn.text.endswith(".fifo")
    topics = model.referred(arn, "aws_sns_topic")
    if not topics:
        return True
    names = [topic.value("name").text or "" for topic in topics if topic.data]
    if any(topic.data for topic in topics):
        return not all(names) or any(name.endswith(".fifo") for name in names)
    return any(
        topic.presence("fifo_topic") is not Presence.NO and topic.value("fifo_topic").flag is not False
        for topic in topics
    )
