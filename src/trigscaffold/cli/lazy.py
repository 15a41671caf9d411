"""Commands that are imported when they are called: a start pays only for what it does."""

from __future__ import annotations

import importlib
from typing import Any

import typer
from typer.core import TyperGroup

# In the order of the help: the module of each command, whose function is called as the command is.
COMMANDS = {
    "new": "new",
    "generate": "generate",
    "recommend": "recommend",
    "diff": "diff",
    "update": "update",
    "adopt": "adopt",
    "check": "check",
    "explain": "discover",
    "triggers": "discover",
    "rules": "discover",
    "event": "discover",
    "schema": "discover",
    "questions": "discover",
}
# Each is the ``app`` of its module.
GROUPS = {"template": "template", "config": "config"}


class LazyGroup(TyperGroup):
    """The top of the command line, which knows its commands by name."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the same wherever it is asked
        """Return the names of the commands, in the order of the help."""
        return [*COMMANDS, *GROUPS]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """Return the command *cmd_name*, None where there is none."""
        if cmd_name in COMMANDS:
            app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
            app.command()(getattr(_module(COMMANDS[cmd_name]), cmd_name))
        elif cmd_name in GROUPS:
            app = _module(GROUPS[cmd_name]).app
        else:
            return None
        command = typer.main.get_command(app)
        command.name = cmd_name
        return command


def _module(name: str) -> Any:
    return importlib.import_module(f"trigscaffold.cli.{name}")
