"""What the load balancer's callers are answered: one function for each route. This is the file to edit.

Query parameters come as they were sent, percent-encoded; `urllib.parse.unquote_plus` decodes them.
"""

import os
from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.event_handler import ALBResolver
from aws_lambda_powertools.event_handler.exceptions import BadRequestError
from aws_lambda_powertools.utilities.idempotency import DynamoDBPersistenceLayer, IdempotencyConfig, idempotent_function

logger = Logger(child=True)
app = ALBResolver()

# Who does not get an answer asks again with the same key, and gets the answer of the first time for a day.
store = DynamoDBPersistenceLayer(table_name=os.environ["IDEMPOTENCY_TABLE"])
once = IdempotencyConfig(event_key_jmespath="key", payload_validation_jmespath="body", expires_after_seconds=86400)


def read_body() -> Any:
    """Return the body of the request that is being answered, None where it has none."""
    if not app.current_event.body:
        return None
    try:
        return app.current_event.json_body
    except ValueError as error:
        raise BadRequestError(f"the body is not JSON: {error}") from error


def this_request() -> dict[str, Any]:
    """Return what tells the request that is being answered from any other."""
    event = app.current_event
    key = event.headers.get("idempotency-key")
    if not key:
        raise BadRequestError("send an Idempotency-Key header, the same one whenever you repeat this request")
    return {"key": f"{event.http_method} {event.path} {key}", "body": read_body()}


@app.post("/orders")
def post_orders() -> dict[str, Any]:
    """Answer POST /orders."""
    return do_post_orders(request=this_request())


@idempotent_function(data_keyword_argument="request", persistence_store=store, config=once)
def do_post_orders(request: dict[str, Any]) -> dict[str, Any]:
    """Do the work of POST /orders. A request with the same key comes here only once, unless this raises."""
    logger.info("request received")
    return {"received": request["body"]}


@app.route("/returns/<return_id>", method=["DELETE", "GET", "PATCH", "POST", "PUT"])
def any_returns_return_id(return_id: str) -> dict[str, Any]:
    """Answer ANY /returns/{return_id}."""
    return do_any_returns_return_id(return_id, request=this_request())


@idempotent_function(data_keyword_argument="request", persistence_store=store, config=once)
def do_any_returns_return_id(return_id: str, request: dict[str, Any]) -> dict[str, Any]:
    """Do the work of ANY /returns/{return_id}. A request with the same key comes here only once, unless this raises."""
    logger.info("request received")
    return {"return_id": return_id, "received": request["body"]}


@app.get("/orders/<order_id>")
def get_orders_order_id(order_id: str) -> dict[str, Any]:
    """Answer GET /orders/{order_id}."""
    logger.info("request received", extra={"order_id": order_id})
    return {"order_id": order_id}
