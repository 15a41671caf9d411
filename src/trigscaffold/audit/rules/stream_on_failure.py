"""What Lambda gives up on leaves no trace: nobody learns which records were passed over.

Lambda retries a batch of a stream (Kinesis, DynamoDB) or topic (Kafka) until it succeeds, its retries are used up or
its records are too old; then it goes on with the next. With an on-failure destination it tells where the batch was in
the stream (Kinesis and DynamoDB: its place, not its records; fetch them before the stream forgets them). Without one,
the records are skipped and the only sign is a metric.

SQS queues and Amazon MQ brokers have no such destination and are not meant.

Write instead::

    destination_config {
      on_failure {
        destination_arn = aws_sqs_queue.dead_letter.arn
      }
    }
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from trigscaffold.audit.fixes.edits import AddAfter, AddBlock, AddToList, Fix, Left
from trigscaffold.audit.model import EventSourceMapping, Model
from trigscaffold.audit.rules._sender import sender
from trigscaffold.audit.rules._undelivered import undelivered
from trigscaffold.audit.rules._words import named
from trigscaffold.audit.value import Presence
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

if TYPE_CHECKING:
    from trigscaffold.audit.fixes.written import Written

ID = "stream-on-failure"
SEVERITY = Severity.ERROR
SOURCE = "https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html"

_PATH = ("destination_config", "on_failure", "destination_arn")


def check(model: Model) -> Iterator[Finding]:
    """Judge every mapping of a stream or a Kafka topic."""
    return (_judged(m) for m in model.mappings if m.kind.stream or m.kind.kafka)


def _judged(mapping: EventSourceMapping) -> Finding:
    resource = mapping.resource
    given = resource.presence(*_PATH)
    if given is Presence.YES:
        return fine(ID, resource)
    if given is Presence.MAYBE:
        message = "Whether records that were given up on are told of cannot be seen"
        return undecidable(ID, resource, message, resource.value(*_PATH).decides)
    kind = "topic" if mapping.kind.kafka else "stream"
    message = (
        f"Records of this {kind} that {_function(mapping)} cannot handle are skipped once Lambda gives up on them, and "
        "nothing says which they were: there is no on-failure destination."
    )
    return violation(ID, resource, message, _instead(resource.name))


def _function(mapping: EventSourceMapping) -> str:
    return named(mapping.functions[0].resource, mapping.resource) if mapping.functions else "the function"


def _instead(name: str) -> str:
    return (
        f"destination_config {{\n  on_failure {{\n    destination_arn = aws_sqs_queue.{name}_dead_letter.arn\n  }}\n}}"
    )


def fix(finding: Finding, model: Model, written: Written) -> Fix | Left:
    """Add a queue as on-failure destination, and the right to send to it to the function's role.

    Lambda asks what the role may do when the mapping is made, so that it waits for the right:
    https://github.com/hashicorp/terraform-provider-aws/issues/14042.
    """
    resource = finding.subject
    functions = next(one.functions for one in model.mappings if one.resource is resource)
    if len(functions) != 1 or functions[0].resource.module != resource.module or functions[0].resource.registry:
        return Left("its function is not made beside it, and its role has to be allowed to send to a destination")
    function = functions[0].resource
    said = written.argument(function, "role") or ""
    if "[" in said:
        return Left("which instance of a role its function has is not certain, and that has to be allowed to send")
    role = sender(resource, said, function.value("role"), model)
    if isinstance(role, Left):
        return role
    made = undelivered(resource, written, role.name)
    if isinstance(made, Left):
        return made
    block = f"destination_config {{\n  on_failure {{\n    destination_arn = {made.arn}\n  }}\n}}"
    comment = "# Where records were that the function could not handle. An alarm on it tells somebody.\n"
    text = f"{comment}{made.block}\n{made.right(role.name)}"
    waits = AddToList(resource, "depends_on", f"aws_iam_role_policy.{made.name}")
    return Fix((AddBlock(resource, block), waits, AddAfter(resource, text)))
