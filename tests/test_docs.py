"""The documentation is true: made from the same text, or checked against the program."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from tests.command import run
from trigscaffold.team.manifest import read_manifest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_page_of_the_spec_is_what_the_models_say() -> None:
    made = runpy.run_path(str(ROOT / "docs" / "make_spec_page.py"))

    assert (ROOT / "docs" / "spec.md").read_text(encoding="utf-8") == made["page"](), (
        "run: python docs/make_spec_page.py"
    )


def test_the_lists_of_the_page_of_templates_are_as_the_code_has_them() -> None:
    made = runpy.run_path(str(ROOT / "docs" / "make_template_page.py"))
    text = (ROOT / "docs" / "template-reference.md").read_text(encoding="utf-8")

    assert text == made["page"](), "run: python docs/make_template_page.py"


def test_the_page_of_the_rules_of_check_is_what_the_rules_say() -> None:
    made = runpy.run_path(str(ROOT / "docs" / "make_check_page.py"))

    assert (ROOT / "docs" / "check-rules.md").read_text(encoding="utf-8") == made["page"](), (
        "run: python docs/make_check_page.py"
    )


def test_the_finding_on_the_page_of_check_is_what_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT / "examples" / "check")
    page = (ROOT / "docs" / "check.md").read_text(encoding="utf-8")

    assert f"```text\n$ trigscaffold check infra\n{run('check', 'infra').out}```" in page


@pytest.mark.parametrize("command", ["recommend --from infra", "recommend --from infra charge.yaml"])
def test_the_page_of_what_is_there_shows_what_the_command_prints(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT / "examples" / "check")
    page = (ROOT / "docs" / "recommend-from.md").read_text(encoding="utf-8")

    assert f"```text\n$ trigscaffold {command}\n{run(*command.split()).out}```" in page


def test_the_manifest_on_the_page_of_templates_is_a_valid_one() -> None:
    text = (ROOT / "docs" / "template-reference.md").read_text(encoding="utf-8")
    example = re.search(r"```yaml\n(.*?)```", text, re.DOTALL)
    assert example

    manifest = read_manifest({"template.yaml": example[1]}, "acme")

    assert [question.name for question in manifest.questions] == ["cost_centre", "tier", "pager"]


def test_the_readme_shows_every_command_and_no_other() -> None:
    help_text = run("--help").out
    commands = set(re.findall(r"^  ([a-z]+) {2,}", help_text.split("Commands:")[1], re.MULTILINE))
    shown = {
        word for row in re.findall(r"^\| (`.*?) \|", README, re.MULTILINE) for word in re.findall(r"`([a-z]+)", row)
    }

    assert shown == commands


@pytest.mark.parametrize(
    "command",
    [
        *("new", "generate", "diff", "update", "adopt", "check"),
        *("recommend", "explain", "triggers", "rules", "event", "schema", "questions"),
        *(f"template {one}" for one in ("list", "show", "new", "lint", "test")),
    ],
)
def test_every_command_and_option_has_help(command: str) -> None:
    text = run(*command.split(), "--help").out

    assert re.search(r"\n  [A-Z].{20,}", text), text
    for line in text.split("Options:")[1].splitlines():
        if match := re.match(r"  (-\S+)", line):
            assert re.search(rf"{re.escape(match[1])}.*\s{{2,}}\S+|{re.escape(match[1])}.*$", line), line


def test_every_option_that_the_readme_names_exists() -> None:
    texts = (
        "".join(
            run(c, "--help").out
            for c in ("new", "generate", "update", "check", "recommend", "rules", "triggers", "event")
        )
        + run("--help").out
    )
    texts += run("config", "show", "--help").out + run("template", "test", "--help").out

    for option in set(re.findall(r"--[a-z][a-z-]+", README)):
        assert option in texts, option


def test_the_readmes_spec_becomes_a_module(tmp_path: Path) -> None:
    block = next(b for b in re.findall(r"```yaml\n(.*?)```", README, re.DOTALL))
    (tmp_path / "spec.yaml").write_text(block)

    assert run("generate", str(tmp_path / "spec.yaml"), "-o", str(tmp_path)).code == 0


def test_links_inside_the_repository_lead_somewhere() -> None:
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
