"""What a team's template may change of what the built-in ones make, and what it may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.team_folder import JOB, changed, made, write
from trigscaffold.errors import UserError

EXTENDS = '{% extends "below/FILE" %}\n{% block BLOCK %}\n'
END = "{% endblock %}\n"


def block(file: str, name: str, text: str) -> dict[str, str]:
    """Return a template that replaces one block of *file* by *text*."""
    start = EXTENDS.replace("FILE", file).replace("BLOCK", name)
    return {f"tree/{file}.j2": f"{start}{text}{END}"}


ADDED = {
    "statement": block(
        "function.tf",
        "statements",
        '\n  statement {\n    sid       = "Read"\n    actions   = ["s3:GetObject"]\n'
        '    resources = ["${var.name}/*"]\n  }\n',
    ),
    "environment": block("function.tf", "environment", '      STAGE                   = "live"\n'),
    "arguments": block("function.tf", "arguments", '\n  layers = ["arn"]\n'),
    "alarm": block(
        "alarms.tf",
        "more",
        '\nresource "aws_cloudwatch_metric_alarm" "duration" {\n  alarm_name    = "slow"\n'
        "  alarm_actions = var.alarm_topic_arns\n}\n",
    ),
    "default": block(
        "variables.tf",
        "package_path",
        'variable "package_path" {\n  description = "Where `make package` puts it."\n  type        = string\n'
        '  default     = "build/function.zip"\n}\n',
    ),
    "file": {"tree/dashboard.tf": 'resource "aws_cloudwatch_dashboard" "this" {\n  dashboard_name = var.name\n}\n'},
    "module": {
        "tree/names.tf": 'module "names" {\n  source = "app.terraform.io/acme/names/aws"\n  name   = var.name\n}\n'
    },
}


@pytest.mark.parametrize("files", ADDED.values(), ids=ADDED)
def test_a_template_may_add(tmp_path: Path, files: dict[str, str]) -> None:
    assert changed(made(write(tmp_path, files))[1])


def inner(text: str) -> dict[str, str]:
    """Return a template that changes the root's variables and role, and brings a module in a folder of its own."""
    return {
        **block("variables.tf", "more", '\nvariable "more" {\n  description = "More."\n  type = string\n}\n'),
        "tree/inner/main.tf": text,
    }


def test_a_module_in_a_folder_of_its_own_has_names_of_its_own(tmp_path: Path) -> None:
    text = 'variable "name" {\n  type = string\n}\n\nresource "aws_iam_role" "this" {\n  name = var.name\n}\n'

    assert changed(made(write(tmp_path, inner(text)))[1])["inner/main.tf"] == text


def test_a_module_in_a_folder_is_judged_though_its_names_are_those_of_the_root(tmp_path: Path) -> None:
    arn = "arn:aws:iam::aws:policy/AdministratorAccess"
    files = inner(f'resource "aws_iam_role" "this" {{\n  managed_policy_arns = ["{arn}"]\n}}\n')
    files |= block("function.tf", "more", "\n# Something else.\n")

    with pytest.raises(UserError, match="AdministratorAccess"):
        made(write(tmp_path, files))


def test_longer_retention_is_taken_and_shorter_is_not(tmp_path: Path) -> None:
    def with_days(days: int) -> dict[str, str]:
        group = '{{ super() | replace("365", "DAYS") }}'.replace("DAYS", str(days))
        return block("function.tf", "log_group", "{{ expression(" + group[3:-3] + ") }}")

    assert "retention_in_days = 731" in changed(made(write(tmp_path, with_days(731)))[1])["function.tf"]
    with pytest.raises(UserError, match="weakens"):
        made(write(tmp_path, with_days(30)))


def test_everything_that_is_weakened_is_told_at_once_with_both_lines(tmp_path: Path) -> None:
    errors = '{{ expression(super() | replace("alarm_actions = var.alarm_topic_arns", "alarm_actions = []")) }}'
    folder = write(
        tmp_path, block("alarms.tf", "errors", errors) | block("function.tf", "role", "") | {"tree/x_override.tf": "\n"}
    )

    with pytest.raises(UserError) as error:
        made(folder, JOB)

    assert error.value.exit_code == 4
    assert [(p.where.removeprefix(f"{folder}/"), p.path) for p in error.value.problems] == [
        ("tree/x_override.tf:1", "x_override.tf"),
        ("tree/alarms.tf.j2:3", "alarms.tf:16"),
        ("tree/function.tf.j2:2", "function.tf"),
    ]
