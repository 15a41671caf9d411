"""Registry modules that are understood from the arguments of their call: one file each, found by listing the folder.

A module of ``registry.modules`` has ``SOURCE`` (as the registry calls it), ``READ`` (the version whose code was read)
and ``expand(inputs)``, which says what resources it makes and what it gives out.  Its docstring says which older
versions differ, and how.  Only what rules may ask of is made.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from trigscaffold.audit.call import Call, Expanded
from trigscaffold.audit.registry.inputs import Inputs
from trigscaffold.audit.registry.source import parse


class Module(Protocol):
    """A module of ``registry.modules``."""

    __name__: str
    SOURCE: str
    READ: str

    def expand(self, inputs: Inputs) -> Expanded:
        """Return what a call with *inputs* makes."""
        ...


def expand(call: Call) -> Expanded | None:
    """Return what *call* makes, None where its module is not one that we know."""
    source = parse(call.source, call.version)
    module = known().get(source.name) if source else None
    return module.expand(Inputs(call, source.name.partition("//")[0], source.major)) if module and source else None


@cache
def known() -> dict[str, Module]:
    """Return every module that is understood, by its source."""
    folder = Path(__file__).parent / "modules"
    names = sorted(p.stem for p in folder.glob("*.py") if not p.stem.startswith("_"))
    found = (cast("Module", import_module(f"{__name__}.modules.{name}")) for name in names)
    return {module.SOURCE: module for module in found}
