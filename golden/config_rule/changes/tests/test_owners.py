"""The handler against the events that AWS sends; what it reports is held against AWS Config's own model."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.stub import ANY, Stubber

import owners
import owners_handler

EVENTS = Path(__file__).parents[1] / "events"
SAMPLES = sorted(path.stem for path in EVENTS.glob("owners-*.json"))
HISTORY = {
    "configurationItems": [
        {
            "configuration": json.dumps({"size": "large"}),
            "supplementaryConfiguration": {"BucketPolicy": json.dumps({"policyText": None})},
            "tags": {"owner": "billing"},
            "relationships": [],
        },
    ]
}


@pytest.fixture
def config(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stubber]:
    """AWS Config, which answers what a test says and refuses parameters that the service does not know."""
    client = boto3.client("config", aws_access_key_id="testing", aws_secret_access_key="testing")
    monkeypatch.setattr(owners_handler, "config", lambda: client)
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


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_event_is_judged_and_reported(
    name: str, sample: Any, context: Any, config: Stubber, limits: Any
) -> None:
    if name.endswith("-oversized"):
        config.add_response("get_resource_config_history", HISTORY)
    told: list[dict[str, Any]] = []
    config.client.meta.events.register(
        "before-parameter-build.config-service.PutEvaluations",
        lambda params, **_: told.extend(params["Evaluations"]),
    )
    expect(config, ANY)

    owners_handler.handler(sample(name), context)

    assert len(told) == 1
    assert set(limits.member.required_members) <= set(told[0]) <= set(limits.member.members)
    assert told[0]["ComplianceType"] in limits.member.members["ComplianceType"].enum


def test_what_process_says_is_what_is_reported(
    sample: Any, context: Any, config: Stubber, monkeypatch: pytest.MonkeyPatch, limits: Any
) -> None:
    verdict = owners.Verdict("NON_COMPLIANT", "it has no owner; " * 30)
    monkeypatch.setattr(owners, "process", lambda item: verdict)
    longest = limits.member.members["Annotation"].metadata["max"]
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

    owners_handler.handler(sample("owners-changed"), context)


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

    owners_handler.report("myResultToken", [one] * (2 * most + 5))


def test_a_trial_changes_no_verdict(sample: Any, context: Any, config: Stubber) -> None:
    expect(config, ANY, token="TESTMODE")

    owners_handler.handler(sample("owners-changed") | {"resultToken": "TESTMODE"}, context)


@pytest.mark.parametrize("change", [{"eventLeftScope": True}, {}])
def test_what_is_gone_or_out_of_scope_is_not_judged(
    change: dict[str, Any], sample: Any, context: Any, config: Stubber, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(owners, "process", lambda item: pytest.fail("it was judged"))
    expect(
        config,
        {
            "ComplianceResourceType": ANY,
            "ComplianceResourceId": ANY,
            "ComplianceType": "NOT_APPLICABLE",
            "OrderingTimestamp": ANY,
        },
    )
    event = sample("owners-changed" if change else "owners-deleted")

    owners_handler.handler(event | change, context)


def test_a_configuration_too_large_for_an_event_is_fetched(
    sample: Any, context: Any, config: Stubber, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[dict[str, Any]] = []

    def process(item: dict[str, Any]) -> owners.Verdict:
        seen.append(item)
        return owners.Verdict("COMPLIANT")

    monkeypatch.setattr(owners, "process", process)
    config.add_response("get_resource_config_history", HISTORY)
    expect(config, ANY)

    owners_handler.handler(sample("owners-oversized"), context)

    assert seen[0]["configuration"] == {"size": "large"}
    assert seen[0]["supplementaryConfiguration"] == {"BucketPolicy": {"policyText": None}}
    assert seen[0]["tags"] == {"owner": "billing"}
    assert seen[0]["ARN"]


def test_a_configuration_that_is_not_there_yet_is_tried_again(sample: Any, context: Any, config: Stubber) -> None:
    config.add_response("get_resource_config_history", {"configurationItems": []})

    with pytest.raises(LookupError, match="no configuration"):
        owners_handler.handler(sample("owners-oversized"), context)


def test_a_verdict_that_is_not_taken_reaches_lambda_which_tries_again(
    sample: Any, context: Any, config: Stubber
) -> None:
    refused = {
        "ComplianceResourceType": "AWS::S3::Bucket",
        "ComplianceResourceId": "pictures",
        "ComplianceType": "COMPLIANT",
        "OrderingTimestamp": "2026-01-15T18:43:48.400Z",
    }
    config.add_response("put_evaluations", {"FailedEvaluations": [refused]})

    with pytest.raises(RuntimeError, match="did not take 1 of 1"):
        owners_handler.handler(sample("owners-changed"), context)


def test_an_event_of_another_source_is_refused(context: Any) -> None:
    with pytest.raises(ValueError, match="not an event of"):
        owners_handler.handler({"surprise": 1}, context)
