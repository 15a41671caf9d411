"""Groups of commands that are imported when one of them is called: a start pays only for what it does."""

from __future__ import annotations

import importlib
from typing import Any

import typer
from typer.core import TyperGroup

GROUPS = {"config": "trigscaffold.cli.config", "template": "trigscaffold.cli.template"}


class LazyGroup(TyperGroup):
    """The top of the command line; each of `GROUPS` is the ``app`` of a module that is not imported before."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names of the commands, in the order of the help."""
        return [*super().list_commands(ctx), *GROUPS]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return the command *cmd_name*, None where there is none."""
        if cmd_name not in GROUPS:
            return super().get_command(ctx, cmd_name)
        group = typer.main.get_command(importlib.import_module(GROUPS[cmd_name]).app)
        group.name = cmd_name
        return group
