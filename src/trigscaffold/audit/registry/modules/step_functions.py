"""A state machine, which may invoke what its definition names."""

from __future__ import annotations

from trigscaffold.audit.call import Expanded
from trigscaffold.audit.registry.inputs import Inputs
from trigscaffold.audit.registry.making import make, out, together

SOURCE = "terraform-aws-modules/step-functions/aws"
READ = "5.0.2"


def expand(inputs: Inputs) -> Expanded:
    """Return the state machine; what its role is allowed goes with its definition, or stands elsewhere."""
    arguments = inputs.taken("name", "type", "definition")
    machine = make(inputs, "aws_sfn_state_machine", "this", arguments, exists=inputs.get("create", True))
    names = {"id": "arn", "arn": "arn", "name": "name"}
    return Expanded(together(machine), {f"state_machine_{name}": out(machine, to) for name, to in names.items()})
