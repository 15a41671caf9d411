"""What the API answers: one function for each route. This is the file to edit."""

from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.event_handler import APIGatewayHttpResolver

logger = Logger(child=True)
app = APIGatewayHttpResolver()


@app.get("/seats/<id>")
def get_seats_id(id: str) -> dict[str, Any]:
    """Answer GET /seats/{id}."""
    logger.info("request received", extra={"id": id})
    return {"id": id}


@app.route("/(.*)", method=["DELETE", "GET", "PATCH", "POST", "PUT"])
def default() -> dict[str, Any]:
    """Answer $default."""
    body = app.current_event.json_body
    logger.info("request received", extra={"body": body})
    return {"received": body}
