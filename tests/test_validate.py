"""Terraform accepts every golden, as it stands and as it is written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.goldens import GOLDEN, golden_folders
from tests.terraform_harness import Root, compose_root, offline_environment, package
from trigscaffold.terraform import Diagnostic, Terraform

pytestmark = pytest.mark.slow
MANY = 20  # every twentieth golden is among the many
# One that polls, one that is called at once, one that is called later.
TESTED = ["sqs_standard", "http_api", "s3_notification"]


def test_there_are_goldens() -> None:
    assert golden_folders()


def test_terraform_fmt_changes_nothing_in_any_golden(terraform_binary: Path, tmp_path: Path) -> None:
    terraform = Terraform(tmp_path, terraform_binary, offline_environment(tmp_path))

    assert terraform.fmt_check(GOLDEN) == []


def test_fmt_would_change_an_untidy_file(terraform_binary: Path, tmp_path: Path) -> None:
    (tmp_path / "untidy.tf").write_text("locals {\n  a=1\n}\n")
    terraform = Terraform(tmp_path, terraform_binary, offline_environment(tmp_path))

    assert terraform.fmt_check(tmp_path) == ["untidy.tf"]


def test_every_golden_validates_under_one_root(terraform_binary: Path, tmp_path: Path) -> None:
    root = Root(tmp_path, terraform_binary)
    modules = compose_root(golden_folders(), tmp_path)
    root.init()

    assert sorted(modules) == sorted(f"{path.parent.name}-{path.name}" for path in golden_folders())
    assert root.validate() == []


def test_validation_sees_a_mistake_in_one_golden_among_many(terraform_binary: Path, tmp_path: Path) -> None:
    root = Root(tmp_path, terraform_binary)
    module = list(compose_root(golden_folders()[::MANY], tmp_path).values())[-1]
    (module / "mistake.tf").write_text('resource "aws_sqs_queue" "mistake" {\n  nom = "x"\n}\n')
    root.init()

    found = [d for d in root.validate() if d.severity == "error"]

    assert [(d.summary, Path(d.file).name, d.line) for d in found] == [("Unsupported argument", "mistake.tf", 2)]
    assert isinstance(found[0], Diagnostic)


@pytest.mark.parametrize("trigger", TESTED)
def test_the_module_tests_pass_with_a_mocked_provider(trigger: str, terraform_binary: Path, tmp_path: Path) -> None:
    golden = next(path for path in golden_folders() if path.parent.name == trigger)
    module = Path(shutil.copytree(golden, tmp_path / "module"))
    package(module)
    terraform = Terraform(module, terraform_binary, offline_environment(tmp_path))
    terraform.init()

    done = terraform.run("test", "-no-color")

    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 failed" in done.stdout
    assert "Success! 0 passed" not in done.stdout
