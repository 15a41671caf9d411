"""What the rule is: whether one resource is as it should be. This is the file to edit."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.idempotency import DynamoDBPersistenceLayer, IdempotencyConfig, idempotent_function
from aws_lambda_powertools.utilities.idempotency.serialization.dataclass import DataclassSerializer

logger = Logger(child=True)
# What was handled is remembered for as long as it can come again.
store = DynamoDBPersistenceLayer(table_name=os.environ["IDEMPOTENCY_TABLE"])
once = IdempotencyConfig(
    event_key_jmespath="[resourceType, resourceId, configurationItemCaptureTime]",
    raise_on_no_idempotency_key=True,
    expires_after_seconds=86400,
)


@dataclass(frozen=True)
class Verdict:
    """What AWS Config shows of a resource; of the reason it keeps 256 characters."""

    compliance: Literal["COMPLIANT", "NON_COMPLIANT", "NOT_APPLICABLE"]
    reason: str = ""


def resources(account_id: str) -> Iterator[dict[str, Any]]:
    """Yield what is judged when the interval is over: of each `resourceType`, `resourceId` and what you need."""
    yield {"resourceType": "AWS::::Account", "resourceId": account_id}


@idempotent_function(
    data_keyword_argument="item",
    persistence_store=store,
    config=once,
    output_serializer=DataclassSerializer(model=Verdict),
)
def process(item: dict[str, Any]) -> Verdict:
    """Judge one resource. The same state of it comes here only once, unless this raises."""
    logger.info("resource judged", extra={"type": item["resourceType"], "resource": item["resourceId"]})
    return Verdict("NOT_APPLICABLE", "nothing is checked yet")
