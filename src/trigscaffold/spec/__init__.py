"""The spec: the user's words, checked and settled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trigscaffold.spec.models import Spec
from trigscaffold.spec.read import SpecData, SpecFile, parse_data, parse_spec, read_spec

if TYPE_CHECKING:
    from trigscaffold.spec.schema import json_schema
    from trigscaffold.spec.text import spec_data, spec_text

__all__ = [
    "Spec",
    "SpecData",
    "SpecFile",
    "json_schema",
    "parse_data",
    "parse_spec",
    "read_spec",
    "spec_data",
    "spec_text",
]


def __getattr__(name: str) -> Any:
    """Load what only some commands need when it is first used."""
    from importlib import import_module

    home = {"json_schema": "schema", "spec_data": "text", "spec_text": "text"}.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{home}"), name)
