"""What is done with a request that the cache could not answer. This is the file to edit."""

import logging

from orders_edge import Request, Response

logger = logging.getLogger(__name__)


def change(request: Request) -> Request | Response:
    """Return the request as it goes on; a response from `orders_edge.respond` ends it here.

    What it answers is cached like the origin's answers; another `origin` sends the request elsewhere.
    """
    logger.info("request received", extra={"method": request["method"], "uri": request["uri"]})
    return request
