"""What AWS's API, emulated, makes of every golden: it can be created, it stays as it is, it can be removed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.emulator import ABOUT, KNOWN_DRIFT, REFUSED, case_name
from tests.goldens import GOLDEN, golden_folders
from tests.terraform_harness import Root, compose_root, label
from tests.test_look import module_text
from trigscaffold import catalog
from trigscaffold.pipeline import read, settle

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("emulator")]


def test_every_golden_that_the_emulator_takes_is_created(applied: Root) -> None:
    expected = {label(golden) for golden in golden_folders() if case_name(golden) not in REFUSED}

    created = {address.split(".")[1] for address, kind, _ in applied.resources() if kind == "aws_lambda_function"}

    assert created == expected


def test_a_second_plan_changes_only_what_the_emulator_is_known_to_forget(applied: Root) -> None:
    found = {
        (change.type, attribute): change.address
        for change in applied.plan_changes()
        for attribute in change.attributes or ("/".join(change.actions),)
    }

    assert {pair: where for pair, where in found.items() if pair not in KNOWN_DRIFT} == {}, "unknown drift"
    assert sorted(KNOWN_DRIFT.keys() - found.keys()) == [], "no longer drifts: take it off the list"


def test_what_the_emulator_refuses_can_still_be_planned(
    terraform_binary: Path, moto_server: str, tmp_path: Path
) -> None:
    refused = [golden for golden in golden_folders() if case_name(golden) in REFUSED]
    root = Root(tmp_path, terraform_binary, moto_server)
    compose_root(refused, tmp_path)
    root.init()

    planned = {entry["address"].split(".")[1] for entry in root.plan()["resource_changes"]}

    assert {case_name(golden) for golden in refused} == set(REFUSED), "a line of REFUSED names no golden"
    assert planned == {label(golden) for golden in refused}


def test_every_buffer_pairing_and_every_trigger_is_applied_by_some_golden() -> None:
    applied = [golden for golden in golden_folders() if case_name(golden) not in REFUSED]
    choices = catalog.choices(catalog.load())

    found = {t.decision.choice.id for golden in applied for t in settle(read(golden / "trigscaffold.yaml")).triggers}

    assert {choice.id for choice in choices} - found == set()


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_is_refused_holds_what_it_is_refused_for(name: str) -> None:
    assert re.search(ABOUT[REFUSED[name]], module_text(GOLDEN / name), re.MULTILINE)


@pytest.mark.last
def test_everything_that_was_created_can_be_destroyed(applied: Root) -> None:
    applied.destroy()

    assert applied.resources() == []
