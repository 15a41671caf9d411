"""The spec: the user's words, checked and settled.  Each part is loaded when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from trigscaffold.spec.models import Spec
    from trigscaffold.spec.read import SpecData, SpecFile, parse_data, parse_spec, read_spec
    from trigscaffold.spec.schema import json_schema
    from trigscaffold.spec.text import spec_answers, spec_data, spec_text

__all__ = [
    "Spec",
    "SpecData",
    "SpecFile",
    "json_schema",
    "parse_data",
    "parse_spec",
    "read_spec",
    "spec_answers",
    "spec_data",
    "spec_text",
]
_HOMES = {
    "Spec": "models",
    "json_schema": "schema",
    "spec_answers": "text",
    "spec_data": "text",
    "spec_text": "text",
}


def __getattr__(name: str) -> Any:
    """Load the part that *name* is in."""
    from importlib import import_module

    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'read')}"), name)
