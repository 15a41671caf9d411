"""What the API answers: one function for each route. This is the file to edit."""

import os
from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.event_handler import APIGatewayRestResolver, CORSConfig
from aws_lambda_powertools.event_handler.exceptions import BadRequestError
from aws_lambda_powertools.utilities.idempotency import DynamoDBPersistenceLayer, IdempotencyConfig, idempotent_function

logger = Logger(child=True)
# The API answers preflight requests itself; what a route answers has to name the page that may read it.
app = APIGatewayRestResolver(cors=CORSConfig(allow_origin=os.environ["CUSTOMERS_ALLOWED_ORIGIN"]))

# Who does not get an answer asks again with the same key, and gets the answer of the first time for a day.
store = DynamoDBPersistenceLayer(table_name=os.environ["IDEMPOTENCY_TABLE"])
once = IdempotencyConfig(event_key_jmespath="key", payload_validation_jmespath="body", expires_after_seconds=86400)


def read_body() -> Any:
    """Return the body of the request that is being answered, None where it has none."""
    try:
        return app.current_event.json_body
    except ValueError as error:
        raise BadRequestError(f"the body is not JSON: {error}") from error


def this_request() -> dict[str, Any]:
    """Return what tells the request that is being answered from any other."""
    event = app.current_event
    key = event.headers.get("Idempotency-Key")
    if not key:
        raise BadRequestError("send an Idempotency-Key header, the same one whenever you repeat this request")
    # Two callers may choose the same key; neither may see the other's answer.
    caller = event.request_context.authorizer.claims["sub"]
    return {"key": f"{caller} {event.http_method} {event.path} {key}", "body": read_body()}


@app.get("/profile")
def get_profile() -> dict[str, Any]:
    """Answer GET /profile."""
    logger.info("request received")
    return {}


@app.patch("/profile")
def patch_profile() -> dict[str, Any]:
    """Answer PATCH /profile."""
    return do_patch_profile(request=this_request())


@idempotent_function(data_keyword_argument="request", persistence_store=store, config=once)
def do_patch_profile(request: dict[str, Any]) -> dict[str, Any]:
    """Do the work of PATCH /profile. A request with the same key comes here only once, unless this raises."""
    logger.info("request received")
    return {"received": request["body"]}
