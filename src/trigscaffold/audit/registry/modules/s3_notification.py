"""All notifications of a bucket, with the permissions they need, on which the module makes them depend."""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.call import Expanded
from trigscaffold.audit.registry.inputs import Inputs
from trigscaffold.audit.registry.logic import first_given
from trigscaffold.audit.registry.making import make, out, sure, together
from trigscaffold.audit.registry.statements import document, statement
from trigscaffold.audit.resource import Body, Resource
from trigscaffold.audit.value import UNKNOWN, Ref, Value

SOURCE = "terraform-aws-modules/s3-bucket/aws//modules/notification"
READ = "5.15.4"

_S3 = "s3.amazonaws.com"
# Of each kind of target: its block in the notification, the argument, and what the block and an entry call the ARN.
_KINDS = (
    ("lambda_function", "lambda_notifications", "lambda_function_arn", "function_arn"),
    ("queue", "sqs_notifications", "queue_arn", "queue_arn"),
    ("topic", "sns_notifications", "topic_arn", "topic_arn"),
)
_FILTERS = ("id", "events", "filter_prefix", "filter_suffix")
_NEEDED = ("aws_lambda_permission", "aws_sqs_queue_policy", "aws_sns_topic_policy")


def expand(inputs: Inputs) -> Expanded:
    """Return the notification, and what lets S3 deliver."""
    bucket = inputs.get("bucket", "")
    arguments = {"bucket": bucket, **inputs.taken("eventbridge")}
    notification = make(
        inputs,
        "aws_s3_bucket_notification",
        "this",
        arguments,
        exists=inputs.get("create", True),
        blocks={kind: tuple(_blocks(inputs, said, to, arn)) for kind, said, to, arn in _KINDS},
        said={kind: said for kind, said, *_ in _KINDS},
        depends_on=tuple(Ref(f"{inputs.call.address}.{kind}.allow") for kind in _NEEDED),
    )
    allowed = (
        *_permissions(inputs),
        *_policies(inputs, "sqs", "sqs:SendMessage", "aws_sqs_queue_policy"),
        *_policies(inputs, "sns", "sns:Publish", "aws_sns_topic_policy"),
    )
    outputs = {"s3_bucket_notification_id": out(notification, "id")}
    return Expanded(together(notification, *allowed), outputs)


def _blocks(inputs: Inputs, said: str, to: str, arn: str) -> Iterator[Body]:
    body = inputs.call.body
    first, last = body.lines.get(said, (body.line, body.line))
    for entry in inputs.every(said):
        maybe = "" if entry.exists.flag else entry.exists.decides
        yield Body({to: entry.get(arn), **entry.taken(*_FILTERS)}, line=first, end_line=last, maybe=maybe)


def _permissions(inputs: Inputs) -> Iterator[Resource | None]:
    for entry in inputs.every("lambda_notifications"):
        arguments = {
            "action": Value("lambda:InvokeFunction"),
            "principal": Value(_S3),
            "function_name": first_given(entry.get("function_name"), entry.get("function_arn")),
            "source_arn": _bucket_arn(inputs),
            **entry.taken("qualifier", "source_account"),
        }
        yield make(
            inputs,
            "aws_lambda_permission",
            "allow",
            arguments,
            exists=inputs.get("create_lambda_permission", True),
            entry=entry,
            said="lambda_notifications",
        )


def _policies(inputs: Inputs, service: str, action: str, kind: str) -> Iterator[Resource | None]:
    """Yield a policy for each queue or topic that lets S3 write there."""
    said = f"{service}_notifications"
    target = "queue_arn" if service == "sqs" else "topic_arn"
    for entry in inputs.every(said):
        arn = entry.get(target)
        wanted = inputs.get(f"create_{service}_policy", True)
        allowing = statement((action,), (arn,), (_S3,))
        text = document(inputs, service, (allowing,), exists=wanted, entry=entry)
        policy = {"policy": sure(text, "json")}
        where = {"queue_url": first_given(entry.get("queue_id"), arn)} if service == "sqs" else {"arn": arn}
        yield text
        yield make(inputs, kind, "allow", {**policy, **where}, exists=wanted, entry=entry, said=said)


def _bucket_arn(inputs: Inputs) -> Value:
    given, bucket = inputs.get("bucket_arn"), inputs.get("bucket", "")
    if given.known and given.data is None:
        start = Value("arn:aws:s3:::")
        name = bucket.text
        return Value(f"{start.data}{name}" if name else UNKNOWN, bucket.refs, parts=() if name else (start, bucket))
    return given
