"""`trigscaffold new`: the wizard, and the same answers given as options."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from trigscaffold.cli import console
from trigscaffold.errors import Problem, UserError


def new(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="Where to write. Default: a folder of the name.")
    ] = None,
    spec: Annotated[Path | None, typer.Option(help="Start from the answers in this spec.")] = None,
    changes: Annotated[
        list[str] | None, typer.Option("--set", metavar="KEY=VALUE", help="Answer one question: needs.latency=seconds.")
    ] = None,
    defaults: Annotated[bool, typer.Option("--defaults", help="Do not ask what has a default.")] = False,
    no_input: Annotated[bool, typer.Option("--no-input", "--yes", "-y", help="Never ask.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace files that were edited.")] = False,
) -> None:
    """Ask what the function needs, choose its trigger, and write the module."""
    from trigscaffold.wizard import run as wizard

    data: dict[str, Any] = _start(spec, changes or [])
    if not (no_input or defaults):
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            raise _not_a_terminal()
        answered = wizard.run(wizard.asker(), data, preview=lambda answers: _preview(answers))
        if answered is None:
            console.say("Nothing was written.", err=True)
            raise typer.Exit(130)
        data = answered
    _write(data, folder, force=force)


def _start(spec: Path | None, changes: list[str]) -> dict[str, Any]:
    from trigscaffold import yamlfile
    from trigscaffold.wizard.answers import overlay

    data = dict(yamlfile.read_path(spec).value) if spec else {}
    return overlay(data, changes)


def _not_a_terminal() -> UserError:
    problem = Problem("", "", "standard input or output is not a terminal, so no question can be asked")
    hint = "answer with --spec FILE and --set KEY=VALUE, and say --no-input; `trigscaffold questions` lists the keys"
    return UserError("the wizard needs a terminal", [problem], hint=hint)


def _scaffold(data: dict[str, Any]) -> Any:
    from trigscaffold import pipeline
    from trigscaffold.spec import parse_data

    return pipeline.scaffold(parse_data(data, "your answers"))


def _preview(data: dict[str, Any]) -> str:
    from trigscaffold import writer

    return writer.tree_listing(_scaffold(data)[1])


def _write(data: dict[str, Any], folder: Path | None, *, force: bool) -> None:
    from trigscaffold import writer

    module, tree = _scaffold(data)
    target = folder or Path(module.name)
    writer.write(tree, target, force=force)
    console.say(f"{module.name}: {', '.join(t.decision.choice.id for t in module.triggers)}")
    console.say(f"{target}/\n{writer.tree_listing(tree)}")
    console.say(f"\nNext: cd {target} && make test && make plan")
