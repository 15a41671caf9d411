"""A policy, to be attached by its ARN; before version 6 ``create_policy`` says whether it is made."""

from __future__ import annotations

from trigscaffold.audit.call import Expanded
from trigscaffold.audit.registry.inputs import Inputs
from trigscaffold.audit.registry.logic import both
from trigscaffold.audit.registry.making import make, out, together

SOURCE = "terraform-aws-modules/iam/aws//modules/iam-policy"
READ = "6.5.0"


def expand(inputs: Inputs) -> Expanded:
    """Return the policy."""
    create = both(inputs.get("create", True), inputs.get("create_policy", True))
    policy = make(inputs, "aws_iam_policy", "policy", inputs.taken("name", "policy"), exists=create)
    return Expanded(together(policy), {name: out(policy, name, None) for name in ("id", "arn", "name", "policy")})
