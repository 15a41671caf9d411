"""What is no plan, and a plan with something odd in it, is no reason to stop; addresses are what Terraform writes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.plan_cases import PLANS
from trigscaffold.audit.graph import build
from trigscaffold.audit.plan import load_plan, read_plan
from trigscaffold.audit.plan.names import Step, longest, module_path, steps


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "is no JSON"),
        ("[" * 100_000, "is no JSON"),
        ("[]", "is no plan"),
        ('{"values": {"root_module": {}}}', "is no plan"),
        ('{"configuration": {}}', "is no plan"),
    ],
)
def test_what_is_no_plan_says_so(text: str, problem: str) -> None:
    plan = read_plan(text, "p.json")

    assert plan.problem.startswith(problem)
    assert plan.resources == ()


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    assert load_plan(tmp_path / "none.json").problem.startswith("cannot be read")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be"])
def test_a_plan_that_a_shell_wrote_in_its_own_encoding_is_read(encoding: str, tmp_path: Path) -> None:
    plan = {"configuration": {}, "planned_values": {"outputs": {"ort": {"value": "Köln"}}}}
    (tmp_path / "plan.json").write_bytes(json.dumps(plan, ensure_ascii=False).encode(encoding))

    assert load_plan(tmp_path / "plan.json").problem == ""


def broken(data: Any, at: list[int]) -> Any:
    """Return *data* with one thing in it, the one that *at* counts down to, replaced by something odd."""
    at[0] -= 1
    if at[0] == 0:
        return ["odd", {"odd": [None]}] if not isinstance(data, list) else {"odd": 1}
    if isinstance(data, dict):
        return {name: broken(one, at) for name, one in data.items()}
    return [broken(one, at) for one in data] if isinstance(data, list) else data


@pytest.mark.parametrize("case", ["modules", "blocks"])
def test_a_plan_with_something_odd_in_it_is_read_all_the_same(case: str) -> None:
    plan = json.loads((PLANS / case / "plan.json").read_text(encoding="utf-8"))
    for place in range(1, 1500, 7):
        found = read_plan(json.dumps(broken(plan, [place])), "p.json")

        build(found.resources, found.outputs)


def test_calls_that_go_round_end() -> None:
    call = {"source": "./a", "expressions": {"x": {"references": ["module.b.y"]}}, "module": {}}
    other = {"source": "./b", "module": {"outputs": {"y": {"expression": {"references": ["module.a.y"]}}}}}
    root = {
        "module_calls": {"a": call, "b": other},
        "resources": [{"address": "aws_sqs_queue.q", "expressions": {"policy": {"references": ["each.value.x"]}}}],
        "outputs": {"o": {"expression": {"references": ["module.b.y", "var.x", "each.value", "local.x", "a", ""]}}},
    }
    entry = {"address": "aws_sqs_queue.q", "type": "aws_sqs_queue", "name": "q"}
    change = {"actions": ["create"], "after": {}, "after_unknown": {"policy": True}}
    plan = {"configuration": {"root_module": root}, "resource_changes": [{**entry, "change": change}]}

    found = read_plan(json.dumps(plan), "p.json")

    assert [r.address for r in found.resources] == ["aws_sqs_queue.q"]
    assert found.outputs["o"].refs == ()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("aws_sqs_queue.q", (Step("aws_sqs_queue"), Step("q"))),
        ('module.a["x.y[0]"].b[3].c', (Step("module"), Step("a", "x.y[0]"), Step("b", 3), Step("c"))),
        ("data.a.b.c", (Step("data"), Step("a"), Step("b"), Step("c"))),
        ("no address", ()),
        ("", ()),
    ],
)
def test_an_address_is_its_steps(text: str, wanted: tuple[Step, ...]) -> None:
    assert steps(text) == wanted


def test_the_path_of_a_module_is_its_calls() -> None:
    assert module_path('module.a["x"].module.b[0]') == (Step("a", "x"), Step("b", 0))


def test_a_reference_that_only_begins_another_is_left_out() -> None:
    assert longest(["a.b.c", "a.b", "a.bc", "a.b[0]"]) == ("a.b.c", "a.bc", "a.b[0]")
