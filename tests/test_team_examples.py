"""The worked example: two templates, one over the other, from the wizard's first question to a module on disk."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import owner
from tests.command import run
from tests.goldens import ROOT, read_tree
from tests.wizard_asker import NAME, scripted
from trigscaffold import pipeline, writer
from trigscaffold.team import use
from trigscaffold.wizard import run as wizard
from trigscaffold.yamlfile import Document

EXAMPLE = ROOT / "examples" / "team-templates"
TEMPLATES = ("acme", "orders")
GOLDENS = sorted(path.parent for path in EXAMPLE.glob("*/golden/*/trigscaffold.yaml"))
NIGHT = "https://wiki.acme.example/orders/mail"
SAID = {
    "Which domain is the function part of?": "orders",
    "Which team answers for it?": [("Mail",), ("mail",)],
    "Which cost centre pays?": "1200",
    "How bad is it when it stands still?": "gold",
    "Where does whoever is called at night read on?": NIGHT,
    "How many days must what it did be provable?": "400",
}


@pytest.fixture
def example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the example that is a repository, and where its reader stands."""
    copy = tmp_path / "example"
    shutil.copytree(EXAMPLE, copy)
    (copy / ".git").mkdir()
    monkeypatch.chdir(copy)
    return copy


@pytest.mark.parametrize("name", TEMPLATES)
@pytest.mark.usefixtures("example")
def test_each_case_becomes_its_golden(name: str) -> None:
    result = run("template", "test", name)

    assert result.code == 0, result.out


@pytest.mark.slow
@pytest.mark.parametrize("name", TEMPLATES)
@pytest.mark.usefixtures("example")
def test_lint_finds_nothing(name: str) -> None:
    assert run("template", "lint", name).out == "Nothing is wrong.\n"


@pytest.mark.parametrize("folder", GOLDENS, ids=lambda p: f"{p.parts[-3]}-{p.name}")
def test_the_owners_tests_pass(folder: Path, tmp_path: Path) -> None:
    module = tmp_path / "module"
    shutil.copytree(folder, module)
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("AWS_", "PYTEST_"))}

    code, printed = owner.run_tests(module, {**environment, "HOME": str(tmp_path)})

    assert code == 0, printed[-4000:]


def test_the_generated_python_is_clean() -> None:
    options = ["check", "--isolated", "--no-cache", "--line-length", "120", "--select", "E,F,W,I,B,UP"]
    options += ["--config", 'src = ["*/src", "*/tests"]']
    for name in TEMPLATES:
        command = [sys.executable, "-m", "ruff", *options, "."]
        result = subprocess.run(command, cwd=EXAMPLE / name / "golden", capture_output=True, text=True, check=False)
        assert result.returncode == 0, result.stdout


def test_from_the_wizard_to_a_module_that_the_record_leads_back_from(example: Path) -> None:
    template = use.template({})
    assert template is not None
    asker = scripted("fact", **{NAME: [("billing-mail",), ("orders-mail",)]}, **SAID)

    data = wizard.run(asker, {}, template=template)

    assert data is not None
    assert "  the template orders allows names that match ^orders-" in asker.shown
    assert "  found 'Mail'; allowed: text that matches ^[a-z][a-z0-9-]*$" in asker.shown
    answers = {"domain": "orders", "team": "mail", "cost_centre": "1200", "tier": "gold", "runbook": NIGHT}
    assert data["answers"] == {**answers, "retention": 400}

    target = example / "out" / "orders-mail"
    module, tree = pipeline.scaffold(*use.used(Document("your answers", data, {}), folder=target))
    writer.write(tree, target)

    assert [t.source.id for t in module.triggers] == ["acme_bus"]
    assert (
        target / "CODEOWNERS"
    ).read_text() == "* @acme/mail\n*.tf @acme/mail @acme/platform\nsrc/ @acme/orders-reviewers\n"
    assert (target / "modules/service-dashboard/main.tf").exists()
    assert NIGHT in (target / "dashboard.tf").read_text()
    record = json.loads((target / ".trigscaffold.json").read_text())["template"]
    assert (record["name"], record["version"]) == ("orders", "0.3.0")
    assert str(example) not in (target / ".trigscaffold.json").read_text()
    assert run("generate", "out/orders-mail/trigscaffold.yaml", "-o", "out", "--check").code == 0


@pytest.mark.usefixtures("example")
def test_the_wizard_of_the_lower_template_asks_only_what_it_needs() -> None:
    template = use.template({}, "acme")
    asker = scripted(
        "job", **{NAME: "billing-invoices"}, **{**SAID, "Which domain is the function part of?": "billing"}
    )
    asker.script["How bad is it when it stands still?"] = "silver"

    wizard.run(asker, {}, template=template)

    assert "Where does whoever is called at night read on?" not in asker.asked
    assert "How many days must what it did be provable?" not in asker.asked


def test_what_the_lower_template_decides_holds_in_the_higher_one(example: Path) -> None:
    module = Path("orders/golden/acme_bus-plain")

    assert '"1200"' in (module / "tags.tf").read_text()
    assert "kms_master_key_id = aws_kms_key.this.arn" in (module / "trigger_parcels.tf").read_text()
    assert "retention_in_days = 400" in (module / "function.tf").read_text()
    assert not (module / "dashboard.tf").exists()
    assert (module / ".github/workflows/module.yml").read_text() == (
        example / "acme/tree/.github/workflows/module.yml"
    ).read_text()


def test_a_spec_that_breaks_the_rules_of_both_is_told_all_of_it(example: Path) -> None:
    result = run("generate", "orders/cases/refused.yaml", "-o", "out")

    assert result.code == 2
    lines = [line.strip().split(": ")[1] for line in result.err.splitlines() if "refused.yaml:" in line]
    assert lines == ["name", "runtime", "answers.cost_centre"]
    assert not (example / "out").exists()


def test_every_command_of_the_examples_page_works(example: Path) -> None:
    page = (example / "README.md").read_text()
    for line in page.splitlines():
        if line.startswith("    trigscaffold ") and " new " not in line and " lint " not in line:
            refused = "refused" in line
            assert run(*line.split()[1:]).code == (2 if refused else 0), line
    assert read_tree(example / "build" / "orders-parcel-notes")["CODEOWNERS"].startswith("* @acme/parcels")
