"""Reject paying for each request where the price decides and there are very many.

An Application Load Balancer has a fixed price and nearly none for a request, so above some number it is
cheaper. Published break-even points go from 10 million requests a month to several hundred a second, and
they are about price alone. So it takes both: `prefer: least_cost`, and more than 100 million a month.
"""

from __future__ import annotations

from trigscaffold.model import Finding, Needs, Trigger, Verdict

ID = "price"
SOURCE = "https://aws.amazon.com/elasticloadbalancing/pricing/"
MONTH_S = 30 * 86400
MANY_MILLIONS = 100


def check(needs: Needs, trigger: Trigger) -> Finding | None:
    """Return a rejection with the monthly sum."""
    if needs.prefer != "least_cost" or not trigger.price_per_million_usd:
        return None
    millions = needs.average_per_s * MONTH_S / 1e6
    if millions <= MANY_MILLIONS:
        return None
    cost = millions * trigger.price_per_million_usd
    reason = (
        f"about {cost:,.0f} USD a month: {millions:,.0f} million requests at {trigger.price_per_million_usd:.2f} USD;"
        " a load balancer has a fixed price and nearly none for a request"
    )
    return Finding(ID, trigger.id, Verdict.REJECT, reason, SOURCE)
