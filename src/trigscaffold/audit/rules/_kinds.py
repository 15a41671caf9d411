"""What an ARN or a name means: told by a reference or the ARN's own text, else by what its variable is called."""

from __future__ import annotations

import re

from trigscaffold.audit.model import Model
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.rules import _words
from trigscaffold.audit.sameness import hint as hint
from trigscaffold.audit.sameness import identity as identity
from trigscaffold.audit.value import UNKNOWN, Presence, Value

_TYPES = {
    "aws_lambda_function": "lambda",
    "aws_lambda_alias": "lambda",
    "aws_sqs_queue": "sqs",
    "aws_sns_topic": "sns",
    "aws_sfn_state_machine": "states",
    "aws_kinesis_stream": "kinesis",
    "aws_kinesis_firehose_delivery_stream": "firehose",
    "aws_ecs_cluster": "ecs",
    "aws_ecs_task_definition": "ecs",
    "aws_batch_job_queue": "batch",
    "aws_cloudwatch_log_group": "logs",
    "aws_cloudwatch_event_bus": "events",
    "aws_cloudwatch_event_api_destination": "events",
    "aws_codebuild_project": "codebuild",
    "aws_codepipeline": "codepipeline",
    "aws_ssm_document": "ssm",
    "aws_glue_workflow": "glue",
}
_ARN = re.compile(r"arn:[^:]*:(?:scheduler:::aws-sdk:)?([a-z0-9-]+):")
# In this order: a step function is no function.
_NAMES = (
    (re.compile(r"sfn|state_?machine|step_?function"), "states"),
    (re.compile(r"sqs|queue|dlq|dead_?letter"), "sqs"),
    (re.compile(r"sns|topic"), "sns"),
    (re.compile(r"firehose|delivery_stream"), "firehose"),
    (re.compile(r"kinesis"), "kinesis"),
    (re.compile(r"lambda|function"), "lambda"),
)


def service(value: Value) -> str:
    """Return the service of what *value*, an ARN, names: ``lambda``, ``sqs`` …; empty where it cannot be told."""
    found = {_service(one) for one in value.every() if one.presence is not Presence.NO}
    return found.pop() if len(found) == 1 else ""


def _service(value: Value) -> str:
    match = _ARN.match(written(value))
    if match:
        return match[1]
    kinds = {_TYPES[ref.type] for ref in value.all_refs() if ref.type in _TYPES}
    if kinds:
        return kinds.pop() if len(kinds) == 1 else ""
    return _told(hint(value))


def _told(name: str) -> str:
    """Return what a name says it is: its last word counts, as in ``lambda_queue`` and ``queue_lambda``."""
    found = [(match.end(), kind) for pattern, kind in _NAMES for match in pattern.finditer(name)]
    last = max((end for end, _ in found), default=0)
    return next((kind for end, kind in found if end == last), "")


def written(value: Value, hole: str = "*") -> str:
    """Return the text of *value*, with *hole* in place of each piece that is unknown."""
    if value.text is not None:
        return value.text
    if value.parts:
        return "".join(written(part, hole) for part in value.parts)
    return hole if value.data is UNKNOWN or value.number is None else f"{value.number:g}"


def _called(arn: str) -> str:
    """Return the name in an ARN; that of a function may be followed by an alias."""
    _, function, name = arn.partition(":function:")
    return name.partition(":")[0] if function else arn.rpartition(":")[2]


def named(model: Model, value: Value, beside: Resource, other: str = "the function") -> str:
    """Return what *value*, an ARN or a name, means as whoever wrote *beside* calls it; *other* where nothing tells."""
    found = [function.resource for function in model.functions_of(value)] or list(model.referred(value))
    if found:
        return _words.listed([_words.named(resource, beside) for resource in found[:3]])
    if value.text:
        if value.text.startswith("arn:"):
            return other if ":aws-sdk:" in value.text else f"{other} {_called(value.text)}"
        # An address may carry a token, which is nobody's business.
        return other if "/" in value.text else value.text
    if len(value.refs) == 1 and not value.parts:
        return value.refs[0].address.removeprefix(f"{beside.module}." if beside.module else "")
    symbol = value.linear.symbol if value.linear else ""
    return symbol if symbol.startswith(("var.", "module.")) and len(symbol) < 60 else other
