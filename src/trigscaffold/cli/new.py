"""`trigscaffold new`: the wizard, and the same answers given as options."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from trigscaffold.cli import console, style, template_sources
from trigscaffold.errors import Problem, UserError

if TYPE_CHECKING:
    from trigscaffold.module import FileTree, Module
    from trigscaffold.team.template import Template


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
    named: style.Named = "",
    trust: style.Trust = False,
) -> None:
    """Ask what the function needs, choose its trigger, and write the module."""
    from trigscaffold.wizard import run as wizard

    start = _start(
        spec,
        changes or [],
        style.Choice(named, spec, template_sources.desk(trust=trust, no_input=no_input or defaults)),
    )
    if no_input or defaults:
        _write(start.data, folder, start, force=force)
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise _not_a_terminal()
    answered = wizard.run(
        wizard.asker(), start.data, preview=lambda answers: _preview(answers, start), template=start.template
    )
    if answered is None:
        console.say("Nothing was written.", err=True)
        raise typer.Exit(130)
    _write(answered, folder, start, force=force)


@dataclass(frozen=True, slots=True)
class _Start:
    """What is answered before the first question, and the team's template."""

    data: dict[str, Any]
    choice: style.Choice
    template: Template | None


def _start(spec: Path | None, changes: list[str], choice: style.Choice) -> _Start:
    from trigscaffold import yamlfile
    from trigscaffold.wizard import team
    from trigscaffold.wizard.answers import overlay

    data = dict(yamlfile.read_path(spec).value) if spec else {}
    answers = {change for change in changes if change.startswith("answers.") and "=" in change}
    data = overlay(data, [change for change in changes if change not in answers])
    template = choice.template(data)
    if not answers:
        return _Start(data, choice, template)
    texts = {key.strip(): text.strip() for key, _, text in (a.removeprefix("answers.").partition("=") for a in answers)}
    given = team.retyped(template.questions if template else (), data.get("answers") or {}, texts)
    return _Start({**data, "answers": given}, choice, template)


def _not_a_terminal() -> UserError:
    problem = Problem("", "", "standard input or output is not a terminal, so no question can be asked")
    hint = "answer with --spec FILE and --set KEY=VALUE, and say --no-input; `trigscaffold questions` lists the keys"
    return UserError("the wizard needs a terminal", [problem], hint=hint)


def _scaffold(data: dict[str, Any], start: _Start, folder: Path | None) -> tuple[Module, FileTree]:
    from trigscaffold import pipeline

    return pipeline.scaffold(*start.choice.used(data, "your answers", folder))


def _preview(data: dict[str, Any], start: _Start) -> str:
    from trigscaffold import writer

    return writer.tree_listing(_scaffold(data, start, None)[1])


def _write(data: dict[str, Any], folder: Path | None, start: _Start, *, force: bool) -> None:
    from trigscaffold import writer

    target = folder or (Path(data["name"]) if isinstance(data.get("name"), str) else Path())
    module, tree = _scaffold(data, start, target)
    target = folder or Path(module.name)
    writer.write(tree, target, force=force)
    console.say(f"{module.name}: {', '.join(t.decision.choice.id for t in module.triggers)}")
    console.say(f"{target}/\n{writer.tree_listing(tree)}")
    console.say(f"\nNext: cd {target} && make test && make plan")
