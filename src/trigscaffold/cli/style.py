"""The options of every command that generates in a team's style."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trigscaffold.cli import console

if TYPE_CHECKING:
    from trigscaffold.house import House
    from trigscaffold.spec import SpecFile
    from trigscaffold.team.desk import Desk
    from trigscaffold.yamlfile import Document

Named = Annotated[
    str,
    typer.Option(
        "--template",
        metavar="SOURCE",
        help="Generate in a team's style: a configured name, a folder, a zip or a URL; `built-in` for none.",
    ),
]
Trust = Annotated[bool, typer.Option("--trust", help="Use a fetched template without being asked.")]


def desk(*, trust: bool) -> Desk:
    """Return who hears of what is fetched: this terminal, where there is one."""
    from trigscaffold.team.desk import Desk

    there = sys.stdin.isatty() and sys.stderr.isatty()
    return Desk(lambda text: console.say(text, err=True), _ask if there else None, trust=trust)


def _ask(question: str) -> bool:
    return typer.confirm(question, err=True)


def used(
    document: Document, named: str, *, path: Path, root: Path | None = None, trust: bool = False
) -> tuple[SpecFile, House | None]:
    """Return the spec in *document*, read from *path*, and its house; the module goes below *root* under its name."""
    from trigscaffold.team import use

    base = Path() if str(path) == "-" else path.parent
    name = document.value.get("name")
    folder = root / name if root is not None and isinstance(name, str) else root
    return use.used(document, named, base=base, folder=folder, desk=desk(trust=trust))
