"""What the load balancer's callers are answered: one function for each route. This is the file to edit.

Query parameters come as they were sent, percent-encoded; `urllib.parse.unquote_plus` decodes them.
"""

from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.event_handler import ALBResolver
from aws_lambda_powertools.event_handler.exceptions import BadRequestError

logger = Logger(child=True)
app = ALBResolver()


def read_body() -> Any:
    """Return the body of the request that is being answered, None where it has none."""
    if not app.current_event.body:
        return None
    try:
        return app.current_event.json_body
    except ValueError as error:
        raise BadRequestError(f"the body is not JSON: {error}") from error


@app.post("/reports")
def post_reports() -> dict[str, Any]:
    """Answer POST /reports."""
    body = read_body()
    logger.info("request received")
    return {"received": body}
