"""Everything that can be found wrong with a template before anybody uses it."""

from __future__ import annotations

from collections.abc import Sequence

from trigscaffold.errors import Problem, UserError
from trigscaffold.team.template import Template
from trigscaffold.workshop import accepted, names, unused
from trigscaffold.workshop.cases import Outcome, cases, outcome
from trigscaffold.workshop.finding import Finding
from trigscaffold.workshop.sources import Sources

RENDER = "render"


def findings(template: Template, unchecked: list[str]) -> list[Finding]:
    """Return what is wrong with the topmost template, sorted by place; what could not be asked goes to *unchecked*."""
    sources = Sources(template.files)
    found = list(names.findings(sources, {question.name: question for question in template.questions}))
    outcomes, refused = _outcomes(template)
    places = {one.where for one in found}
    found += [one for one in refused if one.where not in places]
    if not found:
        found += unused.findings(template, sources, outcomes)
        found += accepted.findings(template, outcomes, unchecked)
    else:
        unchecked.append("what is never used, and what Terraform says, is told when these are corrected")
    return sorted(dict.fromkeys(found), key=_place)


def _outcomes(template: Template) -> tuple[list[Outcome], list[Finding]]:
    """Return what the cases become, and why some cannot be rendered."""
    outcomes, refused = [], []
    for case in cases(template):
        try:
            outcomes.append(outcome(template, case))
        except UserError as error:
            refused += _refused(error.problems or [Problem(case.where, "", error.summary)])
    return outcomes, refused


def _refused(problems: Sequence[Problem]) -> list[Finding]:
    return [
        Finding(problem.where, RENDER, ": ".join(filter(None, (problem.path, problem.message)))) for problem in problems
    ]


def _place(one: Finding) -> tuple[str, int, str]:
    path, _, line = one.where.rpartition(":")
    return (path, int(line), one.message) if line.isdecimal() else (one.where, 0, one.message)
