"""Say what streaming an answer asks of the function.

API Gateway streams for up to 15 minutes from REST APIs of all kinds. Lambda's own runtime for Python does
not stream; it takes the Lambda Web Adapter, or a runtime for Node.js.
"""

from __future__ import annotations

from trigscaffold.model import Finding, Needs, Trigger, Verdict

ID = "http-streaming"
SOURCE = "https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode.html"


def check(needs: Needs, trigger: Trigger) -> Finding | None:
    """Return a warning where the answer is streamed."""
    if "streaming" not in needs.http & trigger.http:
        return None
    reason = "streams for up to 15 min, but a Python handler streams only with the Lambda Web Adapter in front of it"
    return Finding(ID, trigger.id, Verdict.WARN, reason, SOURCE)
