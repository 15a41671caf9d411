"""moto's server with the few calls it lacks that the AWS provider makes: ``python emulator_server.py -p PORT``."""

from __future__ import annotations

from typing import Any

import moto.awslambda.models
from moto.awslambda_simple.models import lambda_simple_backends
from moto.core.responses import ActionResult
from moto.iot.responses import IoTResponse
from moto.server import main
from moto.sqs.models import Queue
from moto.stepfunctions.responses import StepFunctionResponse


def keep_redrive_allow_policy(queue: Any) -> None:
    """Store RedriveAllowPolicy; and setting one attribute must not reset the queue's policy."""
    set_attributes = queue._set_attributes

    def without_reset(self: Any, attributes: dict[str, Any], now: float | None = None) -> None:
        policy = getattr(self, "policy", None)
        set_attributes(self, attributes, now)
        if "Policy" not in attributes:
            self.policy = policy

    queue.redrive_allow_policy = None
    queue.BASE_ATTRIBUTES = [*queue.BASE_ATTRIBUTES, "RedriveAllowPolicy"]
    queue._set_attributes = without_reset


def answer_step_functions(responses: Any) -> None:
    """Accept every definition; there are no versions."""
    responses.validate_state_machine_definition = lambda _: ActionResult({"result": "OK", "diagnostics": []})
    responses.list_state_machine_versions = lambda _: ActionResult({"stateMachineVersions": []})


def answer_iot(responses: Any) -> None:
    """No rule has a tag."""
    responses.list_tags_for_resource = lambda _: ActionResult({"tags": []})


def look_for_functions_without_docker(models: Any) -> None:
    """SES and CloudFormation look for a function only among those that docker runs."""
    models.lambda_backends = lambda_simple_backends


if __name__ == "__main__":
    keep_redrive_allow_policy(Queue)
    answer_step_functions(StepFunctionResponse)
    answer_iot(IoTResponse)
    look_for_functions_without_docker(moto.awslambda.models)
    main()
