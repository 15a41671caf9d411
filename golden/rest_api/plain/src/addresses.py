"""What the API answers: one function for each route. This is the file to edit."""

from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.event_handler import APIGatewayRestResolver

logger = Logger(child=True)
app = APIGatewayRestResolver()


@app.post("/addresses")
def post_addresses() -> dict[str, Any]:
    """Answer POST /addresses."""
    body = app.current_event.json_body
    logger.info("request received", extra={"body": body})
    return {"received": body}
