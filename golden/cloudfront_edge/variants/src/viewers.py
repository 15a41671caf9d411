"""What is done with a viewer's request, before the cache. This is the file to edit."""

import logging

from viewers_edge import Request, Response

logger = logging.getLogger(__name__)


def change(request: Request) -> Request | Response:
    """Return the request as it goes on; a response from `viewers_edge.respond` ends it here.

    It runs for every request, and nothing of what it answers is cached. `viewers_edge.cookie` reads a cookie.
    """
    # At DEBUG, which the handler's level and `logging_config` in function.tf both keep out: a line for every viewer is
    # paid for.
    logger.debug("request received", extra={"method": request["method"], "uri": request["uri"]})
    return request
