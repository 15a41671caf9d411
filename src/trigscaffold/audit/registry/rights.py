"""The role that the module for a function makes, and what it may do."""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.registry.inputs import Inputs, entries
from trigscaffold.audit.registry.logic import both, first_given, given
from trigscaffold.audit.registry.making import make, sure
from trigscaffold.audit.registry.statements import document, statement, statements
from trigscaffold.audit.resource import Body, Resource
from trigscaffold.audit.value import Value

_AWS = "arn:aws:iam::aws:policy/"
_NETWORK = f"{_AWS}service-role/AWSLambdaENIManagementAccess"
_TRACING = f"{_AWS}AWSXRayDaemonWriteAccess"
_OWN_LOGS = Value(why="the function's own log group", given=True)
_LOGS = ("logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents")
_DEAD_LETTER = ("sns:Publish", "sqs:SendMessage")
_DESTINATIONS = {"lambda": "lambda:InvokeFunction", "cloudwatch": "events:PutEvents", "events": "events:PutEvents"}


def role(inputs: Inputs, exists: Value) -> tuple[Resource | None, ...]:
    """Return the role, then its policies."""
    trust = document(inputs, "assume_role", _trust(inputs), exists=exists)
    name = first_given(inputs.get("role_name"), inputs.get("function_name"))
    arguments = {"name": name, "assume_role_policy": sure(trust, "json")}
    made = make(inputs, "aws_iam_role", "lambda", arguments, exists=exists)
    return made, trust, *_policies(inputs, made, exists)


def _trust(inputs: Inputs) -> tuple[Body, ...]:
    more = tuple(text for entry in inputs.every("trusted_entities") if (text := entry.value.text))
    own = statement(("sts:AssumeRole",), (), ("lambda.amazonaws.com", *more))
    return own, *statements(inputs.get("assume_role_policy_statements"))


def _policies(inputs: Inputs, made: Resource | None, exists: Value) -> Iterator[Resource | None]:
    dead = inputs.get("dead_letter_target_arn")
    ends = tuple(v for n in ("failure", "success") if _said(v := inputs.get(f"destination_on_{n}")))
    yield from _inline(inputs, made, exists, "logs", (statement(_LOGS, (_OWN_LOGS,)),), default=True)
    yield from _inline(inputs, made, exists, "dead_letter", (statement(_DEAD_LETTER, (dead,)),))
    yield from _inline(inputs, made, exists, "async", tuple(map(_destination, ends)))
    said = statements(inputs.get("policy_statements"))
    yield from _inline(inputs, made, exists, "additional_inline", said, said="policy_statements")
    yield from _written(inputs, made, exists)
    yield _attached(inputs, made, both(exists, inputs.get("attach_network_policy", False)), "vpc", Value(_NETWORK))
    yield _attached(inputs, made, both(exists, inputs.get("attach_tracing_policy", False)), "tracing", Value(_TRACING))
    yield from _more(inputs, made, exists)


_SWITCHES = {
    "logs": "attach_cloudwatch_logs_policy",
    "dead_letter": "attach_dead_letter_policy",
    "async": "attach_async_event_policy",
    "additional_inline": "attach_policy_statements",
}


def _inline(
    inputs: Inputs,
    made: Resource | None,
    exists: Value,
    name: str,
    blocks: tuple[Body, ...],
    *,
    default: bool = False,
    said: str = "",
) -> Iterator[Resource | None]:
    wanted = both(exists, inputs.get(_SWITCHES[name], default))
    text = document(inputs, name, blocks, exists=wanted)
    arguments = {"role": sure(made, "name"), "policy": sure(text, "json")}
    yield text
    yield make(inputs, "aws_iam_role_policy", name, arguments, exists=wanted, said=said)


def _written(inputs: Inputs, made: Resource | None, exists: Value) -> Iterator[Resource | None]:
    """Yield the policies that the call gives as JSON."""
    name = {"role": sure(made, "name")}
    one = {**name, "policy": inputs.get("policy_json")}
    wanted = both(exists, inputs.get("attach_policy_json", False))
    yield make(inputs, "aws_iam_role_policy", "additional_json", one, exists=wanted, said="policy_json")
    wanted = both(exists, inputs.get("attach_policy_jsons", False))
    for entry in entries(inputs.get("policy_jsons")):
        arguments = {**name, "policy": entry.value}
        kind = "aws_iam_role_policy"
        yield make(inputs, kind, "additional_jsons", arguments, exists=wanted, entry=entry, said="policy_jsons")


def _more(inputs: Inputs, made: Resource | None, exists: Value) -> Iterator[Resource | None]:
    """Yield the policies that the call names by their ARN."""
    wanted = both(exists, inputs.get("attach_policy", False))
    yield _attached(inputs, made, wanted, "additional_one", inputs.get("policy"))
    wanted = both(exists, inputs.get("attach_policies", False))
    for entry in entries(inputs.get("policies")):
        arguments = {"role": sure(made, "name"), "policy_arn": entry.value}
        kind = "aws_iam_role_policy_attachment"
        yield make(inputs, kind, "additional_many", arguments, exists=wanted, entry=entry, said="policies")


def _attached(inputs: Inputs, made: Resource | None, exists: Value, name: str, arn: Value) -> Resource | None:
    arguments = {"role": sure(made, "name"), "policy_arn": arn}
    return make(inputs, "aws_iam_role_policy_attachment", name, arguments, exists=exists, said="policy")


def _destination(arn: Value) -> Body:
    """Return what lets Lambda write to a destination.

    The module allows every action on each of them; only those that its kind knows do anything.
    """
    kinds = {ref.type.removeprefix("aws_").split("_")[0] for ref in arn.all_refs()}
    kinds |= {text.split(":")[2] for one in arn.every() if (text := one.text or "").count(":") > 2}
    return statement((*_DEAD_LETTER, *(_DESTINATIONS[kind] for kind in sorted(kinds) if kind in _DESTINATIONS)), (arn,))


def _said(value: Value) -> bool:
    return given(value).flag is not False
