"""`trigscaffold adopt`: take on a module that was made without a record."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from trigscaffold.cli import console, style, template_sources

_SIGNS = {"same": "=", "edited": "~", "missing": "-"}


def adopt(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of the module.")],
    spec: Annotated[
        Path | None, typer.Option(help="The spec it was made from. Default: DIR/trigscaffold.yaml.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Write nothing; show what is the same.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object for programs.")] = False,
    trust: style.Trust = False,
) -> None:
    """Take on the module in DIR, which has no record: write one, and nothing else, so that it can be updated."""
    from trigscaffold import writer
    from trigscaffold.upkeep import adopt as upkeep

    with writer.explained(folder):
        found = upkeep.look(folder, spec, template_sources.desk(trust=trust, refresh=True))
        if not dry_run:
            upkeep.write(found)
    if as_json:
        console.print_json({"folder": str(folder), "files": dict(found.states)})
        return
    counts = ", ".join(f"{list(found.states.values()).count(state)} {state}" for state in _SIGNS)
    lines = [f"  {_SIGNS[state]} {path}  {console.style(state, 'dim')}" for path, state in found.states.items()]
    console.say("\n".join([f"{folder}/  {counts}", *lines]))
