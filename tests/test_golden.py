"""Every case becomes its golden, byte for byte; the listing of the folders is the list of tests."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.goldens import CASES, GOLDEN, TRIGGERS, case_id, generate, golden_folder, golden_folders, read_tree
from trigscaffold.pipeline import read, scaffold
from trigscaffold.spec import parse_spec
from trigscaffold.yamlfile import read as read_yaml


@pytest.mark.parametrize("case", CASES, ids=case_id)
def test_the_case_becomes_its_golden(case: Path, request: pytest.FixtureRequest) -> None:
    tree = dict(generate(case).files)
    folder = golden_folder(case)
    if request.config.getoption("--update-golden"):
        shutil.rmtree(folder, ignore_errors=True)
        for path, text in tree.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(text.encode())

    assert tree == read_tree(folder)


@pytest.mark.parametrize("case", CASES, ids=case_id)
def test_the_case_is_decided_for_its_trigger_by_the_rules_alone(case: Path) -> None:
    """A case with several triggers belongs to its first one."""
    spec_file = read(case)
    module, _ = scaffold(spec_file)

    assert module.triggers[0].source.id == case.parents[1].name
    assert spec_file.spec.triggers[module.triggers[0].name].trigger in ("auto", case.parents[1].name)


@pytest.mark.parametrize("case", CASES, ids=case_id)
def test_the_spec_inside_a_module_generates_the_same_module(case: Path) -> None:
    tree = generate(case)

    again = scaffold(parse_spec(read_yaml(tree.files["trigscaffold.yaml"].encode(), "trigscaffold.yaml")))[1]

    assert again == tree


def test_no_golden_is_left_without_its_case() -> None:
    assert golden_folders() == sorted(golden_folder(case) for case in CASES)
    assert [p for p in GOLDEN.rglob("*") if p.is_file() and len(p.relative_to(GOLDEN).parts) < 3] == []


@pytest.mark.parametrize("folder", sorted(TRIGGERS.iterdir()), ids=lambda p: p.name)
def test_a_trigger_has_at_least_two_cases_a_sample_event_and_a_page(folder: Path) -> None:
    assert len(list((folder / "cases").glob("*.yaml"))) >= 2
    assert list((folder / "events").glob("*.json"))
    assert (folder / "README.md").read_text(encoding="utf-8").strip()


def test_no_two_cases_share_a_function_name() -> None:
    """They are all applied to one account."""
    names = [read(case).spec.name for case in CASES]

    assert sorted(names) == sorted(set(names))
