"""What the API answers: one function for each route. This is the file to edit."""

from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.event_handler import APIGatewayHttpResolver
from aws_lambda_powertools.event_handler.exceptions import BadRequestError

logger = Logger(child=True)
app = APIGatewayHttpResolver()


def read_body() -> Any:
    """Return the body of the request that is being answered, None where it has none."""
    try:
        return app.current_event.json_body
    except ValueError as error:
        raise BadRequestError(f"the body is not JSON: {error}") from error


@app.get("/tickets/<ticket_id>")
def get_tickets_ticket_id(ticket_id: str) -> dict[str, Any]:
    """Answer GET /tickets/{ticket_id}."""
    logger.info("request received", extra={"ticket_id": ticket_id})
    return {"ticket_id": ticket_id}


@app.route("/tickets/<ticket_id>/files/(.+)", method=["DELETE", "GET", "PATCH", "POST", "PUT"])
def any_tickets_ticket_id_files_name(ticket_id: str) -> dict[str, Any]:
    """Answer ANY /tickets/{ticket_id}/files/{name+}."""
    name = (app.current_event.path_parameters or {}).get("name")
    body = read_body()
    logger.info("request received")
    return {"ticket_id": ticket_id, "name": name, "received": body}
