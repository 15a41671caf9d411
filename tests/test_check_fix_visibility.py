"""What `trigscaffold check --fix` writes for a queue's visibility timeout: a relation, and never a circle."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command import run
from tests.fix_folder import ENVIRONMENT, FUNCTION, MAPPING, ONLY, ORDERS, QUEUE


@pytest.fixture
def infra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "infra").mkdir()
    (tmp_path / "infra" / "main.tf").write_text(ORDERS)
    return tmp_path / "infra"


def test_a_queue_that_the_function_needs_does_not_refer_to_it(infra: Path) -> None:
    (infra / "main.tf").write_text(QUEUE + MAPPING + FUNCTION % ENVIRONMENT)
    assert "        visibility_timeout_seconds = 180\n" in run("check", "infra", *ONLY).out
    run("check", "infra", "--fix", *ONLY)

    assert "  visibility_timeout_seconds = 180\n" in (infra / "main.tf").read_text()


def test_such_a_queue_refers_to_the_variable_of_the_function(infra: Path) -> None:
    function = (FUNCTION % ENVIRONMENT).replace("timeout       = 30", "timeout       = var.timeout")
    (infra / "main.tf").write_text(f"{QUEUE}{MAPPING}{function}")
    (infra / "variables.tf").write_text('variable "timeout" {\n  default = 30\n}\n')
    run("check", "infra", "--fix", *ONLY)

    assert "  visibility_timeout_seconds = 6 * var.timeout\n" in (infra / "main.tf").read_text()


def test_a_queue_that_the_role_of_the_function_names_does_not_refer_to_it(infra: Path) -> None:
    needs = "  depends_on = [aws_iam_role_policy.orders]\n"
    policy = """
resource "aws_iam_role_policy" "orders" {
  role = "orders"
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "sqs:*", Resource = aws_sqs_queue.orders.arn }]
  })
}
"""
    (infra / "main.tf").write_text(QUEUE + MAPPING + FUNCTION % needs + policy)
    run("check", "infra", "--fix", *ONLY)

    assert "  visibility_timeout_seconds = 180\n" in (infra / "main.tf").read_text()


def test_what_a_module_that_was_not_read_gives_the_function_may_need_the_queue(infra: Path) -> None:
    unread = "  role = module.role.arn\n"
    module = '\nmodule "role" {\n  source = "git::https://example.com/role"\n  queue  = aws_sqs_queue.orders.arn\n}\n'
    (infra / "main.tf").write_text(QUEUE + MAPPING + FUNCTION % unread + module)
    run("check", "infra", "--fix", *ONLY)

    assert "  visibility_timeout_seconds = 180\n" in (infra / "main.tf").read_text()


@pytest.mark.parametrize(
    ("queue", "function", "expected"),
    [
        ('for_each = toset(["a"])', 'for_each = toset(["a"])', "6 * aws_lambda_function.orders[each.key].timeout"),
        ("count = 2", "count = 2", "6 * aws_lambda_function.orders[count.index].timeout"),
        ("", 'for_each = toset(["a"])', '6 * aws_lambda_function.orders["a"].timeout'),
        ('for_each = toset(["a", "b"])', 'for_each = toset(["a"])', "180"),
    ],
)
def test_the_instance_of_the_function_that_reads_the_queue_is_named(
    infra: Path, queue: str, function: str, expected: str
) -> None:
    each = function.replace("for_each", "  for_each") if function else ""
    key = '["a"]' if "for_each" in function else "[0]"
    text = QUEUE.replace('"orders" {\n', f'"orders" {{\n  {queue}\n\n' if queue else '"orders" {\n')
    text += MAPPING.replace("queue.orders.", f"queue.orders{key if queue else ''}.").replace(
        "function.orders.", f"function.orders{key}."
    )
    (infra / "main.tf").write_text(text + FUNCTION.replace('"orders" {\n', f'"orders" {{\n  {each.strip()}\n\n') % "")
    run("check", "infra", "--fix", *ONLY)

    assert f"  visibility_timeout_seconds = {expected}\n" in (infra / "main.tf").read_text()
