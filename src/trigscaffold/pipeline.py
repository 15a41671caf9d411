"""The road from a spec to a file tree, in one call for each stage that a command stops at."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from trigscaffold import catalog
from trigscaffold.decide import decide
from trigscaffold.errors import Problem, UserError
from trigscaffold.expression import ExpressionError
from trigscaffold.model import Decision
from trigscaffold.module import FileTree, Module

if TYPE_CHECKING:
    from trigscaffold.house import House
    from trigscaffold.spec import SpecFile
    from trigscaffold.team.overlay import Laid
    from trigscaffold.yamlfile import Document


def decisions(spec_file: SpecFile, house: House | None = None) -> dict[str, Decision]:
    """Return the decision for each trigger of the spec, by its name.

    Raises:
        UserError: no trigger fits one of them.
    """
    choices = house.choices if house else catalog.every_choice()
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


def settle(spec_file: SpecFile, house: House | None = None) -> Module:
    """Return the module of a spec, every number settled.

    Raises:
        UserError: no trigger fits, a setting cannot be, or an event would be lost without a trace.
    """
    from trigscaffold.plan import plan
    from trigscaffold.spec import spec_text

    chosen = decisions(spec_file, house)
    if house is None:
        return plan(spec_file.spec, spec_file.needs, chosen, spec_file.where, spec_text(spec_file))
    try:
        module = plan(spec_file.spec, spec_file.needs, chosen, spec_file.where, spec_text(spec_file))
    except ExpressionError as error:  # a trigger of the house has it; the built-in ones are tested
        problem = Problem(house.layers[-1].name, "triggers", str(error))
        raise UserError("an expression of a template's trigger has no value", [problem]) from None
    return replace(module, team_tags=house.tags, provider=house.provider or module.provider, team_key=house.key)


def scaffold(spec_file: SpecFile, house: House | None = None) -> tuple[Module, FileTree]:
    """Return the settled module of a spec and every file of it, in the style of *house*; nothing is written.

    Raises:
        UserError: as `settle`; a template of the house cannot be rendered, or does what none may do (exit code 4).
    """
    from trigscaffold.render import render
    from trigscaffold.spec import spec_answers

    module = settle(spec_file, house)
    tree = replace(render(module), origin={"specified": spec_answers(spec_file)})
    return module, tree if house is None else laid(module, tree, house).tree


def laid(module: Module, base: FileTree, house: House) -> Laid:
    """Return *base*, the built-in tree of *module*, in the style of *house*, and which of its files made what.

    Raises:
        UserError: as `scaffold`.
    """
    from trigscaffold.team.overlay import laid_over

    return laid_over(module, base, house)


def read(path: Path) -> SpecFile:
    """Read the spec at *path*; ``-`` is standard input.

    Raises:
        UserError: it cannot be read, or is not a valid spec.
    """
    from trigscaffold.spec import parse_spec

    return parse_spec(document(path))


def document(path: Path) -> Document:
    """Return what the file at *path* says, valid or not; ``-`` is standard input.

    Raises:
        UserError: it cannot be read.
    """
    import sys

    from trigscaffold import yamlfile, yamltext

    if str(path) != "-":
        return yamlfile.read_path(path)
    return yamlfile.read(sys.stdin.buffer.read(yamltext.MAX_BYTES + 1), "standard input")
