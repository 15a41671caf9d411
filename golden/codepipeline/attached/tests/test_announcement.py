"""The handler against the jobs that CodePipeline hands over; what it tells is held against the service's own model."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError
from botocore.stub import ANY, Stubber

import announcement
import announcement_handler

EVENTS = Path(__file__).parents[1] / "events"
SAMPLES = sorted(path.stem for path in EVENTS.glob("announcement-*.json"))


@pytest.fixture
def codepipeline(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stubber]:
    """CodePipeline, which answers what a test says and refuses parameters that the service does not know."""
    client = boto3.client("codepipeline", aws_access_key_id="testing", aws_secret_access_key="testing")
    monkeypatch.setattr(announcement_handler, "codepipeline", lambda: client)
    with Stubber(client) as stubber:
        yield stubber
        stubber.assert_no_pending_responses()


def fail_with(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """Make `process` raise *error*."""

    def process(job: Any) -> announcement.Outcome:
        raise error

    monkeypatch.setattr(announcement, "process", process)


def job_id(event: dict[str, Any]) -> str:
    return str(event["CodePipeline.job"]["id"])


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_job_is_done_and_told(name: str, sample: Any, context: Any, codepipeline: Stubber) -> None:
    event = sample(name)
    told = {"jobId": job_id(event), "executionDetails": {"summary": "done"}}
    codepipeline.add_response("put_job_success_result", {}, told)

    assert announcement_handler.handler(event, context) == told


def test_a_step_that_fails_is_told_and_not_done_again(
    sample: Any, context: Any, codepipeline: Stubber, monkeypatch: pytest.MonkeyPatch
) -> None:
    operation = codepipeline.client.meta.service_model.operation_model("PutJobFailureResult")
    details = operation.input_shape.members["failureDetails"]
    event = sample(SAMPLES[0])
    fail_with(monkeypatch, RuntimeError("the migration stopped" * 1000))
    codepipeline.add_response(
        "put_job_failure_result",
        {},
        {
            "jobId": job_id(event),
            "failureDetails": {"type": "JobFailed", "message": ANY, "externalExecutionId": context.aws_request_id},
        },
    )

    told = announcement_handler.handler(event, context)["failureDetails"]

    assert told["type"] in details.members["type"].enum
    assert told["message"].startswith("RuntimeError: the migration stopped")
    assert len(told["message"]) == details.members["message"].metadata["max"]


def test_a_step_that_goes_on_is_asked_for_again(
    sample: Any, context: Any, codepipeline: Stubber, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = sample(SAMPLES[0])
    monkeypatch.setattr(announcement, "process", lambda job: announcement.Outcome(continuation_token="deployment-7"))
    codepipeline.add_response(
        "put_job_success_result", {}, {"jobId": job_id(event), "continuationToken": "deployment-7"}
    )

    announcement_handler.handler(event, context)


def test_later_actions_can_read_variables(
    sample: Any, context: Any, codepipeline: Stubber, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = sample(SAMPLES[0])
    monkeypatch.setattr(announcement, "process", lambda job: announcement.Outcome(variables={"version": "1.4.0"}))
    codepipeline.add_response(
        "put_job_success_result", {}, {"jobId": job_id(event), "outputVariables": {"version": "1.4.0"}}
    )

    announcement_handler.handler(event, context)


@pytest.mark.parametrize(
    ("outcome", "complaint"),
    [
        ({"continuation_token": "a", "variables": {"b": "c"}}, "variables go with the last answer"),
        ({"continuation_token": "a" * 2049}, "2049 characters"),
        ({"variables": {"not a name": "b"}}, "not a name"),
        ({"variables": {"a": "b" * 122880}}, "122881 bytes"),
    ],
)
def test_an_outcome_that_codepipeline_would_refuse_fails_the_step(
    outcome: dict[str, Any],
    complaint: str,
    sample: Any,
    context: Any,
    codepipeline: Stubber,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(announcement, "process", lambda job: announcement.Outcome(**outcome))
    codepipeline.add_response("put_job_failure_result", {})

    told = announcement_handler.handler(sample(SAMPLES[0]), context)

    assert complaint in told["failureDetails"]["message"]


def test_a_job_that_was_told_before_is_left_alone(sample: Any, context: Any, codepipeline: Stubber) -> None:
    codepipeline.add_client_error("put_job_success_result", "InvalidJobStateException")

    announcement_handler.handler(sample(SAMPLES[0]), context)


def test_a_pipeline_that_cannot_be_told_makes_lambda_try_again(
    sample: Any, context: Any, codepipeline: Stubber
) -> None:
    codepipeline.add_client_error("put_job_success_result", "AccessDeniedException")

    with pytest.raises(ClientError, match="AccessDenied"):
        announcement_handler.handler(sample(SAMPLES[0]), context)


def test_the_credentials_in_a_job_are_never_logged(
    sample: Any,
    context: Any,
    codepipeline: Stubber,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    event = sample(SAMPLES[0])
    codepipeline.add_response("put_job_success_result", {})
    codepipeline.add_response("put_job_failure_result", {})
    announcement_handler.handler(event, context)
    fail_with(monkeypatch, RuntimeError("the step failed"))
    announcement_handler.handler(event, context)

    logged = "".join(capsys.readouterr())
    for secret in ("secretAccessKey", "sessionToken"):
        assert event["CodePipeline.job"]["data"]["artifactCredentials"][secret] not in logged


def test_an_event_of_another_source_is_refused(context: Any) -> None:
    with pytest.raises(ValueError, match="not a job of"):
        announcement_handler.handler({"surprise": 1}, context)
