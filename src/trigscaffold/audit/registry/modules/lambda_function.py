"""A function with its role, log group, permissions, mappings and URL.

Version 1 begins the names of its outputs with ``this_``.  What the module grants its own role comes in policies of
their own, one for each ``attach_…``.
"""

from __future__ import annotations

from trigscaffold.audit.call import Expanded
from trigscaffold.audit.registry.function import invoke_config, mappings, permissions
from trigscaffold.audit.registry.inputs import Inputs
from trigscaffold.audit.registry.logic import both, chosen, given, negated
from trigscaffold.audit.registry.making import block, make, out, sure, together
from trigscaffold.audit.registry.rights import role
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.value import UNKNOWN, Value

SOURCE = "terraform-aws-modules/lambda/aws"
READ = "8.8.1"

_SETTINGS = (
    "function_name",
    "runtime",
    "handler",
    "memory_size",
    "timeout",
    "reserved_concurrent_executions",
    "publish",
    "layers",
    "kms_key_arn",
    "architectures",
    "package_type",
    "image_uri",
)


def expand(inputs: Inputs) -> Expanded:
    """Return the function and what stands around it."""
    create = both(
        inputs.get("create", True), inputs.get("create_function", True), negated(inputs.get("create_layer", False))
    )
    with_role = both(create, inputs.get("create_role", True))
    mine, *rights = role(inputs, with_role)
    function = _function(inputs, create, chosen(with_role, out(mine, "arn"), inputs.get("lambda_role", "")))
    name, arn = sure(function, "function_name"), sure(function, "arn")
    names = ("current_version", "unqualified_alias")
    logs = _log_group(inputs, both(create, negated(inputs.get("use_existing_cloudwatch_log_group", False))))
    url = _url(inputs, name, create)
    triggered = both(create, inputs.get("create_unqualified_alias_allowed_triggers", True))
    resources = (
        function,
        mine,
        *rights,
        logs,
        url,
        invoke_config(inputs, name, create, *names),
        *permissions(inputs, name, create, *names),
        *mappings(inputs, arn, triggered),
        _recursion(inputs, name, create),
    )
    return Expanded(together(*resources), _outputs(function, mine, logs, url))


def _function(inputs: Inputs, exists: Value, role_arn: Value) -> Resource | None:
    dead, tracing = inputs.get("dead_letter_target_arn"), inputs.get("tracing_mode")
    variables, subnets = inputs.get("environment_variables"), inputs.get("vpc_subnet_ids")
    groups = inputs.get("vpc_security_group_ids")
    blocks = {
        "dead_letter_config": block(given(dead), {"target_arn": dead}),
        "tracing_config": block(given(tracing), {"mode": tracing}),
        "environment": block(given(variables), {"variables": variables}),
        "vpc_config": block(both(given(subnets), given(groups)), {"subnet_ids": subnets, "security_group_ids": groups}),
    }
    said = {
        "dead_letter_config": "dead_letter_target_arn",
        "tracing_config": "tracing_mode",
        "environment": "environment_variables",
        "vpc_config": "vpc_subnet_ids",
    }
    arguments = {**inputs.taken(*_SETTINGS), "role": role_arn}
    return make(inputs, "aws_lambda_function", "this", arguments, exists=exists, blocks=blocks, said=said)


def _log_group(inputs: Inputs, exists: Value) -> Resource | None:
    name = inputs.get("logging_log_group")
    if name.known and name.data is None:
        function = inputs.get("function_name", "")
        start = Value("/aws/lambda/")
        name = Value(f"{start.data}{function.text}") if function.text else Value(UNKNOWN, parts=(start, function))
    arguments = {"name": name, **inputs.taken(retention_in_days="cloudwatch_logs_retention_in_days")}
    said = {"retention_in_days": "cloudwatch_logs_retention_in_days", "name": "function_name"}
    return make(inputs, "aws_cloudwatch_log_group", "lambda", arguments, exists=exists, said=said)


def _url(inputs: Inputs, function: Value, create: Value) -> Resource | None:
    arguments = {"function_name": function, "authorization_type": inputs.get("authorization_type", "NONE")}
    wanted = both(create, inputs.get("create_lambda_function_url", False))
    said = "create_lambda_function_url"
    return make(inputs, "aws_lambda_function_url", "this", arguments, exists=wanted, said=said)


def _recursion(inputs: Inputs, function: Value, create: Value) -> Resource | None:
    loop = inputs.get("recursive_loop")
    wanted = both(create, Value(loop.text == "Allow", rests_on=loop.rests_on) if loop.known else given(loop))
    arguments = {"function_name": function, "recursive_loop": loop}
    return make(inputs, "aws_lambda_function_recursion_config", "this", arguments, exists=wanted)


def _outputs(
    function: Resource | None, mine: Resource | None, logs: Resource | None, url: Resource | None
) -> dict[str, Value]:
    names = {
        "arn": "arn",
        "arn_static": "arn",
        "invoke_arn": "invoke_arn",
        "name": "function_name",
        "qualified_arn": "qualified_arn",
        "qualified_invoke_arn": "qualified_invoke_arn",
        "version": "version",
    }
    found = {f"lambda_function_{name}": out(function, attribute) for name, attribute in names.items()}
    found |= {"lambda_role_arn": out(mine, "arn"), "lambda_role_name": out(mine, "name")}
    found |= {
        "lambda_cloudwatch_log_group_arn": out(logs, "arn"),
        "lambda_cloudwatch_log_group_name": out(logs, "name"),
        "lambda_function_url": out(url, "function_url"),
    }
    return {**found, **{f"this_{name}": value for name, value in found.items()}}
