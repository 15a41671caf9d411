"""What the author of a team template calls: `template test`, `template lint`, `template new`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trigscaffold.cli import console, style, template_sources
from trigscaffold.errors import Problem, UserError

if TYPE_CHECKING:
    from trigscaffold.team.template import Template
    from trigscaffold.workshop.cases import Case
    from trigscaffold.workshop.goldens import Comparison

Source = Annotated[
    str,
    typer.Argument(metavar="SOURCE", help="The template's folder, or any other source of one.", show_default=False),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]


def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where to write it; a new folder.", show_default=False)],
    name: Annotated[str, typer.Option(help="What it is called.  Default: as the folder is.")] = "",
) -> None:
    """Start a template in DIR: a question, a tag, two files, a case with its golden; it passes lint and test."""
    from trigscaffold.workshop.begin import begin

    for path in begin(folder, name):
        console.say(f"{folder}/{path}")
    console.say(f"\nNext: change them, then trigscaffold template lint {folder} && trigscaffold template test {folder}")


def lint(
    source: Source,
    as_json: Json = False,
    trust: style.Trust = False,
) -> None:
    """Say what is wrong with a template, each with file and line; exit 1 when something is.

    Names that stand for nothing, questions and files that nothing uses, and what Terraform would format otherwise or
    refuses, where it is on the PATH.  What a template extends is not told; lint it by itself.
    """
    from trigscaffold.team import use
    from trigscaffold.workshop import lint as linter

    unchecked: list[str] = []
    found = linter.findings(use.read(source, desk=template_sources.desk(trust=trust)), unchecked)
    if as_json:
        rows = [{"where": one.where, "check": one.check, "message": one.message} for one in found]
        console.print_json({"findings": rows, "unchecked": unchecked})
    else:
        for one in found:
            console.say(str(one))
        for why in unchecked:
            console.say(f"Note: {why}.", err=True)
        if not found:
            console.say("Nothing is wrong.")
    raise typer.Exit(1 if found else 0)


def check_cases(
    source: Source,
    only: Annotated[
        list[str] | None, typer.Option("--case", metavar="NAME", help="Try this case alone; several may be named.")
    ] = None,
    update_golden: Annotated[
        bool, typer.Option("--update-golden", help="Write the goldens anew; read what changed before you commit it.")
    ] = False,
    as_json: Json = False,
    trust: style.Trust = False,
) -> None:
    """Generate each of the template's cases, and compare it with its golden; exit 1 when one differs."""
    from trigscaffold.team import use
    from trigscaffold.workshop import cases, goldens

    template = use.read(source, desk=template_sources.desk(trust=trust))
    outcomes = [cases.outcome(template, case) for case in _wanted(template, only or [])]
    found = goldens.compared(template, outcomes, every=not only)
    if update_golden:
        goldens.update(template, found)
    if as_json:
        console.print_json({"cases": [_json(one) for one in found]})
    else:
        for one in found:
            console.say("\n".join(_lines(one, updated=update_golden)))
    if not update_golden and not all(one.same for one in found):
        if not as_json:
            console.say("Read the differences; `--update-golden` takes them over.", err=True)
        raise typer.Exit(1)


def _wanted(template: Template, only: list[str]) -> list[Case]:
    from trigscaffold.workshop import cases

    every = cases.cases(template)
    known = {case.name for case in every}
    if not every or not {*only} <= known:
        raise _no_case(template.files[-1].name, only, sorted(known))
    return [case for case in every if not only or case.name in only]


def _no_case(name: str, only: list[str], known: list[str]) -> UserError:
    if not known:
        hint = "write a spec that shows what the template does into cases/NAME.yaml"
        return UserError("there is nothing to test", [Problem(name, "", "it has no case")], hint=hint)
    unknown = [one for one in only if one not in known]
    problems = [Problem("--case", "", f"found {one!r}; there are: {', '.join(known)}") for one in unknown]
    return UserError("there is no such case", problems)


def _json(one: Comparison) -> dict[str, object]:
    changes = [{"path": change.path, "kind": change.kind} for change in one.changes]
    return {"case": one.case, "same": one.same, "refusal": one.refusal, "changes": changes}


def _lines(one: Comparison, *, updated: bool) -> list[str]:
    from trigscaffold import writer

    about = "refused, as its golden says" if one.refusal and one.same else ""
    if one.same:
        return [f"{console.style('same   ', 'green')} {one.case}{f'  ({about})' if about else ''}"]
    if updated:
        return [f"{console.style('written', 'yellow')} {one.case}  ({_count(one)})", *_indented(one.refusal)]
    lines = [f"{console.style('differs', 'red')} {one.case}  ({_count(one)})"]
    if not one.known:
        return [*lines, "  it has no golden", *_indented(one.refusal)]
    if all(change.after is None for change in one.changes):
        return [*lines, "  it has no case"]
    return lines + writer.unified_diff(one.changes).splitlines()


def _indented(text: str) -> list[str]:
    return [f"  {line}".rstrip() for line in text.splitlines()]


def _count(one: Comparison) -> str:
    return "1 file" if len(one.changes) == 1 else f"{len(one.changes)} files"
