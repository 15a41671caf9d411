"""What is done with the origin's answer, before it is cached. This is the file to edit."""

import logging

from pages_edge import Request, Response

logger = logging.getLogger(__name__)


def change(response: Response, request: Request) -> Response:
    """Return the answer as it goes on. The request says what was asked for; changing it does nothing.

    The result is cached. A `body` takes the place of the origin's, which is not seen here; without one it stays.
    """
    logger.info("response received", extra={"status": response["status"], "uri": request["uri"]})
    return response
