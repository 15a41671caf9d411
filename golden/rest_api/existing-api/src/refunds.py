"""What the API answers: one function for each route. This is the file to edit."""

from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.event_handler import APIGatewayRestResolver

logger = Logger(child=True)
app = APIGatewayRestResolver()


@app.post("/refunds")
def post_refunds() -> dict[str, Any]:
    """Answer POST /refunds."""
    body = app.current_event.json_body
    logger.info("request received", extra={"body": body})
    return {"received": body}


@app.get("/refunds/<id>")
def get_refunds_id(id: str) -> dict[str, Any]:
    """Answer GET /refunds/{id}."""
    logger.info("request received", extra={"id": id})
    return {"id": id}
