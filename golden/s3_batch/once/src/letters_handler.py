"""Between S3 Batch Operations and `letters.process`: each task is answered, one that fails too."""

from typing import Any

from aws_lambda_powertools import Logger, Tracer
from aws_lambda_powertools.utilities.data_classes.s3_batch_operation_event import (
    S3BatchOperationEvent,
    S3BatchOperationResponse,
    S3BatchOperationResponseRecord,
)
from aws_lambda_powertools.utilities.idempotency.exceptions import (
    IdempotencyAlreadyInProgressError,
    IdempotencyPersistenceLayerError,
)
from aws_lambda_powertools.utilities.typing import LambdaContext

import letters

logger = Logger()
tracer = Tracer()


@logger.inject_lambda_context
@tracer.capture_lambda_handler
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Answer the task: Succeeded, TemporaryFailure (S3 tries again) or PermanentFailure, with a text for the report."""
    if len(event.get("tasks") or ()) != 1 or "invocationId" not in event:
        raise ValueError("not an event of S3 Batch Operations: it has no 'invocationId', or not one of 'tasks'")
    if event.get("invocationSchemaVersion") != "2.0":
        raise ValueError("the job was started with another schema than 2.0; start it with the command of the module")
    letters.once.register_lambda_context(context)
    batch = S3BatchOperationEvent(event)
    response = S3BatchOperationResponse(
        invocation_schema_version=batch.invocation_schema_version,
        invocation_id=batch.invocation_id,
        treat_missing_keys_as="PermanentFailure",
    )
    response.add_result(result(batch))
    return response.asdict()


def result(batch: S3BatchOperationEvent) -> S3BatchOperationResponseRecord:
    """Return the answer to the one task of *batch*."""
    asked = batch.task
    task = letters.Task(
        job=batch.job.get_id,
        bucket=asked.s3_bucket,
        key=asked.s3_key,  # decoded: S3 writes keys URL-encoded
        version=asked.s3_version_id,
        arguments=batch.job.user_arguments,
    )
    # The alarm counts the errors that name the trigger and a task.
    extra = {"trigger": "letters", "task_id": asked.task_id, "key": task.key, "job": task.job}
    try:
        return asked.build_task_batch_response("Succeeded", letters.process(task=task))
    except (letters.TryAgain, IdempotencyAlreadyInProgressError, IdempotencyPersistenceLayerError) as error:
        logger.exception("the task failed for now", extra=extra)
        return asked.build_task_batch_response("TemporaryFailure", text(error))
    except Exception as error:
        logger.exception("the task failed", extra=extra)
        return asked.build_task_batch_response("PermanentFailure", text(error))


def text(error: Exception) -> str:
    """Return *error* as the report shows it."""
    return f"{type(error).__name__}: {error}"
