"""Between CloudFront and `orders.change`: an exception is a 503 for the viewer, and stands in the log."""

import copy
import logging
from typing import Any

import orders
import orders_edge

logger = logging.getLogger()
logger.setLevel(logging.INFO)

EVENT_TYPE = "origin-request"


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Hand on one request, changed or not, or answer it."""
    request = read(event)["request"]
    before = copy.deepcopy(request["headers"])
    result = orders.change(request)
    if "status" in result:
        orders_edge.check_headers({}, result.get("headers", {}))
        orders_edge.check_size(result)
    else:
        orders_edge.check_headers(before, result["headers"])
    return result


def read(event: dict[str, Any]) -> dict[str, Any]:
    """Return what CloudFront says of the one request that an event is about."""
    records = event.get("Records")
    cf = records[0].get("cf") if isinstance(records, list) and records else None
    if not cf:
        raise ValueError("not an event of CloudFront: it has no 'Records[0].cf'")
    found = cf["config"]["eventType"]
    if found != EVENT_TYPE:
        raise ValueError(f"this function is written for {EVENT_TYPE} events, and was associated with {found}")
    return cf
