"""`trigscaffold update`: merge what is generated now with what each module's owner wrote."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from trigscaffold.cli import console, style, template_sources, told
from trigscaffold.errors import Problem, UserError

if TYPE_CHECKING:
    from trigscaffold.upkeep.planned import Plan


def update(
    folders: Annotated[
        list[Path] | None, typer.Argument(metavar="[DIR]...", help="Folders of modules. Default: here.")
    ] = None,
    spec: Annotated[
        Path | None, typer.Option(help="The spec of the module, if it is not the trigscaffold.yaml in it.")
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 1 when an update would change something.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Write nothing; show what becomes of each file.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Write nothing; show what would change, line by line.")] = False,
    new_names: Annotated[
        bool,
        typer.Option("--new-names", help="Let names in AWS follow a rename too; Terraform builds such things anew."),
    ] = False,
    template_ref: Annotated[
        str,
        typer.Option(metavar="REF", help="Move the spec to this tag or branch of its team template, and pin it anew."),
    ] = "",
    trust: style.Trust = False,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Go on though something that holds data would be built anew.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was done, or would be, for programs.")] = False,
) -> None:
    """Bring each module in DIR up to date with its spec and this trigscaffold, and keep what its owner wrote."""
    if spec and len(folders or []) > 1:
        raise _one_spec_each(spec)
    if spec and template_ref:
        raise _ref_of_another(spec)
    how = {"ref": template_ref, "desk": template_sources.desk(trust=trust, refresh=True)}
    plans = [_plan(folder, spec, how, keep_names=not new_names) for folder in folders or [Path()]]
    if as_json:
        console.print_json({"modules": [told.as_json(plan.at.folder, plan) for plan in plans]})
    for plan in () if as_json else plans:
        _show(plan, diff=diff)
    if check or dry_run or diff:
        raise typer.Exit(1 if check and any(plan.changes or plan.unsettled for plan in plans) else 0)
    _ask(plans, yes=yes)
    for plan in plans:
        _apply(plan)
    raise typer.Exit(1 if any(plan.conflicts or plan.unsettled for plan in plans) else 0)


def _one_spec_each(spec: Path) -> UserError:
    problem = Problem("--spec", "", f"found {spec} and several folders; a spec is one module's")
    return UserError("several modules cannot have one spec", [problem], hint="Update them one by one.")


def _ref_of_another(spec: Path) -> UserError:
    problem = Problem("--template-ref", "", f"moves the spec in the module, and --spec says {spec}")
    return UserError("two specs are meant", [problem], hint=f"Change `template.ref` in {spec} by hand.")


def _plan(folder: Path, spec: Path | None, how: dict[str, Any], *, keep_names: bool) -> Plan:
    from trigscaffold import writer
    from trigscaffold.upkeep import checkout, generated
    from trigscaffold.upkeep import update as upkeep

    with writer.explained(folder):
        at = checkout.of(folder)
        return upkeep.plan(at, generated.of(at.target, folder, at.known, spec, **how), keep_names=keep_names)


def _show(plan: Plan, *, diff: bool) -> None:
    folder = plan.at.folder
    if plan.unsettled:
        places = "".join(f"  {console.style('!', 'red')} {problem}\n" for problem in plan.unsettled)
        console.say(f"{folder}/  was left alone: settle these first\n{places}", newline=False)
        return
    if diff:
        console.say(told.patch(plan.outcomes), newline=False)
        return
    noted = told.lines([o for o in plan.outcomes if o.kind not in ("same", "edited")]) + told.consequences(plan)
    console.say("\n".join([f"{folder}/  {_summary(plan)}", *noted]))


def _summary(plan: Plan) -> str:
    changes, conflicts = len(plan.changes), sum(one.conflicts for one in plan.conflicts)
    if not changes and not conflicts:
        return "is up to date"
    files = f"{changes} {'file' if changes == 1 else 'files'}"
    return f"{files}, {conflicts or 'no'} {'conflict' if conflicts == 1 else 'conflicts'}"


def _ask(plans: list[Plan], *, yes: bool) -> None:
    """Have somebody agree where something that holds data would be built anew.

    Raises:
        UserError: nobody is there to agree.
    """
    lost = [problem for plan in plans for problem in _lost(plan)]
    if not lost or yes:
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        hint = "Nothing was written. Save what they hold, then say --yes; `--dry-run` names the arguments that change."
        raise UserError("an update would destroy data", lost, hint=hint)
    what = "one of these" if len(lost) == 1 else f"{len(lost)} of these"
    if not typer.confirm(f"The next `terraform apply` would build {what} anew, empty. Go on?"):
        console.say("Nothing was written.", err=True)
        raise typer.Exit(130)


def _lost(plan: Plan) -> list[Problem]:
    """Return a problem for each resource that would be built anew, however many of its arguments do it."""
    found = {(one.path, one.address): one.holds for one in plan.consequences.replaced}
    return [
        Problem(str(plan.at.folder / path), address, f"would be built anew and lose its {holds}")
        for (path, address), holds in found.items()
    ]


def _apply(plan: Plan) -> None:
    from trigscaffold import writer
    from trigscaffold.upkeep import update as upkeep

    with writer.explained(plan.at.folder):
        upkeep.apply(plan)
