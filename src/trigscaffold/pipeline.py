"""The road from a spec to a file tree, in one call for each stage that a command stops at."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from trigscaffold import catalog
from trigscaffold.decide import decide
from trigscaffold.model import Decision
from trigscaffold.module import FileTree, Module

if TYPE_CHECKING:
    from trigscaffold.spec import SpecFile


def decisions(spec_file: SpecFile) -> dict[str, Decision]:
    """Return the decision for each trigger of the spec, by its name.

    Raises:
        UserError: no trigger fits one of them.
    """
    choices = catalog.every_choice()
    return {
        name: decide(
            spec_file.needs[name],
            choices,
            trigger=asked.trigger,
            buffer=asked.buffer,
            where=spec_file.where(("triggers", name)),
        )
        for name, asked in spec_file.spec.triggers.items()
    }


def settle(spec_file: SpecFile) -> Module:
    """Return the module of a spec, every number settled.

    Raises:
        UserError: no trigger fits, a setting cannot be, or an event would be lost without a trace.
    """
    from trigscaffold.plan import plan
    from trigscaffold.spec import spec_text

    return plan(spec_file.spec, spec_file.needs, decisions(spec_file), spec_file.where, spec_text(spec_file))


def scaffold(spec_file: SpecFile) -> tuple[Module, FileTree]:
    """Return the settled module of a spec and every file of it; nothing is written."""
    from trigscaffold.render import render
    from trigscaffold.spec import spec_answers

    module = settle(spec_file)
    return module, replace(render(module), origin={"specified": spec_answers(spec_file)})


def read(path: Path) -> SpecFile:
    """Read the spec at *path*; ``-`` is standard input.

    Raises:
        UserError: it cannot be read, or is not a valid spec.
    """
    from trigscaffold.spec import parse_spec, read_spec

    if str(path) != "-":
        return read_spec(path)
    import sys

    from trigscaffold import yamlfile, yamltext

    return parse_spec(yamlfile.read(sys.stdin.buffer.read(yamltext.MAX_BYTES + 1), "standard input"))
