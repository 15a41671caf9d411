"""moto's server with the few calls it lacks that the AWS provider makes: ``python emulator_server.py -p PORT``."""

from __future__ import annotations

from typing import Any

import moto.awslambda.models
from moto.awslambda_simple.models import lambda_simple_backends
from moto.core.responses import ActionResult
from moto.dynamodb.models import dynamodb_backends
from moto.iot.responses import IoTResponse
from moto.kinesis.models import kinesis_backends
from moto.server import main
from moto.sqs.models import Queue, sqs_backends
from moto.stepfunctions.responses import StepFunctionResponse


def keep_redrive_allow_policy(queue: Any) -> None:
    """Store RedriveAllowPolicy, until it is set to ""; setting one attribute must not reset the queue's policy."""
    set_attributes = queue._set_attributes

    def without_reset(self: Any, attributes: dict[str, Any], now: float | None = None) -> None:
        policy = getattr(self, "policy", None)
        set_attributes(self, attributes, now)
        if "Policy" not in attributes:
            self.policy = policy
        self.redrive_allow_policy = self.redrive_allow_policy or None

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


def leave_polling_to_the_rehearsal(backend: Any) -> None:
    """Keep a mapping, but poll nothing for it: moto would hand each message to a function that does nothing."""
    create = backend.create_event_source_mapping

    def without_polling(self: Any, spec: dict[str, Any]) -> Any:
        mapping = create(self, spec)
        account, region = self.account_id, self.region_name
        kinds = (
            sqs_backends[account][region].queues,
            dynamodb_backends[account][region].tables,
            kinesis_backends[account][region].streams,
        )
        for source in (source for kind in kinds for source in kind.values()):
            source.lambda_event_source_mappings.clear()
        return mapping

    backend.create_event_source_mapping = without_polling


if __name__ == "__main__":
    keep_redrive_allow_policy(Queue)
    answer_step_functions(StepFunctionResponse)
    answer_iot(IoTResponse)
    look_for_functions_without_docker(moto.awslambda.models)
    leave_polling_to_the_rehearsal(moto.awslambda.models.LambdaBackend)
    main()
