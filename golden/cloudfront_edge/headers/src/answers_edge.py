"""What CloudFront passes to a viewer-response function, and what it takes back.

Its own check comes after the function, and tells the viewer nothing but 502; the one below names the mistake.
"""

import json
from typing import NotRequired, TypedDict


class Header(TypedDict):
    """One line of a header. Without a key CloudFront writes the name itself."""

    key: NotRequired[str]
    value: str


Headers = dict[str, list[Header]]  # by name, in lower case


class Body(TypedDict):
    """A request's body, where the association includes it. Only `action: replace` changes what goes on."""

    action: str
    data: str
    encoding: str
    inputTruncated: NotRequired[bool]


class Request(TypedDict):
    """A request on its way to the origin. `method` and `clientIp` can only be read."""

    clientIp: str
    headers: Headers
    method: str
    querystring: str
    uri: str
    body: NotRequired[Body]


class Response(TypedDict):
    """An answer on its way to the viewer. Of the origin's only what stands here is seen, never the body."""

    status: str
    statusDescription: NotRequired[str]
    headers: NotRequired[Headers]
    body: NotRequired[str]
    bodyEncoding: NotRequired[str]


LARGEST = 40 * 1024  # bytes of an answer that is made here, headers and all

# Neither added nor changed by a function. Those that begin so, too:
FORBIDDEN_STARTS = ("x-accel-", "x-amz-cf-", "x-amzn-cf-", "x-amzn-header-", "x-edge-")
FORBIDDEN = {
    "connection",
    "expect",
    "keep-alive",
    "proxy-authenticate",
    "proxy-authorization",
    "proxy-connection",
    "trailer",
    "upgrade",
    "x-amzn-auth",
    "x-amzn-errortype",
    "x-amzn-fle-profile",
    "x-amzn-lambda-integration-tag",
    "x-amzn-requestid",
    "x-cache",
    "x-forwarded-proto",
    "x-real-ip",
}
# For a viewer-response function to read, not to change.
READ_ONLY = {"via", "warning"}


def header(headers: Headers, name: str) -> str:
    """Return the first value of a header; empty: there is none."""
    lines = headers.get(name.lower(), [])
    return lines[0]["value"] if lines else ""


def cookie(request: Request, name: str) -> str:
    """Return the value of a cookie that the viewer sent; empty: there is none."""
    sent = "; ".join(line["value"] for line in request["headers"].get("cookie", []))
    pairs = (pair.strip().partition("=") for pair in sent.split(";"))
    return next((value for key, _, value in pairs if key == name), "")


def check_headers(before: Headers, after: Headers) -> None:
    """Refuse a change to a header that is not the function's to change."""
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    wrong = sorted(n for n in changed if n in FORBIDDEN | READ_ONLY or n.startswith(FORBIDDEN_STARTS) or n != n.lower())
    if wrong:
        raise ValueError(f"CloudFront refuses a viewer-response function that changes the header {wrong[0]!r}")


def check_size(answer: Response) -> None:
    """Refuse an answer that is larger than CloudFront takes."""
    if len(json.dumps(answer, ensure_ascii=False).encode()) > LARGEST:
        raise ValueError(f"the answer is larger than the {LARGEST} bytes that a viewer-response function may make")
