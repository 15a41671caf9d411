"""A stage of a REST API that runs the function for every open GET, also for the same one a second later.

With a cache, API Gateway answers a repeated GET by itself for some minutes, and the function, and what it reads, are
spared. A cache is paid for by the hour, so it serves where the same answers are asked for often.

Only a GET without authorization counts: one that asks who calls answers for that caller, and a cache does not tell
callers apart unless the token is made part of its key.

Write instead::

    cache_cluster_enabled = true
    cache_cluster_size    = "0.5"
"""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.model import Model
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.rules._http import siblings
from trigscaffold.audit.rules._words import listed, named
from trigscaffold.audit.value import Presence
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "rest-cache-get"
SEVERITY = Severity.INFO
SOURCE = "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html"

_CACHE = "cache_cluster_enabled"


def check(model: Model) -> Iterator[Finding]:
    """Judge every stage of a REST API that has a GET method for everybody."""
    for stage in model.of_type("aws_api_gateway_stage"):
        gets = [method for method in siblings(model, stage, "aws_api_gateway_method") if _open_get(method)]
        if gets:
            yield _judged(stage, gets)


def _open_get(method: Resource) -> bool:
    return method.value("http_method").text == "GET" and method.value("authorization").text == "NONE"


def _judged(stage: Resource, gets: list[Resource]) -> Finding:
    cache = stage.value(_CACHE)
    said = {one.flag if one.presence is not Presence.NO else False for one in cache.every()}
    if said == {True}:
        return fine(ID, stage)
    if None in said or len(said) > 1:
        return undecidable(ID, stage, "Whether it keeps answers cannot be seen", cache.decides)
    names = listed(named(one, stage) for one in gets[:2])
    message = (
        f"Every GET ({names}) runs what is behind it, also when the same was "
        "answered a second ago. A cache answers repeated ones by itself; it is paid for by the hour."
    )
    concerned = [stage.place(_CACHE), gets[0].place(note="could be answered from a cache")]
    return violation(ID, stage, message, f'{_CACHE} = true\ncache_cluster_size    = "0.5"', concerned=concerned)
