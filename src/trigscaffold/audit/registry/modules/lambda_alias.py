"""An alias of a function, with permissions, mappings and the asynchronous configuration for it."""

from __future__ import annotations

from trigscaffold.audit.call import Expanded
from trigscaffold.audit.registry.function import invoke_config, mappings, permissions
from trigscaffold.audit.registry.inputs import Inputs
from trigscaffold.audit.registry.making import make, out, sure, together
from trigscaffold.audit.value import Value

SOURCE = "terraform-aws-modules/lambda/aws//modules/alias"
READ = "8.8.1"


def expand(inputs: Inputs) -> Expanded:
    """Return the alias and what invokes it; one that exists already is a data source."""
    create = inputs.get("create", True)
    function = inputs.get("function_name", "")
    data = inputs.get("use_existing_alias", False).flag is True
    refreshed = inputs.get("refresh_alias", True).flag is not False
    name = "existing" if data else "with_refresh" if refreshed else "no_refresh"
    arguments = {**inputs.taken("name", "function_version"), "function_name": function}
    alias = make(inputs, "aws_lambda_alias", name, arguments, exists=create, data=data)
    names = ("version", "qualified_alias")
    resources = (
        alias,
        invoke_config(inputs, function, create, *names),
        *permissions(inputs, function, create, *names),
        *mappings(inputs, sure(alias, "arn"), create),
    )
    attributes = {
        "name": "name",
        "arn": "arn",
        "invoke_arn": "invoke_arn",
        "function_version": "function_version",
    }
    found: dict[str, Value] = {f"lambda_alias_{n}": out(alias, attribute) for n, attribute in attributes.items()}
    return Expanded(together(*resources), {**found, **{f"this_{n}": value for n, value in found.items()}})
