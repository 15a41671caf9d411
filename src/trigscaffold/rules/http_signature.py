"""Say that a request which is queued arrives without its headers, where a partner signs.

Payment providers and most other senders of webhooks prove who they are by a signature over the body, in a
header: who checks it needs both. A Lambda authoriser is given the headers and not the body; a front door that
writes the body into a queue hands on no header. So neither checks it, and whoever knows the address can send.
A function that answers gets both, and who sends webhooks sends again what was not taken.
"""

from __future__ import annotations

from trigscaffold.model import Answer, Finding, Needs, Trigger, Verdict

ID = "http-signature"
SOURCE = "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html"
PROOFS = frozenset({"auth:jwt", "auth:iam", "auth:api_key"})


def check(needs: Needs, trigger: Trigger) -> Finding | None:
    """Return a warning where a partner proves nothing else and only the body is kept."""
    if needs.event != "http_request" or needs.callers != "partner" or needs.http & PROOFS:
        return None
    if trigger.answers is not Answer.ACKNOWLEDGEMENT:
        return None
    reason = (
        "keeps the body and 0 headers, so a partner's signature over it is checked by nobody; `answer: result` lets"
        " the function check it, and the partner sends again what failed"
    )
    return Finding(ID, trigger.id, Verdict.WARN, reason, SOURCE)
