"""Between CodePipeline and `smoke.process`: tells the pipeline how each job went, on every path."""

from functools import cache
from typing import Any

import boto3
from aws_lambda_powertools import Logger, Tracer
from aws_lambda_powertools.utilities.data_classes import CodePipelineJobEvent
from aws_lambda_powertools.utilities.typing import LambdaContext

import smoke

logger = Logger()
tracer = Tracer()

# What CodePipeline takes of a text.
LONGEST_SUMMARY = 2048
LONGEST_MESSAGE = 5000


@cache
def codepipeline() -> Any:
    """Return the client of CodePipeline, made when it is first needed."""
    return boto3.client("codepipeline")


# The event holds credentials: log fields of it, never the whole.
@logger.inject_lambda_context(log_event=False)
@tracer.capture_lambda_handler
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Do one job and return what the pipeline was told. An exception makes Lambda try the job again."""
    if "CodePipeline.job" not in event:
        raise ValueError("not a job of CodePipeline: it has no 'CodePipeline.job'")
    job = CodePipelineJobEvent(event)
    try:
        result = succeeded(job, smoke.process(job=job))
    except Exception as error:
        logger.exception("step failed", extra={"job_id": job.get_id})
        result = failed(job, error, context)
    tell(result)
    return result


def succeeded(job: CodePipelineJobEvent, outcome: smoke.Outcome) -> dict[str, Any]:
    """Return the result of a job that is done, or that goes on and is asked for again."""
    result: dict[str, Any] = {"jobId": job.get_id}
    if outcome.summary:
        result["executionDetails"] = {"summary": outcome.summary[:LONGEST_SUMMARY]}
    if outcome.continuation_token:
        result["continuationToken"] = outcome.continuation_token
    if outcome.variables:
        result["outputVariables"] = outcome.variables
    return result


def failed(job: CodePipelineJobEvent, error: Exception, context: LambdaContext) -> dict[str, Any]:
    """Return the result of a job whose step failed, with the id by which the log knows it."""
    return {
        "jobId": job.get_id,
        "failureDetails": {
            "type": "JobFailed",
            "message": f"{type(error).__name__}: {error}"[:LONGEST_MESSAGE],
            "externalExecutionId": context.aws_request_id,
        },
    }


def tell(result: dict[str, Any]) -> None:
    """Tell the pipeline, unless it has heard of this job before or has given it up."""
    client = codepipeline()
    put = client.put_job_failure_result if "failureDetails" in result else client.put_job_success_result
    try:
        put(**result)
    except client.exceptions.InvalidJobStateException:
        logger.warning("the pipeline takes no more results of this job", extra={"job_id": result["jobId"]})
