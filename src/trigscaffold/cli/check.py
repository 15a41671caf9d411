"""`trigscaffold check`: the rules over Terraform that somebody else wrote."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trigscaffold.cli import console
from trigscaffold.errors import USAGE, UserError

if TYPE_CHECKING:
    from trigscaffold.audit.check import Options
    from trigscaffold.audit.report import Report


class Format(StrEnum):
    """For whom the report is."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"


class Least(StrEnum):
    """The mildest severity that is told."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


def complete_rules(incomplete: str) -> list[str]:
    """Complete the id of a rule of this command."""
    from trigscaffold.audit.rules import ids

    return [rule for rule in ids() if rule.startswith(incomplete)]


Rules = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="RULE", autocompletion=complete_rules, help="Apply only this rule; repeatable."),
]
Without = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="RULE", autocompletion=complete_rules, help="Leave this rule out; repeatable."),
]


def check(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH]...", help="Folders of Terraform, files, or plan JSON.")
    ] = None,
    output_format: Annotated[Format, typer.Option("--format", help="For whom the report is.")] = Format.TEXT,
    select: Rules = None,
    ignore: Without = None,
    severity: Annotated[Least, typer.Option(help="The mildest severity that is told.")] = Least.WARNING,
    undecidable: Annotated[
        bool, typer.Option("--undecidable", help="Tell as well what could not be decided, and what would decide it.")
    ] = False,
    baseline: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Leave out the findings that this file knows.")
    ] = None,
    write_baseline: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the findings of today to this file, and exit.")
    ] = None,
    var_files: Annotated[
        list[Path] | None, typer.Option("--var-file", metavar="FILE", help="A file of variable values; repeatable.")
    ] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="Write what can be mended for certain, say what is left, and check again.")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="With --fix: print the patch and write nothing.")] = False,
) -> None:
    """Check Terraform that anybody wrote by the same rules: how events fail, where they end; exit 1 on findings.

    Of plan JSON (`terraform show -json`) the numbers are those of the plan. What cannot be known from what was read is
    never a finding. `# trigscaffold:ignore RULE reason` on or above a block excuses it.
    """
    from trigscaffold.audit import check as audit
    from trigscaffold.audit.verdict import Severity

    options = audit.Options(
        select=_known(select, "--select"),
        ignore=_known(ignore, "--ignore"),
        severity=Severity(severity.value),
        var_files=tuple(var_files or ()),
        baseline=baseline,
        keep=fix,
    )
    if diff and not fix:
        raise UserError("--diff shows what --fix would write", hint="trigscaffold check --fix --diff")
    report = audit.check(paths or [Path()], options)
    if fix:
        report = _fixed(report, paths or [Path()], options, quiet=output_format is not Format.TEXT, diff=diff)
    if write_baseline:
        _write_baseline(report, write_baseline)
    else:
        _tell(report, output_format, undecidable=undecidable)
    raise typer.Exit(USAGE if report.problems else 1 if report.violations and not write_baseline else 0)


def _fixed(report: Report, paths: list[Path], options: Options, *, quiet: bool, diff: bool) -> Report:
    """Mend what can be, and return what is found then; with *diff* print the patch instead, and end."""
    from trigscaffold.audit import check as audit
    from trigscaffold.audit.fixes import disk
    from trigscaffold.audit.fixes.plan import plan
    from trigscaffold.cli import fixing

    made = plan(report, paths)
    if diff:
        console.say(fixing.patch(made.changes), newline=False)
        fixing.tell(made, err=True, done="would fix")
        raise typer.Exit(USAGE if report.problems else 1 if made.changes or report.violations else 0)
    if made.changes:
        disk.write(made.changes)
    fixing.tell(made, err=quiet, done="fixed")
    return audit.check(paths, replace(options, keep=False)) if made.changes else report


def _tell(report: Report, output_format: Format, *, undecidable: bool) -> None:
    if output_format is Format.TEXT:
        from trigscaffold.audit.output import text

        console.say(text.render(report, console.style, undecidable=undecidable), newline=False)
        return
    if output_format is Format.JSON:
        from trigscaffold.audit.output.as_json import render
    elif output_format is Format.SARIF:
        from trigscaffold.audit.output.sarif import render
    else:
        from trigscaffold.audit.output.github import render
    console.say(render(report), newline=False)


def _write_baseline(report: Report, path: Path) -> None:
    from trigscaffold import atomic, writer
    from trigscaffold.audit import baseline

    with writer.explained(path):
        atomic.replace_file(path, baseline.dumped(report.violations, path))
    console.say(f"{path}: {len(report.violations)} findings. Check against it: trigscaffold check --baseline {path}")


def _known(named: list[str] | None, option: str) -> tuple[str, ...]:
    from trigscaffold.audit.rules import ids

    known = ids()
    asked = tuple(rule for one in named or () for rule in one.split(",") if rule)
    for rule in asked:
        if rule not in known:
            raise _no_such_rule(rule, option, known)
    return asked


def _no_such_rule(rule: str, option: str, known: list[str]) -> UserError:
    from difflib import get_close_matches

    near = get_close_matches(rule, known, 1)
    hint = f"The nearest is {near[0]}." if near else "Every rule: trigscaffold rules --check"
    return UserError(f"{option}: there is no rule {rule!r}", hint=hint)
