"""The command line: parse, call, print.  Nothing heavy is imported before a command needs it.

Exit codes: 0 done; 1 found what it was asked to find (`diff`, `--check`, a conflict); 2 bad usage or input;
3 no trigger fits; 4 template not trusted; 5 Terraform refused the output; 130 interrupted.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from trigscaffold.cli import console
from trigscaffold.cli.lazy import LazyGroup
from trigscaffold.errors import UserError

app = typer.Typer(
    name="trigscaffold",
    cls=LazyGroup,
    help="Choose the trigger of an AWS Lambda function by rules you can read, and write its Terraform module.",
    epilog="Start with `trigscaffold new`, or write a spec and run `trigscaffold generate orders.yaml`.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        from trigscaffold import __version__

        typer.echo(f"trigscaffold {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    color: Annotated[
        console.Color, typer.Option(help="Colour: when the output is a terminal, always, or never.")
    ] = console.Color.AUTO,
    version: Annotated[  # noqa: ARG001 - typer calls _version
        bool, typer.Option("--version", help="Print the version and end.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    console.choose(color)


def main() -> None:
    """Run the command line; a user's mistake ends in its message and exit code, never in a traceback."""
    try:
        app()
    except UserError as error:
        sys.stdout.flush()
        typer.echo(str(error), err=True, nl=False)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        typer.echo("\nInterrupted; nothing was written.", err=True)
        sys.exit(130)
    except BrokenPipeError:
        # Whoever reads our output has seen enough, as in `trigscaffold rules | head -1`.
        sys.stderr.close()
        sys.exit(0)
