"""Functions that encode and decode; JSON stays the object it is made of, for rules want its structure."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping
from typing import Final

import yaml

from trigscaffold.audit.hcl.values import LONGEST, also, lifted, unknown
from trigscaffold.audit.value import Value


def _jsonencode(arguments: tuple[Value, ...]) -> Value | None:
    (value,) = arguments
    if not value.known:
        return unknown(value.decides, value, given=True)
    if isinstance(value.data, dict | list):
        return value
    return Value(json.dumps(value.data), value.refs, value.rests_on)


def _jsondecode(arguments: tuple[Value, ...]) -> Value | None:
    (value,) = arguments
    if isinstance(value.data, dict | list):
        return value
    text = value.text
    if text is None or len(text) > LONGEST:
        return None
    return also(lifted(json.loads(text)), value)


def _yamldecode(arguments: tuple[Value, ...]) -> Value | None:
    (value,) = arguments
    text = value.text
    if text is None or len(text) > LONGEST or "&" in text:
        return None  # anchors: a small text may stand for a huge one
    try:
        return also(lifted(yaml.safe_load(text)), value)
    except yaml.YAMLError:
        return None


def _base64encode(arguments: tuple[Value, ...]) -> Value | None:
    text = arguments[0].text
    return None if text is None else Value(base64.b64encode(text.encode()).decode(), rests_on=arguments[0].rests_on)


def _same(arguments: tuple[Value, ...]) -> Value | None:
    return arguments[0]


FUNCTIONS: Final[Mapping[str, Callable[[tuple[Value, ...]], Value | None]]] = {
    "jsonencode": _jsonencode,
    "jsondecode": _jsondecode,
    "yamldecode": _yamldecode,
    "yamlencode": _jsonencode,
    "base64encode": _base64encode,
    "sensitive": _same,
    "nonsensitive": _same,
    "ephemeralasnull": _same,
}
