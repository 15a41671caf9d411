"""`trigscaffold diff`: what the owner changed since generation, and what a new generation would change."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trigscaffold.cli import console, style, template_sources, told

if TYPE_CHECKING:
    from trigscaffold.upkeep.outcomes import Outcome


def diff(
    folder: Annotated[Path | None, typer.Argument(metavar="[DIR]", help="Folder of a module. Default: here.")] = None,
    spec: Annotated[
        Path | None, typer.Option(help="The spec of the module, if it is not the trigscaffold.yaml in it.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object for programs.")] = False,
    trust: style.Trust = False,
) -> None:
    """Show what was edited since DIR was generated, and what `trigscaffold update` would change; exit 1 if anything."""
    from trigscaffold import writer
    from trigscaffold.upkeep import checkout, drift, generated
    from trigscaffold.upkeep import update as upkeep

    where = folder or Path()
    with writer.explained(where):
        at = checkout.of(where)
        made = generated.of(at.target, where, at.known, spec, desk=template_sources.desk(trust=trust, refresh=True))
        edited, plan = drift.of(at, made), upkeep.plan(at, made)
    if as_json:
        console.print_json({"edited": [told.file_json(one) for one in edited], "update": told.as_json(where, plan)})
    else:
        _section("Edited since it was generated", edited, [])
        notes = told.consequences(plan) + [f"  ! {problem}" for problem in plan.unsettled]
        _section("What `trigscaffold update` would change", plan.changes, notes)
    raise typer.Exit(1 if edited or plan.changes or plan.unsettled else 0)


def _section(title: str, outcomes: Sequence[Outcome], notes: list[str]) -> None:
    said = [*told.lines(outcomes), *notes]
    console.say("\n".join([console.style(title, "bold"), *(said or ["  nothing"]), ""]))
    if patch := told.patch(outcomes):
        console.say(patch)
