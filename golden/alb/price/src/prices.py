"""What the load balancer's callers are answered: one function for each route. This is the file to edit.

Query parameters come as they were sent, percent-encoded; `urllib.parse.unquote_plus` decodes them.
"""

import os
from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.event_handler import ALBResolver, CORSConfig
from aws_lambda_powertools.event_handler.exceptions import BadRequestError

logger = Logger(child=True)
# It answers preflight requests too; what a route answers has to name the page that may read it.
app = ALBResolver(cors=CORSConfig(allow_origin=os.environ["PRICES_ALLOWED_ORIGIN"]))


def read_body() -> Any:
    """Return the body of the request that is being answered, None where it has none."""
    if not app.current_event.body:
        return None
    try:
        return app.current_event.json_body
    except ValueError as error:
        raise BadRequestError(f"the body is not JSON: {error}") from error


@app.get("/prices/<article>")
def get_prices_article(article: str) -> dict[str, Any]:
    """Answer GET /prices/{article}."""
    logger.info("request received", extra={"article": article})
    return {"article": article}


@app.post("/prices/search")
def post_prices_search() -> dict[str, Any]:
    """Answer POST /prices/search."""
    body = read_body()
    logger.info("request received")
    return {"received": body}


@app.get("/prices/by-tag/(.+)")
def get_prices_by_tag_tags() -> dict[str, Any]:
    """Answer GET /prices/by-tag/{tags+}."""
    tags = app.current_event.path.split("/", 3)[3]
    logger.info("request received")
    return {"tags": tags}
