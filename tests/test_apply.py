"""What AWS's API, emulated, makes of every golden: it can be created, it stays as it is, it can be removed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.emulator import KNOWN_DRIFT, REFUSED, case_name
from tests.goldens import golden_folders
from tests.terraform_harness import Root, compose_root, label

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


@pytest.mark.last
def test_everything_that_was_created_can_be_destroyed(applied: Root) -> None:
    applied.destroy()

    assert applied.resources() == []
