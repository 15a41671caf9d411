"""What the API answers: one function for each route. This is the file to edit."""

from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.event_handler import APIGatewayHttpResolver

logger = Logger(child=True)
app = APIGatewayHttpResolver()


@app.post("/quotes")
def post_quotes() -> dict[str, Any]:
    """Answer POST /quotes."""
    body = app.current_event.json_body
    logger.info("request received", extra={"body": body})
    return {"received": body}
