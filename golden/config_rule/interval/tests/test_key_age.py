"""The handler against the events that AWS sends; what it reports is held against AWS Config's own model."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.stub import ANY, Stubber

import key_age
import key_age_handler

EVENTS = Path(__file__).parents[1] / "events"
SAMPLES = sorted(path.stem for path in EVENTS.glob("key_age-*.json"))


@pytest.fixture
def config(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stubber]:
    """AWS Config, which answers what a test says and refuses parameters that the service does not know."""
    client = boto3.client("config", aws_access_key_id="testing", aws_secret_access_key="testing")
    monkeypatch.setattr(key_age_handler, "config", lambda: client)
    with Stubber(client) as stubber:
        yield stubber
        stubber.assert_no_pending_responses()


@pytest.fixture
def limits() -> Any:
    """What AWS Config says of the parameters of PutEvaluations."""
    client = boto3.client("config", aws_access_key_id="testing", aws_secret_access_key="testing")
    return client.meta.service_model.operation_model("PutEvaluations").input_shape.members["Evaluations"]


def expect(config: Stubber, *evaluations: Any, token: str = "myResultToken") -> None:
    """Expect one report of these evaluations."""
    told = {"Evaluations": list(evaluations), "ResultToken": token, "TestMode": token == "TESTMODE"}
    config.add_response("put_evaluations", {"FailedEvaluations": []}, told)


def expect_question(config: Stubber, *shown: tuple[str, str]) -> None:
    """Expect to be asked for the verdicts there are; *shown* are those resources."""
    results = [
        {"EvaluationResultIdentifier": {"EvaluationResultQualifier": {"ResourceType": kind, "ResourceId": identity}}}
        for kind, identity in shown
    ]
    asked = {"ConfigRuleName": ANY, "ComplianceTypes": ["COMPLIANT", "NON_COMPLIANT"]}
    config.add_response("get_compliance_details_by_config_rule", {"EvaluationResults": results}, asked)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_event_is_judged_and_reported(
    name: str, sample: Any, context: Any, config: Stubber, limits: Any
) -> None:
    expect_question(config)
    told: list[dict[str, Any]] = []
    config.client.meta.events.register(
        "before-parameter-build.config-service.PutEvaluations",
        lambda params, **_: told.extend(params["Evaluations"]),
    )
    expect(config, ANY)

    key_age_handler.handler(sample(name), context)

    assert len(told) == 1
    assert set(limits.member.required_members) <= set(told[0]) <= set(limits.member.members)
    assert told[0]["ComplianceType"] in limits.member.members["ComplianceType"].enum


def test_what_process_says_is_what_is_reported(
    sample: Any, context: Any, config: Stubber, monkeypatch: pytest.MonkeyPatch, limits: Any
) -> None:
    verdict = key_age.Verdict("NON_COMPLIANT", "it has no owner; " * 30)
    monkeypatch.setattr(key_age, "process", lambda item: verdict)
    longest = limits.member.members["Annotation"].metadata["max"]
    expect_question(config)
    expect(
        config,
        {
            "ComplianceResourceType": ANY,
            "ComplianceResourceId": ANY,
            "ComplianceType": "NON_COMPLIANT",
            "OrderingTimestamp": ANY,
            "Annotation": verdict.reason[:longest],
        },
    )

    key_age_handler.handler(sample("key_age-scheduled"), context)


def test_many_are_reported_as_many_at_a_time_as_the_service_takes(config: Stubber, limits: Any) -> None:
    one = {
        "ComplianceResourceType": "AWS::S3::Bucket",
        "ComplianceResourceId": "pictures",
        "ComplianceType": "COMPLIANT",
        "OrderingTimestamp": "2026-01-15T18:43:48.400Z",
    }
    most = limits.metadata["max"]
    for size in (most, most, 5):
        expect(config, *[one] * size)

    key_age_handler.report("myResultToken", [one] * (2 * most + 5))


def test_a_trial_changes_no_verdict(sample: Any, context: Any, config: Stubber) -> None:
    expect_question(config)
    expect(config, ANY, token="TESTMODE")

    key_age_handler.handler(sample("key_age-scheduled") | {"resultToken": "TESTMODE"}, context)


def test_what_is_gone_since_keeps_no_verdict(
    sample: Any, context: Any, config: Stubber, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = {"resourceType": "AWS::IAM::User", "resourceId": "AIDAEXAMPLETHERE"}
    monkeypatch.setattr(key_age, "resources", lambda account_id: iter([there]))
    monkeypatch.setattr(key_age, "process", lambda item: key_age.Verdict("COMPLIANT"))
    expect_question(config, ("AWS::IAM::User", "AIDAEXAMPLETHERE"), ("AWS::IAM::User", "AIDAEXAMPLEGONE"))
    judged, gone = (
        {
            "ComplianceResourceType": "AWS::IAM::User",
            "ComplianceResourceId": identity,
            "ComplianceType": compliance,
            "OrderingTimestamp": ANY,
        }
        for identity, compliance in (("AIDAEXAMPLETHERE", "COMPLIANT"), ("AIDAEXAMPLEGONE", "NOT_APPLICABLE"))
    )
    expect(config, judged, gone)

    key_age_handler.handler(sample("key_age-scheduled"), context)


def test_a_verdict_that_is_not_taken_reaches_lambda_which_tries_again(
    sample: Any, context: Any, config: Stubber
) -> None:
    refused = {
        "ComplianceResourceType": "AWS::S3::Bucket",
        "ComplianceResourceId": "pictures",
        "ComplianceType": "COMPLIANT",
        "OrderingTimestamp": "2026-01-15T18:43:48.400Z",
    }
    expect_question(config)
    config.add_response("put_evaluations", {"FailedEvaluations": [refused]})

    with pytest.raises(RuntimeError, match="did not take 1 of 1"):
        key_age_handler.handler(sample("key_age-scheduled"), context)


def test_an_event_of_another_source_is_refused(context: Any) -> None:
    with pytest.raises(ValueError, match="not an event of"):
        key_age_handler.handler({"surprise": 1}, context)
