"""What `trigscaffold check --fix` writes is what Terraform formats and accepts."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.command import run
from tests.fix_cases import ARGUMENTS, SHARED
from tests.fix_destinations import DEAD_LETTERS
from tests.fix_waits import WAITS
from tests.terraform_harness import PROVIDER, ROOT, Root, offline_environment
from trigscaffold.terraform import Terraform

CASES = [*ARGUMENTS, *WAITS, *DEAD_LETTERS]
pytestmark = pytest.mark.slow
HANDED = """\
terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.west]
    }
  }
}
"""
CALL = """
module "m%(number)d" {
  source = "./modules/%(number)d"

  providers = {
    aws      = aws.west
    aws.west = aws.west
  }
}
"""


def fixed_modules(into: Path) -> None:
    """Write each example as a module of one root, and mend them all; a Region of their own is for provider 6 alone."""
    calls = []
    for number, case in enumerate(case for case in CASES if case.name != "another Region"):
        folder = into / "modules" / str(number)
        folder.mkdir(parents=True)
        (folder / "main.tf").write_text(f"{case.before}{SHARED}")
        (folder / "terraform.tf").write_text(HANDED)
        calls.append(CALL % {"number": number})
        run("check", str(folder), "--fix", "--select", case.rule)
        assert (folder / "main.tf").read_text() == f"{case.after}{SHARED}", case.name
    providers = PROVIDER.format(alias="west", region="us-west-2", offline="true")
    (into / "main.tf").write_text(f"{ROOT}{providers}{''.join(calls)}")


def test_every_mended_example_validates_under_one_root(terraform_binary: Path, tmp_path: Path) -> None:
    fixed_modules(tmp_path)
    root = Root(tmp_path, terraform_binary)
    root.init()

    assert [f"{d.file}:{d.line}: {d.words}" for d in root.validate() if d.severity == "error"] == []


def test_what_was_formatted_is_formatted_when_it_is_mended(terraform_binary: Path, tmp_path: Path) -> None:
    shutil.copytree(Path(__file__).parent / "check", tmp_path / "check")
    for number, case in enumerate(CASES):
        folder = tmp_path / "check" / f"case-{number}"
        folder.mkdir()
        (folder / "main.tf").write_text(f"{case.before}{SHARED}")
    terraform = Terraform(tmp_path, terraform_binary, offline_environment(tmp_path))
    before = set(terraform.fmt_check(tmp_path / "check"))
    result = run("check", str(tmp_path / "check"), "--fix", "--severity", "info")

    assert result.out.count(": fixed ") > 100
    assert set(terraform.fmt_check(tmp_path / "check")) <= before
