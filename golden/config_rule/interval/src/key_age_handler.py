"""Between AWS Config and `key_age.process`: asks it about each resource, and reports what it says."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import Any

import boto3
from aws_lambda_powertools import Logger, Tracer
from aws_lambda_powertools.utilities.data_classes.aws_config_rule_event import (
    AWSConfigRuleEvent,
    AWSConfigScheduledNotification,
)
from aws_lambda_powertools.utilities.typing import LambdaContext

import key_age

logger = Logger()
tracer = Tracer()

# What AWS Config takes in one call, and of one reason.
MOST_EVALUATIONS = 100
LONGEST_ANNOTATION = 256


@cache
def config() -> Any:
    """Return the client of AWS Config, made when it is first needed."""
    return boto3.client("config")


@logger.inject_lambda_context
@tracer.capture_lambda_handler
def handler(event: dict[str, Any], context: LambdaContext) -> None:
    """Judge what one event is about and report it. An exception makes Lambda try the event again."""
    if "invokingEvent" not in event:
        raise ValueError("not an event of AWS Config: it has no 'invokingEvent'")
    asked = AWSConfigRuleEvent(event)
    report(asked.result_token, judged(asked))


def judged(asked: AWSConfigRuleEvent) -> Iterator[dict[str, Any]]:
    """Yield an evaluation of each resource that *asked* is about."""
    invoking = asked.invoking_event
    if not isinstance(invoking, AWSConfigScheduledNotification):
        raise ValueError(f"this rule is asked at an interval only, not about {invoking['messageType']}")
    now = {"configurationItemCaptureTime": invoking.notification_creation_time}
    gone = judged_before(asked.config_rule_name)
    for resource in key_age.resources(asked.accountid):
        gone.discard((resource["resourceType"], resource["resourceId"]))
        item = resource | now
        yield evaluation(item, key_age.process(item=item))
    for kind, identity in sorted(gone):
        # Without a word its last verdict would stay.
        yield evaluation({"resourceType": kind, "resourceId": identity} | now, key_age.Verdict("NOT_APPLICABLE"))


def judged_before(rule: str) -> set[tuple[str, str]]:
    """Return type and id of each resource that AWS Config shows a verdict for."""
    pages = config().get_paginator("get_compliance_details_by_config_rule")
    results = pages.paginate(ConfigRuleName=rule, ComplianceTypes=["COMPLIANT", "NON_COMPLIANT"]).search(
        "EvaluationResults[].EvaluationResultIdentifier.EvaluationResultQualifier"
    )
    return {(one["ResourceType"], one["ResourceId"]) for one in results}


def evaluation(item: dict[str, Any], verdict: key_age.Verdict) -> dict[str, Any]:
    """Return *verdict* in the form in which AWS Config takes it."""
    told = {
        "ComplianceResourceType": item["resourceType"],
        "ComplianceResourceId": item["resourceId"],
        "ComplianceType": verdict.compliance,
        "OrderingTimestamp": item["configurationItemCaptureTime"],
    }
    return told | ({"Annotation": verdict.reason[:LONGEST_ANNOTATION]} if verdict.reason else {})


def report(token: str, evaluations: Iterable[dict[str, Any]]) -> None:
    """Tell AWS Config, as many at a time as it takes. With the token TESTMODE it only checks what it is told."""
    rest = iter(evaluations)
    while batch := list(islice(rest, MOST_EVALUATIONS)):
        answer = config().put_evaluations(Evaluations=batch, ResultToken=token, TestMode=token == "TESTMODE")
        if failed := answer.get("FailedEvaluations"):
            raise RuntimeError(f"AWS Config did not take {len(failed)} of {len(batch)} evaluations: {failed[0]}")
        logger.info("reported", extra={"evaluations": len(batch)})
