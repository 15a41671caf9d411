"""`template lint`: what is wrong with a template, each with the line and what to do."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.command import run
from tests.team_folder import JOB, MANIFEST, write


@pytest.fixture(autouse=True)
def _no_terraform(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the tests that are about Terraform wait for it."""
    if "terraform" not in request.fixturenames:
        monkeypatch.setattr("trigscaffold.terraform.find", lambda: None)


@pytest.fixture(name="terraform")
def _terraform() -> None:
    if not shutil.which("terraform"):
        pytest.skip("needs Terraform")


def found(folder: Path, files: dict[str, str], manifest: str = "", case: str = JOB) -> list[str]:
    """Return each thing that lint finds in a template of *files* with one case, without the template's folder."""
    write(folder, {"cases/plain.yaml": case, **files}, manifest)
    result = run("template", "lint", str(folder))
    lines = [line.replace(f"{folder}/", "") for line in result.out.splitlines()]
    assert result.code == (lines != ["Nothing is wrong."]), result.err
    return lines


def test_a_template_with_nothing_wrong_is_said_to_be_so(tmp_path: Path) -> None:
    assert found(tmp_path, {"tree/OWNERS.j2": "{{ module.name }} {{ module.triggers[0].name }}\n"}) == [
        "Nothing is wrong."
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{{ nmae }}", "there is no `nmae` here; it has"),
        ("{{ modul.name }}", "there is no `modul` here; did you mean module?"),
        ("{{ module.nmae }}", "there is no `module.nmae`; did you mean name?"),
        ("{{ module.function.timeout }}", "there is no `module.function.timeout`; did you mean timeout_s?"),
        ("{{ module['nmae'] }}", "there is no `module.nmae`; did you mean name?"),
        ("{{ t.name }}", "there is no `t` here; a file has it where its path holds __name__"),
        ("{{ template.nmae }}", "there is no `template.nmae`; it has name, version"),
        ("{% if false %}{{ answers.teem }}{% endif %}", "`answers.teem` is no question's answer; did you mean team?"),
    ],
)
def test_a_name_that_stands_for_nothing_is_found_though_no_case_renders_it(
    text: str, message: str, tmp_path: Path
) -> None:
    lines = found(
        tmp_path,
        {"tree/OWNERS.j2": f"{{{{ answers.team }}}}\n{{% if false %}}{text}{{% endif %}}\n"},
        "questions: {team: {ask: Which?, default: x}}\n",
    )

    assert [line.startswith(f"tree/OWNERS.j2:2: {message}") for line in lines] == [True], lines
    assert lines[0].endswith("[undefined]")


@pytest.mark.parametrize(
    "text",
    [
        "{% set mine = 1 %}{{ mine }}",
        "{% for one in module.triggers %}{{ one.name }}{{ loop.index }}{% endfor %}",
        "{% macro of(x) %}{{ x }}{% endmacro %}{{ of(1) }}",
        "{{ nothing is defined }}",
        "{{ answers.team.upper() }}",
        "{{ answers.get('x', '') }}",
    ],
)
def test_names_that_are_there_are_left_alone(text: str, tmp_path: Path) -> None:
    manifest = "questions: {team: {ask: Which?, default: x}}\n"

    assert found(tmp_path, {"tree/OWNERS.j2": text + "{{ answers.team }}\n"}, manifest) == ["Nothing is wrong."]


def test_an_answer_that_may_be_missing_is_asked_after_first(tmp_path: Path) -> None:
    manifest = (
        "questions:\n  tier: {ask: Which?, default: x}\n"
        '  more: {ask: What?, default: y, when: answers.tier == "gold"}\n'
    )

    assert found(tmp_path, {"tree/a.j2": "x{% if false %}\n{{ answers.more }}{% endif %}\n"}, manifest) == [
        'tree/a.j2:2: `answers.more` is only there when answers.tier == "gold" (template.yaml:5);'
        " say {% if answers.more is defined %} around it [undefined]"
    ]
    write(tmp_path, {"tree/a.j2": "x{% if answers.more is defined %}{{ answers.more }}{% endif %}\n"}, manifest)
    assert run("template", "lint", str(tmp_path)).out == "Nothing is wrong.\n"


