"""What the API answers: one function for each route. This is the file to edit."""

from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.event_handler import APIGatewayRestResolver
from aws_lambda_powertools.event_handler.exceptions import BadRequestError

logger = Logger(child=True)
app = APIGatewayRestResolver()


def read_body() -> Any:
    """Return the body of the request that is being answered, None where it has none."""
    try:
        return app.current_event.json_body
    except ValueError as error:
        raise BadRequestError(f"the body is not JSON: {error}") from error


@app.get("/")
def get() -> dict[str, Any]:
    """Answer GET /."""
    logger.info("request received")
    return {}


@app.route("/drafts/<id>", method=["DELETE", "GET", "PATCH", "POST", "PUT"])
def any_drafts_id(id: str) -> dict[str, Any]:
    """Answer ANY /drafts/{id}."""
    body = read_body()
    logger.info("request received")
    return {"id": id, "received": body}


@app.get("/lists/(.+)")
def get_lists_name() -> dict[str, Any]:
    """Answer GET /lists/{name+}."""
    name = (app.current_event.path_parameters or {}).get("name")
    logger.info("request received")
    return {"name": name}
