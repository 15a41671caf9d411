"""What Terraform does after an update, with the state of what was applied before: it moves, and destroys nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.goldens import ROOT
from tests.terraform_harness import Root, compose_root, package
from trigscaffold.pipeline import read, scaffold
from trigscaffold.writer import write

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("update")]  # an emulator of its own, beside the other

# No queue: the emulator's provider takes 25 s for one.
CASE = ROOT / "templates" / "triggers" / "http_api" / "cases" / "quote.yaml"
Entries = list[dict[str, Any]]


@pytest.fixture
def root(terraform_binary: Path, moto_server: str, tmp_path: Path) -> Root:
    """A root that calls the module's example, applied."""
    spec = tmp_path / "quote.yaml"
    text = CASE.read_text(encoding="utf-8").replace("name: shipping-quote\n", "name: quote-that-moves\n")
    assert "quote-that-moves" in text  # the case itself may be applied to the same emulator
    spec.write_text(text + "encryption: customer_key\n", encoding="utf-8")
    write(scaffold(read(spec))[1], tmp_path / "made" / "quote")
    (tmp_path / "root").mkdir()
    compose_root([tmp_path / "made" / "quote"], tmp_path / "root")
    root = Root(tmp_path / "root", terraform_binary, moto_server)
    root.init()
    root.apply()
    return root


def respecified(root: Root, old: str, new: str) -> None:
    """Change the module's spec as its owner would, and update it."""
    module = next((root.folder / "modules").iterdir())
    spec = module / "trigscaffold.yaml"
    assert old in spec.read_text(encoding="utf-8")
    spec.write_text(spec.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "trigscaffold", "update", str(module)], check=True)
    package(module)


def changes(root: Root) -> Entries:
    """Return what the next apply does to each resource that there is."""
    return [entry for entry in root.plan()["resource_changes"] if entry["mode"] == "managed"]


def names(entries: Entries) -> set[str]:
    return {entry["address"].rpartition("module.")[2].partition(".")[2] for entry in entries}


def test_a_renamed_trigger_is_moved_and_what_leaves_with_data_in_it_is_left(root: Root) -> None:
    respecified(root, "  quotes:\n", "  offers:\n")
    found = changes(root)

    moved = [entry for entry in found if "previous_address" in entry]
    assert {entry["type"] for entry in moved} >= {"aws_apigatewayv2_api", "aws_lambda_permission"}
    assert not [entry for entry in found if {"delete", "create"} & set(entry["change"]["actions"])]
    root.apply()

    respecified(root, "encryption: customer_key", "encryption: aws_owned")
    found = changes(root)

    assert "aws_kms_key.this" in names([entry for entry in found if entry["change"]["actions"] == ["forget"]])
    assert names([entry for entry in found if "delete" in entry["change"]["actions"]]) <= {"aws_kms_alias.this"}