def test_a_question_whose_answer_nothing_uses_is_found(tmp_path: Path) -> None:
    manifest = (
        "questions:\n  team: {ask: Which?, default: x}\n  tag: {ask: Which?, default: x}\n"
        'fixes: {tags: {Tag: "{answers.tag}"}}\n'
    )

    assert found(tmp_path, {}, manifest) == [
        "template.yaml:4: no file and no tag uses the answer to `team`; use {{ answers.team }}, or do not ask"
        " [unused-question]"
    ]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("fragments/x.j2", "nothing includes it"),
        ("triggers/sqs_standard/modul/x.tf.j2", "no case renders it"),
        ("triggers/kinesis_stream/module/outputs.tf.j2", "no case renders it"),
        ("templates/x.j2", "nothing is rendered from here"),
        ("x.tf.j2", "nothing is rendered from here"),
    ],
)
def test_a_file_that_is_never_rendered_is_found(path: str, message: str, tmp_path: Path) -> None:
    lines = found(tmp_path, {path: "# x\n"})

    assert [line.startswith(f"{path}:1: {message}") for line in lines] == [True], lines


def test_a_file_that_renders_to_nothing_in_every_case_is_found(tmp_path: Path) -> None:
    lines = found(tmp_path, {"tree/x.tf.j2": "{% if module.alias %}\n# x\n{% endif %}\n"})

    assert lines == [
        "tree/x.tf.j2:1: in no case there is a x.tf in the end; add a case that does, or take the file out"
        " [never-rendered]"
    ]


def test_a_block_that_the_file_below_has_not_is_found(tmp_path: Path) -> None:
    text = '{% extends "below/Makefile" %}\n{% block plam %}\nx\n{% endblock %}\n'

    assert found(tmp_path, {"tree/Makefile.j2": text}) == [
        "tree/Makefile.j2:2: the file below has no block `plam`, so it is never shown; did you mean plan?; it has:"
        " test, plan, more [block]"
    ]


def test_a_block_of_the_template_that_is_extended_is_one(tmp_path: Path) -> None:
    write(tmp_path / "base", {"tree/OWNERS.j2": "{% block who %}\nbase\n{% endblock %}\n"})
    text = '{% extends "below/OWNERS" %}\n{% block who %}\ntop\n{% endblock %}\n'

    assert found(tmp_path / "top", {"tree/OWNERS.j2": text}, "extends: ../base\n") == ["Nothing is wrong."]


def test_a_removal_of_what_is_never_there_is_found(tmp_path: Path) -> None:
    assert found(tmp_path, {}, "removes:\n  - Makefile\n  - Makefle\n") == [
        "template.yaml:5: in no case there is a Makefle to leave out; correct the path, or add a case that has it"
        " [unused-removal]"
    ]


def test_a_slip_of_the_pen_is_found_with_its_line(tmp_path: Path) -> None:
    lines = found(tmp_path, {"tree/a.j2": "\n{% if %}\n"})

    assert [line.split(": ")[0] for line in lines] == ["tree/a.j2:2"]
    assert lines[0].endswith("[syntax]")


def test_a_template_without_a_case_is_told_to_have_one(tmp_path: Path) -> None:
    write(tmp_path, {})

    result = run("template", "lint", str(tmp_path))

    assert (result.code, "no case shows what the template makes" in result.out) == (1, True)


def test_what_was_not_checked_is_said(tmp_path: Path) -> None:
    write(tmp_path, {"cases/plain.yaml": JOB})

    assert "no Terraform is on the PATH" in run("template", "lint", str(tmp_path)).err


def test_programs_get_json(tmp_path: Path) -> None:
    write(tmp_path, {"cases/plain.yaml": JOB, "x.j2": ""})

    [finding] = json.loads(run("template", "lint", str(tmp_path), "--json").out)["findings"]

    assert finding["where"] == f"{tmp_path}/x.j2:1"
    assert finding["check"] == "never-rendered"


@pytest.mark.usefixtures("terraform")
def test_what_terraform_would_format_is_found_at_the_templates_line(tmp_path: Path) -> None:
    text = "{# a comment #}\nlocals {\n  a = 1\n  longer = {{ module.triggers | length }}\n}\n"

    assert found(tmp_path, {"tree/x.tf.j2": text}) == [
        "tree/x.tf.j2:3: in the case plain, x.tf:2: `terraform fmt` writes '  a      = 1' here; do the same [fmt]"
    ]


@pytest.mark.slow
@pytest.mark.usefixtures("terraform")
def test_what_terraform_refuses_is_found_at_the_templates_line(tmp_path: Path) -> None:
    text = '{# a comment #}\nresource "aws_sqs_queue" "more" {\n  nmae = "{{ module.name }}"\n}\n'

    [line] = found(tmp_path, {"tree/x.tf.j2": text})

    assert line.startswith("tree/x.tf.j2:3: in the case plain, x.tf:2: Terraform refuses it: Unsupported argument")


def test_the_manifest_is_checked_before_anything_else(tmp_path: Path) -> None:
    write(tmp_path, {"template.yaml": MANIFEST + "fixs: {}\n"})

    result = run("template", "lint", str(tmp_path))

    assert (result.code, "template.yaml:3: fixs: unknown key; did you mean fixes?" in result.err) == (2, True)
