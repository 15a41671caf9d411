"""Between AWS Config and `owners.process`: asks it about each resource, and reports what it says."""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import Any

import boto3
from aws_lambda_powertools import Logger, Tracer
from aws_lambda_powertools.utilities.data_classes.aws_config_rule_event import (
    AWSConfigOversizedConfiguration,
    AWSConfigRuleEvent,
)
from aws_lambda_powertools.utilities.typing import LambdaContext

import owners

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
    oversized = isinstance(invoking, AWSConfigOversizedConfiguration)
    item = invoking["configurationItemSummary" if oversized else "configurationItem"]
    if asked.event_left_scope or item["configurationItemStatus"] not in ("OK", "ResourceDiscovered"):
        # It is gone, or is nothing to this rule any more; without a word its last verdict would stay.
        yield evaluation(item, owners.Verdict("NOT_APPLICABLE"))
    else:
        item = complete(item) if oversized else item
        yield evaluation(item, owners.process(item=item))


def complete(summary: dict[str, Any]) -> dict[str, Any]:
    """Return the item of a configuration that was too large for an event, in the form of an event."""
    history = config().get_resource_config_history(
        resourceType=summary["resourceType"],
        resourceId=summary["resourceId"],
        laterTime=summary["configurationItemCaptureTime"],
        limit=1,
    )
    if not history["configurationItems"]:
        raise LookupError(f"AWS Config has no configuration of {summary['resourceId']} yet")
    found = history["configurationItems"][0]
    return {
        **summary,
        "configuration": json.loads(found["configuration"]),
        "supplementaryConfiguration": {
            key: json.loads(text) for key, text in found.get("supplementaryConfiguration", {}).items()
        },
        "tags": found.get("tags", {}),
        "relationships": [
            {"name": one["relationshipName"], "resourceType": one["resourceType"], "resourceId": one.get("resourceId")}
            for one in found.get("relationships", [])
        ],
    }


def evaluation(item: dict[str, Any], verdict: owners.Verdict) -> dict[str, Any]:
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
