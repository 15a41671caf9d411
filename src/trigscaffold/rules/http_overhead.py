"""Prefer the front door that costs less where both would do.

AWS's rule: an HTTP API unless something is needed that only a REST API has. It costs 1.00 USD for a million
requests, the other 3.50. The overheads in documents/004 (1 to 2 ms and 5 to 10 ms) are stated by no AWS
page that was found, so they decide nothing here.
"""

from __future__ import annotations

from trigscaffold.model import Finding, Needs, Trigger, Verdict

ID = "http-overhead"
SOURCE = "https://aws.amazon.com/api-gateway/pricing/"
CHEAP_USD = 1.0


def check(needs: Needs, trigger: Trigger) -> Finding | None:
    """Return a preference for the cheaper front door."""
    if needs.event != "http_request" or not 0 < trigger.price_per_million_usd <= CHEAP_USD:
        return None
    price = f"{trigger.price_per_million_usd:.2f}"
    reason = f"{price} USD for a million requests, less than a third of the API with more features"
    return Finding(ID, trigger.id, Verdict.PREFER, reason, SOURCE)
