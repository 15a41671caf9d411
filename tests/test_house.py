"""A team's template laid over the built-in ones: files, blocks, fixed values, questions, the command line."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.command import run
from tests.goldens import CASES, case_id, read_tree
from tests.team_folder import JOB, changed, made, write
from trigscaffold import pipeline
from trigscaffold.errors import UserError
from trigscaffold.render import render
from trigscaffold.team import use
from trigscaffold.yamlfile import Document


def test_a_file_is_added_rendered_or_copied_as_it_is(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        {
            "tree/CODEOWNERS.j2": "* @acme/{{ answers.team }} @{{ module.name }} {{ template.version }}\n",
            "tree/.github/workflows/ci.yml": "run: ${{ matrix.os }}\n",
            "tree/docs/__name__.md.j2": "# {{ t.name }} of {{ t.source.title }}\n",
        },
        "questions: {team: {ask: Which team?}}\n",
    )

    tree = made(folder, team="orders")[1]

    assert changed(tree) == {
        "CODEOWNERS": "* @acme/orders @order-charge 1.0.0\n",
        ".github/workflows/ci.yml": "run: ${{ matrix.os }}\n",
        "docs/source.md": "# source of SQS standard queue\n",
    }


def test_one_block_of_a_file_is_replaced_and_the_rest_stays(tmp_path: Path) -> None:
    block = '{% extends "below/Makefile" %}\n{% block plan %}\nplan: package\n\tterragrunt plan\n{% endblock %}\n'
    folder = write(tmp_path, {"tree/Makefile.j2": block})

    makefile = changed(made(folder)[1])["Makefile"]

    assert "terragrunt plan" in makefile
    assert "terraform plan" not in makefile
    assert "package: build/function.zip" in makefile


def test_super_is_the_block_below_as_it_stands(tmp_path: Path) -> None:
    block = '{% extends "below/alarms.tf" %}\n{% block errors %}\n# Acme\'s\n{{ super() }}{% endblock %}\n'
    folder = write(tmp_path, {"tree/alarms.tf.j2": block})

    assert changed(made(folder)[1])["alarms.tf"].startswith(
        '# Acme\'s\nresource "aws_cloudwatch_metric_alarm" "errors"'
    )


def test_a_part_of_a_trigger_is_replaced_wherever_it_is_used(tmp_path: Path) -> None:
    part = '{% extends "below/triggers/sqs_standard/module/outputs.tf" %}\n'
    folder = write(tmp_path, {"triggers/sqs_standard/module/outputs.tf.j2": part})
    assert changed(made(folder)[1]) == {}

    write(folder, {"triggers/sqs_standard/module/outputs.tf.j2": 'output "mine" {\n  value = "{{ t.name }}"\n}\n'})
    assert 'value = "source"' in changed(made(folder)[1])["outputs.tf"]


def test_a_template_that_extends_another_lies_over_it(tmp_path: Path) -> None:
    write(
        tmp_path / "base",
        {"tree/OWNERS.j2": "{% block who %}\nbase\n{% endblock %}\n{% block more %}\n{% endblock %}\n"},
    )
    top = write(
        tmp_path / "top",
        {"tree/OWNERS.j2": '{% extends "below/OWNERS" %}\n{% block more %}\ntop\n{% endblock %}\n'},
        "extends: ../base\n",
    )

    assert changed(made(top)[1]) == {"OWNERS": "base\ntop\n"}


def test_text_of_an_answer_is_escaped_for_the_file_that_it_goes_into(tmp_path: Path) -> None:
    folder = write(
        tmp_path, {"tree/x.tf.j2": 'locals {\n  x = "{{ answers.x }}"\n}\n'}, "questions: {x: {ask: What?}}\n"
    )

    tree = made(folder, x='"${file("/etc/passwd")}')[1]

    assert tree.files["x.tf"] == 'locals {\n  x = "\\"\\u0024{file(\\"/etc/passwd\\")}"\n}\n'


def test_what_a_template_fixes_holds_and_is_not_saved_with_the_spec(tmp_path: Path) -> None:
    fixes = 'fixes:\n  runtime: python3.12\n  function: {log_retention_days: 90}\n  provider: ">= 5.100, < 6.0"\n'
    folder = write(
        tmp_path, {}, fixes + '  tags: {Team: platform, CostCentre: "{answers.cost}"}\nquestions: {cost: {ask: Who?}}\n'
    )

    module, tree = made(folder, cost="4711")

    assert (module.runtime, module.function.log_retention_days) == ("python3.12", 90)
    assert 'version = ">= 5.100, < 6.0"' in tree.files["terraform.tf"]
    assert 'CostCentre = "4711"' in tree.files["tags.tf"]
    assert "tags = local.tags" in tree.files["function.tf"]
    assert "runtime:" not in tree.files["trigscaffold.yaml"]
    assert "log_retention_days" not in tree.files["trigscaffold.yaml"]


def test_a_spec_that_contradicts_what_is_fixed_is_refused_with_both_lines(tmp_path: Path) -> None:
    folder = write(tmp_path, {}, "fixes:\n  runtime: python3.12\n")

    with pytest.raises(UserError) as error:
        made(folder, JOB + "runtime: python3.13\n")

    assert error.value.exit_code == 2
    assert str(error.value.problems[0]) == (
        "orders.yaml:4: runtime: found 'python3.13', and the template fixes 'python3.12'"
        f" ({folder}/template.yaml:4); leave it out"
    )


@pytest.mark.parametrize("case", CASES, ids=case_id)
def test_with_a_key_of_the_team_nothing_refers_to_one_of_the_module(case: Path) -> None:
    module = replace(pipeline.settle(pipeline.read(case)), encryption="customer_key", team_key="variable")

    files = render(module).files

    own = re.compile(r"aws_kms_key\.this|data\.aws_(caller_identity|region)\.current")
    assert [path for path, text in files.items() if own.search(text)] == []
    assert 'variable "kms_key_arn"' in files["variables.tf"]
    assert "kms_key_arn = aws_kms_key.team.arn" in files["examples/basic/main.tf"]


def test_removed_files_are_not_generated(tmp_path: Path) -> None:
    folder = write(tmp_path, {}, "removes: [Makefile, no/such/file]\n")

    assert "Makefile" not in made(folder)[1].files


def test_generate_takes_a_template_and_the_saved_spec_names_it_from_where_it_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "templates" / "acme", {"tree/OWNERS": "me\n"})
    (tmp_path / "orders.yaml").write_text(JOB)

    assert run("generate", "orders.yaml", "-o", "out", "--template", "templates/acme").code == 0

    module = tmp_path / "out" / "order-charge"
    assert (module / "OWNERS").read_text() == "me\n"
    assert 'template: "../../templates/acme"' in (module / "trigscaffold.yaml").read_text()
    record = json.loads((module / ".trigscaffold.json").read_text())["template"]
    assert (record["name"], record["version"], record["source"]) == ("acme", "1.0.0", "../../templates/acme")
    assert run("generate", "out/order-charge/trigscaffold.yaml", "-o", "out", "--check").code == 0
    assert run("generate", "orders.yaml", "-o", "out", "--check").code == 1


def test_what_the_record_says_makes_the_same_tree_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    questions = "questions: {who: {ask: Who?}}\nfixes: {runtime: python3.12}\n"
    write(tmp_path / "acme", {"tree/OWNERS.j2": "{{ answers.who }}\n"}, questions)
    (tmp_path / "orders.yaml").write_text(JOB + "answers: {who: me}\n")
    assert run("generate", "orders.yaml", "-o", "out", "--template", "acme").code == 0
    folder = tmp_path / "out" / "order-charge"

    specified = json.loads((folder / ".trigscaffold.json").read_text())["specified"]
    spec_file, house = use.used(Document("the record", specified, {}), base=folder, folder=folder)
    tree = pipeline.scaffold(spec_file, house)[1]

    assert {**tree.files, ".trigscaffold.json": ""} == {**read_tree(folder), ".trigscaffold.json": ""}


def test_a_template_adds_to_a_part_beside_the_triggers(tmp_path: Path) -> None:
    variable = (
        'variable "{{ answers.x }}" {\n  description = "Set by {{ template.name }}."\n  type        = string\n}\n'
    )
    files = {
        "module/variables.tf.j2": variable,
        "module/example_arguments.tf.j2": '  {{ answers.x }} = "value"\n',
        "module/readme_runbook.md.j2": "### Call {{ answers.x }}\n",
    }

    found = changed(made(write(tmp_path, files, "questions: {x: {ask: What?}}\n"), x="mine")[1])

    assert 'variable "mine"' in found["variables.tf"]
    assert '  mine = "value"\n' in found["examples/basic/main.tf"]
    assert '  mine = "value"\n' in found["tests/module.tftest.hcl"]
    assert "| `mine` | Set by acme. |" in found["README.md"]
    assert "### Call mine" in found["README.md"]
    assert set(found) == {"variables.tf", "examples/basic/main.tf", "tests/module.tftest.hcl", "README.md"}
