"""What the API answers: one function for each route. This is the file to edit."""

from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.event_handler import APIGatewayHttpResolver

logger = Logger(child=True)
app = APIGatewayHttpResolver()


@app.get("/tickets/<ticket_id>")
def get_tickets_ticket_id(ticket_id: str) -> dict[str, Any]:
    """Answer GET /tickets/{ticket_id}."""
    logger.info("request received", extra={"ticket_id": ticket_id})
    return {"ticket_id": ticket_id}


@app.route("/tickets/<ticket_id>/files/(.+)", method=["DELETE", "GET", "PATCH", "POST", "PUT"])
def any_tickets_ticket_id_files_name(ticket_id: str) -> dict[str, Any]:
    """Answer ANY /tickets/{ticket_id}/files/{name+}."""
    name = (app.current_event.path_parameters or {}).get("name")
    body = app.current_event.json_body
    logger.info("request received", extra={"body": body})
    return {"ticket_id": ticket_id, "name": name, "received": body}
