"""Reject a front door that lacks a feature that is asked for.

documents/004 asks for compression and caching of every API; both exist on REST APIs only, as do API keys
and plans, request validation, body transformation, a firewall, lists of IP addresses, private endpoints and
streaming. Its "Lambda authoriser (JWT or IAM)" is three things: JWT, IAM and a function are authorisers of
their own.
"""

from __future__ import annotations

from trigscaffold.model import Finding, Needs, Trigger, Verdict

ID = "http-features"
SOURCE = "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vs-rest.html"


def check(needs: Needs, trigger: Trigger) -> Finding | None:
    """Return a rejection that names what is missing."""
    if needs.event != "http_request" or needs.http <= trigger.http:
        return None
    missing = ", ".join(sorted(f"`{name.replace('auth:', 'auth: ')}`" for name in needs.http - trigger.http))
    reason = f"has no {missing}"
    return Finding(ID, trigger.id, Verdict.REJECT, reason, SOURCE)
