"""`template test`: a template's cases against its goldens."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command import run
from tests.team_folder import JOB, write

OWNERS = "* @acme/{{ answers.team }}\n"
ASKS = "questions: {team: {ask: Which team?}}\n"
CASE = JOB + "answers: {team: orders}\n"


def acme(folder: Path, files: dict[str, str] | None = None, manifest: str = ASKS) -> Path:
    """Write a template with one case, and its golden."""
    write(folder, {"tree/OWNERS.j2": OWNERS, "cases/plain.yaml": CASE, **(files or {})}, manifest)
    assert run("template", "test", str(folder), "--update-golden").code == 0
    return folder


def test_a_golden_is_every_file_that_its_case_becomes(tmp_path: Path) -> None:
    folder = acme(tmp_path / "acme")

    assert (folder / "golden/plain/OWNERS").read_text() == "* @acme/orders\n"
    assert "aws_lambda_function" in (folder / "golden/plain/function.tf").read_text()
    assert not (folder / "golden/plain/.trigscaffold.json").exists()
    assert run("template", "test", str(folder)).out == "same    plain\n"


def test_the_spec_in_a_golden_generates_that_golden(tmp_path: Path) -> None:
    golden = acme(tmp_path / "acme") / "golden/plain"

    assert run("generate", str(golden / "trigscaffold.yaml"), "-o", str(tmp_path / "out")).code == 0

    assert (tmp_path / "out/order-charge/OWNERS").read_text() == "* @acme/orders\n"


def test_a_changed_template_differs_from_its_golden_line_by_line(tmp_path: Path) -> None:
    folder = acme(tmp_path / "acme")
    write(folder, {"tree/OWNERS.j2": OWNERS.replace("acme", "umbrella")}, ASKS)

    result = run("template", "test", str(folder))

    assert result.code == 1
    assert "differs plain  (1 file)\n--- a/golden/plain/OWNERS\n+++ b/golden/plain/OWNERS\n" in result.out
    assert "-* @acme/orders\n+* @umbrella/orders\n" in result.out
    assert "--update-golden" in result.err


def test_a_case_without_a_golden_and_a_golden_without_a_case_are_told(tmp_path: Path) -> None:
    folder = acme(tmp_path / "acme")
    (folder / "cases/plain.yaml").rename(folder / "cases/other.yaml")

    result = run("template", "test", str(folder))

    assert result.code == 1
    assert "  it has no golden\n" in result.out
    assert "  it has no case\n" in result.out

    assert run("template", "test", str(folder), "--update-golden").code == 0
    assert [path.name for path in (folder / "golden").iterdir()] == ["other"]


def test_a_spec_that_the_template_refuses_is_a_case_too(tmp_path: Path) -> None:
    folder = acme(tmp_path / "acme", {"cases/name.yaml": CASE}, ASKS + "allows: {name: ^billing-}\n")

    golden = (folder / "golden/name/refusal.txt").read_text()

    assert "cases/name.yaml:1: name: found 'order-charge'; the template allows names that match ^billing-" in golden
    assert "(template.yaml:4)" in golden
    assert str(tmp_path) not in golden
    assert "same    name  (refused, as its golden says)\n" in run("template", "test", str(folder)).out


def test_a_case_that_is_no_spec_at_all_is_no_refusal(tmp_path: Path) -> None:
    folder = write(tmp_path, {"cases/plain.yaml": "name: order-charge\nneeds: {evnt: job}\n"})

    result = run("template", "test", str(folder), "--update-golden")

    assert (result.code, f"{folder}/cases/plain.yaml:2: needs.evnt: " in result.err) == (2, True)
    assert not (folder / "golden").exists()


def test_single_cases_are_tried_by_name(tmp_path: Path) -> None:
    folder = acme(tmp_path / "acme", {"cases/other.yaml": CASE})

    assert run("template", "test", str(folder), "--case", "other").out == "same    other\n"
    wrong = run("template", "test", str(folder), "--case", "othr")
    assert (wrong.code, "found 'othr'; there are: other, plain" in wrong.err) == (2, True)


def test_a_trigger_of_the_template_brings_its_own_cases(tmp_path: Path) -> None:
    folder = acme(tmp_path / "acme", {"triggers/sqs_standard/cases/plain.yaml": CASE})

    assert "same    sqs_standard-plain\n" in run("template", "test", str(folder)).out


def test_a_template_without_cases_has_nothing_to_test(tmp_path: Path) -> None:
    result = run("template", "test", str(write(tmp_path, {})))

    assert (result.code, "it has no case" in result.err) == (2, True)


def test_a_template_that_cannot_be_rendered_ends_with_its_line(tmp_path: Path) -> None:
    folder = acme(tmp_path / "acme")
    write(folder, {"tree/OWNERS.j2": "\n{{ answers.tem }}\n"}, ASKS)

    result = run("template", "test", str(folder))

    assert result.code == 2
    assert f"{folder}/tree/OWNERS.j2:2: " in result.err


def test_goldens_are_written_into_a_folder_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import shutil

    monkeypatch.chdir(tmp_path)
    acme(tmp_path / "acme")
    shutil.make_archive("acme", "zip", tmp_path, "acme")

    assert run("template", "test", "acme.zip").code == 0
    result = run("template", "test", "acme.zip", "--update-golden")
    assert (result.code, "is no folder of this machine" in result.err) == (2, True)


def test_programs_get_json(tmp_path: Path) -> None:
    folder = acme(tmp_path / "acme")

    assert json.loads(run("template", "test", str(folder), "--json").out) == {
        "cases": [{"case": "plain", "same": True, "refusal": "", "changes": []}]
    }
