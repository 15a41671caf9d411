"""What the function does when a stack creates, updates or deletes the resource. This is the file to edit."""

import hashlib
import os
from typing import Any, TypedDict

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.data_classes import CloudFormationCustomResourceEvent
from aws_lambda_powertools.utilities.idempotency import DynamoDBPersistenceLayer, IdempotencyConfig, idempotent_function

logger = Logger(child=True)
# What was handled is remembered for as long as it can come again.
store = DynamoDBPersistenceLayer(table_name=os.environ["IDEMPOTENCY_TABLE"])
once = IdempotencyConfig(
    event_key_jmespath="[StackId, RequestId]",
    raise_on_no_idempotency_key=True,
    expires_after_seconds=720,
)


class Resource(TypedDict, total=False):
    """What CloudFormation is told: the id for `Ref`, data for `Fn::GetAtt`, and whether to hide that data."""

    physical_id: str
    data: dict[str, Any]
    no_echo: bool


def read(event: dict[str, Any]) -> list[CloudFormationCustomResourceEvent]:
    """Return the requests that one event holds: always one."""
    if "ResponseURL" not in event:
        raise ValueError("not a request of CloudFormation: it has no 'ResponseURL'")
    return [CloudFormationCustomResourceEvent(event)]


def own_id(request: CloudFormationCustomResourceEvent) -> str:
    """Return an id that is the same for every request about one resource, also for a repeated Create."""
    place = f"{request.stack_id}/{request.logical_resource_id}"
    return f"{request.logical_resource_id}-{hashlib.sha256(place.encode()).hexdigest()[:12]}"


@idempotent_function(data_keyword_argument="request", persistence_store=store, config=once)
def process(request: CloudFormationCustomResourceEvent) -> Resource:
    """Do what one request asks for. The same request comes here only once, unless this raises.

    Whatever this raises fails the stack, which rolls back.
    """
    if request.request_type == "Create":
        return create(request)
    if request.request_type == "Update":
        return update(request)
    if request.request_type == "Delete":
        return delete(request)
    raise ValueError(f"CloudFormation asks for {request.request_type!r}, which is none of Create, Update, Delete")


def create(request: CloudFormationCustomResourceEvent) -> Resource:
    """Make the resource; where it is there already, an earlier try of this request made it."""
    logger.info("resource created", extra={"properties": sorted(request.resource_properties)})
    return {"physical_id": own_id(request), "data": {}}


def update(request: CloudFormationCustomResourceEvent) -> Resource:
    """Change the resource. Another physical id means a new one: CloudFormation then has the old one deleted."""
    logger.info("resource updated", extra={"properties": sorted(request.resource_properties)})
    return {"physical_id": request.physical_resource_id, "data": {}}


def delete(request: CloudFormationCustomResourceEvent) -> Resource:
    """Remove the resource. Do nothing where it is gone or was never made: a Create that failed is deleted, too.

    Where a Create was never answered, CloudFormation does not know the id: look for `own_id(request)` as well.
    """
    logger.info("resource deleted")
    return {}
