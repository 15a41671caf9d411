"""A configuration and the plan of it get the same verdicts, but for what a plan cannot tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plan_cases import CASES, PLANS, VARIABLES
from trigscaffold.audit.check import Options, check
from trigscaffold.audit.folder import Loaded, load
from trigscaffold.audit.graph import build
from trigscaffold.audit.judge import judge
from trigscaffold.audit.model import Model
from trigscaffold.audit.rules import rules
from trigscaffold.audit.value import Presence

# Of what the configuration decides, a plan of what was never made leaves open what stands within a text with an ARN (a
# redrive policy's count, a policy's statements), an edge that only a local tells, and one within a `dynamic` block.
ALIKE = 0.75


def models(loaded: Loaded) -> list[Model]:
    assert loaded.problems == ()
    return [build(root.resources, root.outputs) for root in loaded.roots]


def written(case: str, tmp_path: Path) -> list[Model]:
    variables = tmp_path / "given.tfvars"
    variables.write_text(VARIABLES.get(case, ""), encoding="utf-8")
    return models(load([PLANS / case], var_files=[variables]))


def planned(case: str) -> list[Model]:
    return models(load([PLANS / case / "plan.json"]))


def verdicts(found: list[Model]) -> dict[tuple[str, str], str]:
    """Return the worst verdict of each rule on each block; the instances of a module share their place in HCL."""
    weights = ("fine", "undecidable", "violation")
    told: dict[tuple[str, str], str] = {}
    for finding in judge(found, rules()):
        key = (finding.rule, f"{finding.subject.type}.{finding.subject.name}")
        told[key] = max(told.get(key, "fine"), str(finding.verdict), key=weights.index)
    return told


@pytest.mark.parametrize("case", CASES)
def test_a_plan_contradicts_its_configuration_in_nothing(case: str, tmp_path: Path) -> None:
    hcl, plan = verdicts(written(case, tmp_path)), verdicts(planned(case))
    different = {key: (hcl[key], plan[key]) for key in hcl.keys() & plan.keys() if hcl[key] != plan[key]}

    assert {key: pair for key, pair in different.items() if "undecidable" not in pair} == {}
    assert plan.keys() - hcl.keys() == set()
    assert len(hcl.keys() & plan.keys()) - len(different) >= ALIKE * len(hcl)


@pytest.mark.parametrize("case", sorted(set(CASES) - {"for_each"}))
def test_a_plan_and_its_configuration_have_the_same_edges(case: str, tmp_path: Path) -> None:
    (hcl,), (plan,) = written(case, tmp_path), planned(case)

    def edges(found: Model) -> dict[str, tuple[set[str], set[str]]]:
        return {m.address: ({s.address for s in m.sources}, {f.address for f in m.functions}) for m in found.mappings}

    def ends(found: Model) -> dict[str, tuple[float | None, Presence, set[str]]]:
        return {
            q.address: (q.visibility.number, q.redrive.presence, {d.address for d in q.dead_letters})
            for q in found.queues
        }

    # A plan is made with the variables that it was given; in HCL what a default switches on is its caller's to say.
    open_ones = {address for address, (_, presence, _) in ends(hcl).items() if presence is Presence.MAYBE}
    sure = {r.address for r in hcl.resources if not r.exists.rests_on} - open_ones

    assert edges(plan) == edges(hcl)
    assert {a: e for a, e in ends(plan).items() if a in sure} == {a: e for a, e in ends(hcl).items() if a in sure}
    assert sure & ends(plan).keys()


def test_every_resource_of_a_plan_stands_in_it_and_its_text_is_not_kept() -> None:
    file = PLANS / "queue" / "plan.json"
    loaded = load([file])

    assert {r.file for root in loaded.roots for r in root.resources} == {loaded.roots[0].folder}
    assert Path(loaded.roots[0].folder).resolve() == file.resolve()
    assert list(loaded.texts.values()) == [()]


def test_a_file_that_is_no_plan_is_a_problem_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "state.json").write_text('{"values": {}}')
    loaded = load([tmp_path / "state.json", PLANS / "queue"])

    assert [(Path(p.file).name, p.line) for p in loaded.problems] == [("state.json", 0)]
    assert "terraform show -json" in loaded.problems[0].message
    assert [len(root.resources) > 0 for root in loaded.roots] == [True, False]


def test_what_a_plan_holds_is_counted_block_by_block() -> None:
    report = check([PLANS / "modules" / "plan.json"], Options())

    assert report.counts == {"files": 1, "functions": 2, "mappings": 2, "queues": 5}


def test_what_a_registry_module_makes_is_told_in_the_words_of_its_call(tmp_path: Path) -> None:
    text = (PLANS / "modules" / "plan.json").read_text(encoding="utf-8")
    plan = tmp_path / "plan.json"
    plan.write_text(text.replace('"./queue"', '"terraform-aws-modules/sqs/aws"'), encoding="utf-8")
    (root,) = load([plan]).roots
    told = {f.rule: f for f in check([plan], Options()).violations}

    assert {r.registry for r in root.resources if r.type == "aws_sqs_queue"} == {"terraform-aws-modules/sqs/aws"}
    assert {r.registry for r in root.resources if r.type == "aws_lambda_function"} == {""}
    assert "create_dlq" in told["sqs-queue-dlq"].instead
