"""CloudFront's cache policies, which moto lacks: kept as they were sent, so far as the provider asks for them.

Source: https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateCachePolicy.html
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

PATH = re.compile(r"/2020-05-31/cache-policy(?:/(?P<id>[\w-]+))?$")
NAMESPACE = "http://cloudfront.amazonaws.com/doc/2020-05-31/"
POLICY = '<CachePolicy xmlns="%s"><Id>%s</Id><LastModifiedTime>2025-01-01T00:00:00Z</LastModifiedTime>%s</CachePolicy>'
MISSING = '<ErrorResponse xmlns="%s"><Error><Type>Sender</Type><Code>NoSuchCachePolicy</Code></Error></ErrorResponse>'


class CachePolicies:
    """The service, as a WSGI application.  *kept*: each policy's settings as they were sent, "" once it is deleted."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    @staticmethod
    def is_meant(environ: dict[str, Any]) -> bool:
        """Tell whether a request is about a cache policy."""
        return PATH.search(environ["PATH_INFO"]) is not None

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        status, body = self._answer(environ)
        headers = [("Content-Type", "text/xml"), ("ETag", "E1"), ("Content-Length", str(len(body)))]
        start_response(status, headers)
        return [body]

    def _answer(self, environ: dict[str, Any]) -> tuple[str, bytes]:
        found = PATH.search(environ["PATH_INFO"])
        id_ = (found and found["id"]) or f"policy-{len(self.kept)}"
        method = environ["REQUEST_METHOD"]
        if method in ("POST", "PUT"):
            sent = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])).decode()
            self.kept[id_] = sent[sent.index("<CachePolicyConfig") :]
        elif not self.kept.get(id_):
            return "404 Not Found", (MISSING % NAMESPACE).encode()
        if method == "DELETE":
            self.kept[id_] = ""  # its number is not given to another
            return "204 No Content", b""
        return "201 Created" if method == "POST" else "200 OK", (POLICY % (NAMESPACE, id_, self.kept[id_])).encode()
