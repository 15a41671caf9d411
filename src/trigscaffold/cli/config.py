"""`trigscaffold config`: what is configured, and which file, line or variable says it."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from trigscaffold.cli import console

app = typer.Typer(
    help="The configuration of the user and the repository.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)


@app.callback()
def _only() -> None:
    """Keep `show` a command of its own, though it is the only one."""


@app.command()
def show(
    origin: Annotated[bool, typer.Option("--origin", help="Say where each value comes from.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for programs.")] = False,
) -> None:
    """Show every value that is configured here, the environment over the repository over the user."""
    from trigscaffold.team import config

    settings = config.load()
    rows = list(settings.settings())
    if as_json:
        said = [{"key": key, "value": value} | ({"origin": where} if origin else {}) for key, value, where in rows]
        console.print_json({"settings": said, "files": list(settings.files)})
        return
    if not rows:
        console.say(
            "Nothing is configured: no trigscaffold.toml, no [tool.trigscaffold], no TRIGSCAFFOLD_TEMPLATE.", err=True
        )
    width = max((len(key) + len(json.dumps(value)) for key, value, _ in rows), default=0)
    for key, value, where in rows:
        text = json.dumps(value, ensure_ascii=False)
        note = (
            f"{' ' * (width - len(key) - len(json.dumps(value)))}  {console.style(f'# {where}', 'dim')}"
            if origin
            else ""
        )
        console.say(f"{key} = {text}{note}")
