"""A table; its stream is what rules ask for."""

from __future__ import annotations

from trigscaffold.audit.call import Expanded
from trigscaffold.audit.registry.inputs import Inputs
from trigscaffold.audit.registry.making import make, out, together

SOURCE = "terraform-aws-modules/dynamodb-table/aws"
READ = "5.5.0"


def expand(inputs: Inputs) -> Expanded:
    """Return the table."""
    name = "autoscaled" if inputs.get("autoscaling_enabled", False).flag else "this"
    arguments = inputs.taken("name", "hash_key", "range_key", "billing_mode", "stream_enabled", "stream_view_type")
    table = make(inputs, "aws_dynamodb_table", name, arguments, exists=inputs.get("create_table", True))
    outputs = {f"dynamodb_table_{name}": out(table, name) for name in ("arn", "id", "stream_arn", "stream_label")}
    return Expanded(together(table), {**outputs, **{f"this_{name}": value for name, value in outputs.items()}})
