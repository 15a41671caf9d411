"""What the API answers: one function for each route. This is the file to edit."""

import os
from hashlib import sha256
from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.event_handler import APIGatewayHttpResolver
from aws_lambda_powertools.event_handler.exceptions import BadRequestError
from aws_lambda_powertools.utilities.idempotency import DynamoDBPersistenceLayer, IdempotencyConfig, idempotent_function

logger = Logger(child=True)
app = APIGatewayHttpResolver()

# Who does not get an answer sends the same again, and gets the answer of the first time for a day.
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
    # The place to check the sender's signature, over `event.decoded_body`: before anything is remembered.
    # Who sends webhooks sends no Idempotency-Key, but the same body again, which names its event.
    key = event.headers.get("Idempotency-Key") or sha256((event.body or "").encode()).hexdigest()
    return {"key": f"{event.http_method} {event.path} {key}", "body": read_body()}


@app.post("/notices")
def post_notices() -> dict[str, Any]:
    """Answer POST /notices."""
    return do_post_notices(request=this_request())


@idempotent_function(data_keyword_argument="request", persistence_store=store, config=once)
def do_post_notices(request: dict[str, Any]) -> dict[str, Any]:
    """Do the work of POST /notices. A request with the same key comes here only once, unless this raises."""
    logger.info("request received")
    return {"received": request["body"]}
