"""A REST API that sends its answers as they are, however large.

A REST API compresses for callers that accept it once a smallest size is set; a JSON answer shrinks to a fifth or less,
which callers on slow lines notice and the data transfer's bill as well. It is off by default. HTTP APIs have no such
setting.

Write instead::

    minimum_compression_size = "1024"
"""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.model import Model
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.rules._http import REST
from trigscaffold.audit.rules._kinds import written
from trigscaffold.audit.value import Presence, Value
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

ID = "rest-compression"
SEVERITY = Severity.INFO
SOURCE = "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gzip-compression-decompression.html"

_SIZE = "minimum_compression_size"
_IN_BODY = "x-amazon-apigateway-minimum-compression-size"


def check(model: Model) -> Iterator[Finding]:
    """Judge every REST API."""
    return (_judged(api) for api in model.of_type(REST))


def _judged(api: Resource) -> Finding:
    size, body = api.value(_SIZE), api.value("body")
    if size.number is not None and size.number >= 0:
        return fine(ID, api)
    if size.number is None and size.presence is Presence.YES:
        return fine(ID, api)
    if size.presence is Presence.MAYBE:
        return undecidable(ID, api, "Whether it compresses cannot be seen", size.decides)
    in_body = _says(body)
    if in_body:
        return fine(ID, api)
    if in_body is None:
        return undecidable(ID, api, "Whether its body asks for compression cannot be seen", body.decides)
    message = (
        "It sends every answer uncompressed, also to callers that accept gzip: more to transfer and to pay for, and "
        "slower where the line is."
    )
    return violation(ID, api, message, f'{_SIZE} = "1024"', concerned=[api.place(_SIZE)])


def _says(body: Value) -> bool | None:
    """Tell whether an OpenAPI *body* sets the size, None where it cannot be read in full."""
    if body.presence is Presence.NO:
        return False
    if body.fields is not None:
        return _IN_BODY in body.fields
    if _IN_BODY in written(body):
        return True
    # What is put into a template is an ARN or a name, and no setting.
    plain = body.text is not None or (body.parts and all(p.text is not None or p.refs for p in body.parts))
    return False if plain else None
