"""`trigscaffold recommend`: the ranking, each rejection with rule and number, and what would change the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from trigscaffold.cli import console, style, template_sources
from trigscaffold.errors import UserError

if TYPE_CHECKING:
    from trigscaffold.house import House
    from trigscaffold.model import Choice, Decision, Needs, Ranked
    from trigscaffold.module import PlannedTrigger
    from trigscaffold.spec import SpecFile

SHOWN = 6


def recommend(
    spec: Annotated[
        Path | None, typer.Argument(help="Spec file; - reads it from standard input.", allow_dash=True)
    ] = None,
    why_not: Annotated[str, typer.Option(metavar="ID", help="Show all that the rules say of this one trigger.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object for programs.")] = False,
    terraform: Annotated[
        Path | None,
        typer.Option("--from", metavar="PATH", help="Judge the trigger that this Terraform, or plan JSON, has today."),
    ] = None,
    function: Annotated[str, typer.Option(metavar="NAME", help="With --from: only this function of several.")] = "",
    save: Annotated[
        Path | None, typer.Option(metavar="FILE", help="With --from: write what was read as a spec to a new file.")
    ] = None,
    template: style.Named = "",
    trust: style.Trust = False,
) -> None:
    """Rank the triggers for SPEC: what fits, which rule and number rejected the others, what would change it.

    With --from, which trigger a function has today, and which needs can be read off it or, with SPEC, which of those
    there it meets and which it does not.
    """
    _refuse(spec, terraform, function=function, save=save, why_not=why_not)
    used = _used(spec, template, trust=trust) if spec else None
    if terraform:
        from trigscaffold.cli import recommend_from

        spec_file, house = used or (None, None)
        recommend_from.run(terraform, spec_file, house, function=function, save=save, as_json=as_json)
    elif used:
        _of_spec(*used, why_not=why_not, as_json=as_json)


def _used(spec: Path, template: str, *, trust: bool) -> tuple[SpecFile, House | None]:
    from trigscaffold import pipeline

    return style.used(pipeline.document(spec), template, lambda: template_sources.desk(trust=trust), path=spec)


def _refuse(spec: Path | None, terraform: Path | None, *, function: str, save: Path | None, why_not: str) -> None:
    if terraform is None and spec is None:
        raise UserError("there is no spec", hint="Name a spec file, or Terraform to read with --from PATH.")
    if terraform is None and (function or save):
        raise UserError("--function and --save are about Terraform that is there", hint="Say which: --from PATH")
    if terraform and why_not:
        raise UserError("--why-not is for a spec alone", hint="`--from` tells what the rules say of today's trigger.")


def _of_spec(spec_file: SpecFile, house: House | None, *, why_not: str, as_json: bool) -> None:
    from trigscaffold import catalog, pipeline

    module = pipeline.settle(spec_file, house)
    choices = house.choices if house else catalog.every_choice()
    if as_json:
        console.print_json({"triggers": [_json(t, choices) for t in module.triggers]})
        return
    for t in module.triggers:
        lines = _one(t.decision, why_not) if why_not else decided(t.decision, t.needs, choices)
        console.say("\n".join([console.style(f"{module.name}: {t.name}", "bold"), *lines, ""]))


def decided(decision: Decision, needs: Needs, choices: Sequence[Choice]) -> list[str]:
    """Return what is said of *decision*: the choice and why, what would do as well, what was rejected and by what."""
    chosen, *others = decision.ranking
    lines = ["", f"  {console.style(chosen.choice.id, 'green', 'bold')}  {chosen.choice.facts.title}"]
    lines += _findings(chosen, "    ") or ["    It meets every need, and nothing with fewer parts to run does."]
    if decision.forced:
        lines += ["", "  The spec insists on this trigger, so what the rules say of it are warnings."]
    fitting = [r for r in others if not r.rejected]
    if fitting:
        lines += ["", "  Would do as well, with less in its favour or more to run:"]
        for ranked in fitting[:SHOWN]:
            lines += [f"    {console.style(ranked.choice.id, 'bold')}", *_findings(ranked, "      ")]
    rejected = [(id_, no) for id_, no in decision.passed_over if no]
    if rejected:
        lines += ["", "  Rejected:"]
    for id_, no in rejected:
        lines.append(f"    {console.style(id_, 'red')}")
        lines += console.wrapped(f"{no.reason} {console.style(f'[{no.rule}]', 'dim')}", "      - ")
    if decision.foreign:
        lines += [
            "",
            f"  Do not carry such an event ({needs.event}):",
            *console.wrapped(", ".join(decision.foreign), "    "),
        ]
    return lines + _changes(needs, choices)


def _changes(needs: Needs, choices: Sequence[Choice]) -> list[str]:
    from trigscaffold.sensitivity import would_change

    flips = would_change(needs, choices)
    if not flips:
        return []
    grouped: dict[str, list[str]] = {}
    for flip in flips:
        grouped.setdefault(flip["choice"], []).append(f"{flip['need']}: {_value(flip['to'])}")
    lines = ["", "  What would change the answer:"]
    for choice, changes in sorted(grouped.items()):
        lines += console.wrapped(" | ".join(changes), f"    {choice}: ")
    return lines


def _value(value: Any) -> str:
    return ", ".join(value) or "none" if isinstance(value, list) else str(value).lower()


def _findings(ranked: Ranked, indent: str) -> list[str]:
    signs = {
        "prefer": console.style("+", "green"),
        "warn": console.style("!", "yellow"),
        "reject": console.style("-", "red"),
    }
    lines: list[str] = []
    for f in ranked.findings:
        lines += console.wrapped(f"{f.reason} {console.style(f'[{f.rule}]', 'dim')}", f"{indent}{signs[f.verdict]} ")
    return lines


def _one(decision: Decision, id_: str) -> list[str]:
    """Return all that the rules say of *id_*."""
    from trigscaffold.catalog import no_such_trigger

    for ranked in decision.ranking:
        if ranked.choice.is_called(id_):
            break
    else:
        raise no_such_trigger(id_, sorted(r.choice.id for r in decision.ranking))
    verdict = "chosen" if ranked.choice.id == decision.choice.id else "rejected" if ranked.rejected else "not preferred"
    lines = ["", f"  {ranked.choice.id}: {verdict}"]
    for finding in ranked.findings:
        lines += _findings(replace(ranked, findings=(finding,)), "    ")
        lines.append(console.style(f"      {finding.source}", "dim"))
    if verdict == "not preferred":
        lines += console.wrapped(_better(decision.ranking[0], ranked), "    ")
    elif not ranked.findings:
        lines.append("    it meets every need, and nothing with fewer parts to run does")
    return lines


def _better(chosen: Ranked, other: Ranked) -> str:
    """Return what put *chosen* before *other*, which no rule rejects either: the first in which they differ counts."""
    mine, its = (sum(f.verdict == "prefer" for f in r.findings) for r in (chosen, other))
    parts, more = chosen.choice.facts.parts, other.choice.facts.parts
    if mine > its:
        return f"{chosen.choice.id} has more in its favour: {mine} to {its}"
    if mine == its and parts < more:
        return f"{chosen.choice.id} has as much in its favour and fewer parts to run: {parts}, this one has {more}"
    if (mine, parts) == (its, more):
        return f"{chosen.choice.id} has as much in its favour and to run, and promises no more beyond the needs"
    return f"the spec asks for {chosen.choice.id} by name"


def ranking(decision: Decision) -> list[dict[str, Any]]:
    """Return each choice with its verdict and what the rules say of it, the chosen one first."""
    return [
        {
            "choice": r.choice.id,
            "verdict": "rejected" if r.rejected else "chosen" if r.choice.id == decision.choice.id else "fits",
            "findings": [
                {"rule": f.rule, "verdict": str(f.verdict), "reason": f.reason, "source": f.source} for f in r.findings
            ],
        }
        for r in decision.ranking
    ]


def _json(t: PlannedTrigger, choices: Sequence[Choice]) -> dict[str, Any]:
    from trigscaffold.sensitivity import would_change

    decision = t.decision
    return {
        "name": t.name,
        "trigger": decision.choice.source.id,
        "buffer": decision.choice.buffer.id if decision.choice.buffer else None,
        "choice": decision.choice.id,
        "ranking": ranking(decision),
        "settings": dict(t.settings),
        "would_change": would_change(t.needs, choices),
        "warnings": [f.reason for f in decision.findings if f.verdict != "prefer"],
    }
