"""What `trigscaffold check --fix` writes is what Terraform formats and accepts."""

from __future__ import annotations

import random
import re
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


def varied(text: str, chance: random.Random) -> str:
    """Return *text* with comments and blank lines where somebody may have put them."""
    lines = text.split("\n")
    for _ in range(chance.randint(1, 5)):
        at = chance.randrange(len(lines))
        if chance.random() < 0.5:
            lines[at] += chance.choice([" # c", " // a longer comment"])
        else:
            lines.insert(at, chance.choice(["", "  # note"]))
    return "\n".join(lines)


def test_any_layout_that_was_formatted_stays_so(terraform_binary: Path, tmp_path: Path) -> None:
    chance = random.Random(3)
    terraform = Terraform(tmp_path, terraform_binary, offline_environment(tmp_path))
    chosen = [chance.choice(CASES) for _ in range(200)]
    for number, case in enumerate(chosen):
        (tmp_path / str(number)).mkdir()
        (tmp_path / str(number) / "main.tf").write_text(varied(f"{case.before}{SHARED}", chance))
    refused = terraform.run("fmt", "-recursive", "-no-color", str(tmp_path)).stderr
    for number in set(re.findall(r"(\d+)/main\.tf", refused)):  # a comment behind the mark of a heredoc
        shutil.rmtree(tmp_path / number)
    mended = 0
    for number, case in enumerate(chosen):
        if (tmp_path / str(number)).exists():
            result = run("check", str(tmp_path / str(number)), "--fix", "--select", case.rule)
            mended += "Fixed 0 findings" not in result.out

    assert mended > 150
    assert terraform.fmt_check(tmp_path) == []
