"""Which files `trigscaffold check --fix` writes, what it tells, and what it leaves alone."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.command import run
from tests.fix_folder import FUNCTION, MAPPING, ONLY, ORDERS, QUEUE, RELATION, contents, left


@pytest.fixture
def infra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "infra").mkdir()
    (tmp_path / "infra" / "main.tf").write_text(ORDERS)
    return tmp_path / "infra"


def test_what_was_mended_is_told_with_what_is_left_to_do_and_checked_again(infra: Path) -> None:
    result = run("check", "infra", "--fix", *ONLY)

    assert result.code == 0
    assert "infra/main.tf:1: fixed sqs-visibility-6x: aws_sqs_queue.orders\n" in result.out
    assert "    TO DO  The handler of aws_lambda_function.orders has to return batchItemFailures" in result.out
    assert "Fixed 2 findings in 1 file; 0 left.\n" in result.out
    assert result.out.endswith("Nothing to say.\n")
    assert RELATION in (infra / "main.tf").read_text()


def test_the_handler_of_a_fifo_queue_is_told_to_stop_at_the_first_failure(infra: Path) -> None:
    assert "FIFO" not in run("check", "infra", "--fix", "--diff", *ONLY).err
    (infra / "main.tf").write_text(ORDERS.replace('name = "orders"', 'name       = "orders.fifo"\n  fifo_queue = true'))

    told = " ".join(run("check", "infra", "--fix", *ONLY).out.split())
    assert "For a FIFO queue it stops at the first failure, and returns that message with all that follow." in told


@pytest.mark.usefixtures("infra")
def test_what_remains_is_told_after_it_with_exit_code_1() -> None:
    result = run("check", "infra", "--fix")

    assert result.code == 1
    assert "infra/main.tf:1: left sqs-queue-dlq: aws_sqs_queue.orders: what to write takes a decision\n" in result.out
    assert "infra/main.tf:1: error sqs-queue-dlq: aws_sqs_queue.orders\n" in result.out


def test_a_module_that_several_call_is_mended_once_for_all(infra: Path) -> None:
    shutil.move(infra / "main.tf", infra / "orders.tf")
    (infra / "modules" / "orders").mkdir(parents=True)
    shutil.move(infra / "orders.tf", infra / "modules" / "orders" / "main.tf")
    calls = [f'module "{name}" {{\n  source = "./modules/orders"\n}}\n' for name in ("a", "b")]
    (infra / "main.tf").write_text("\n".join(calls))
    result = run("check", "infra", "--fix", *ONLY)

    assert result.code == 0
    assert (infra / "modules" / "orders" / "main.tf").read_text().count(RELATION) == 1
    assert (infra / "main.tf").read_text() == "\n".join(calls)


def test_a_number_is_not_written_into_a_module_that_others_may_call(infra: Path) -> None:
    (infra / "queue").mkdir()
    (infra / "queue" / "main.tf").write_text(QUEUE + 'output "arn" {\n  value = aws_sqs_queue.orders.arn\n}\n')
    text = (MAPPING + FUNCTION % "").replace("aws_sqs_queue.orders.arn", "module.queue.arn")
    (infra / "main.tf").write_text('module "queue" {\n  source = "./queue"\n}\n' + text)
    before = contents(infra)
    result = run("check", "infra", "--fix", "--select", "sqs-visibility-6x")

    assert "cannot be named where the queue stands" in left(result.out, "sqs-visibility-6x")
    assert (result.code, contents(infra)) == (1, before)


def test_a_file_outside_of_what_was_named_is_left(infra: Path) -> None:
    shutil.move(infra, infra.parent / "orders")
    infra.mkdir()
    (infra / "main.tf").write_text('module "orders" {\n  source = "../orders"\n}\n')
    before = contents(infra.parent)
    result = run("check", "infra", "--fix", "--select", "sqs-visibility-6x")

    assert "orders/main.tf is outside of what was named" in left(result.out, "sqs-visibility-6x")
    assert contents(infra.parent) == before


def test_one_file_may_be_named_alone(infra: Path) -> None:
    (infra / "other.tf").write_text("locals {}\n")

    assert run("check", "infra/main.tf", "--fix", *ONLY).code == 0
    assert RELATION in (infra / "main.tf").read_text()


def test_json_and_the_calls_of_registry_modules_are_left(infra: Path) -> None:
    queue = {"resource": {"aws_sqs_queue": {"orders": {"name": "orders"}}}}
    (infra / "queue.tf.json").write_text(json.dumps(queue))
    (infra / "main.tf").write_text(MAPPING + FUNCTION % "")
    before = contents(infra)
    result = run("check", "infra", "--fix", "--select", "sqs-visibility-6x")

    assert "queue.tf.json is JSON" in left(result.out, "sqs-visibility-6x")
    assert contents(infra) == before

    (infra / "queue.tf.json").unlink()
    text = (MAPPING + FUNCTION % "").replace("aws_sqs_queue.orders.arn", "module.queue.queue_arn")
    call = 'module "queue" {\n  source = "terraform-aws-modules/sqs/aws"\n  version = "~> 4.0"\n}\n'
    (infra / "main.tf").write_text(call + text)
    result = run("check", "infra", "--fix", "--select", "sqs-visibility-6x")

    assert "the arguments of that call are for you to choose" in left(result.out, "sqs-visibility-6x")


def test_a_plan_is_left(infra: Path) -> None:
    shutil.copy(Path(__file__).parent / "plans" / "queue" / "plan.json", infra.parent / "plan.json")
    before = contents(infra.parent)
    result = run("check", "plan.json", "--fix", "--select", "sqs-visibility-6x,sqs-partial-batch")

    assert "plan.json: left sqs-visibility-6x: " in result.out
    assert "a plan is not edited: check the folder it was made of" in result.out
    assert (result.code, contents(infra.parent)) == (1, before)


def test_a_file_with_a_syntax_error_is_left_and_others_are_mended(infra: Path) -> None:
    (infra / "queue.tf").write_text(QUEUE)
    (infra / "main.tf").write_text(f"{MAPPING}{FUNCTION % ''}locals {{\n  a = \n}}\n")
    result = run("check", "infra", "--fix", *ONLY)

    assert result.code == 2
    assert "infra/main.tf has a syntax error" in left(result.out, "sqs-partial-batch")
    assert RELATION in (infra / "queue.tf").read_text()


@pytest.mark.parametrize("ending", [b"\r", b"\r\n\n", b"\xff\n"])
def test_a_file_that_could_not_be_written_back_as_it_was_is_left(infra: Path, ending: bytes) -> None:
    text = ORDERS.replace("\n", "\r\n").encode() + b"# end" + ending
    (infra / "main.tf").write_bytes(text)
    result = run("check", "infra", "--fix", "--select", "sqs-partial-batch")

    assert "mixes line endings, or is not UTF-8" in left(result.out, "sqs-partial-batch")
    assert (infra / "main.tf").read_bytes() == text


def test_what_a_comment_excuses_or_a_baseline_knows_is_not_mended(infra: Path) -> None:
    comment = "# trigscaffold:ignore sqs-visibility-6x the supplier says so\n"
    (infra / "main.tf").write_text(comment + ORDERS)
    assert run("check", "infra", "--fix", "--select", "sqs-visibility-6x").code == 0
    assert (infra / "main.tf").read_text() == comment + ORDERS

    (infra / "main.tf").write_text(ORDERS)
    run("check", "infra", *ONLY, "--write-baseline", "known.json")
    assert run("check", "infra", "--fix", *ONLY, "--baseline", "known.json").code == 0
    assert (infra / "main.tf").read_text() == ORDERS


def test_only_the_rules_that_are_told_are_mended(infra: Path) -> None:
    run("check", "infra", "--fix", "--ignore", "sqs-visibility-6x")
    assert RELATION not in (infra / "main.tf").read_text()
    (infra / "main.tf").write_text(ORDERS)
    run("check", "infra", "--fix", "--severity", "error")

    assert "function_response_types" not in (infra / "main.tf").read_text()


def test_the_patch_is_all_that_diff_prints_and_git_applies_it(infra: Path) -> None:
    result = run("check", "infra", "--fix", "--diff", *ONLY)
    assert (infra / "main.tf").read_text() == ORDERS
    assert "infra/main.tf:1: would fix sqs-visibility-6x" in result.err
    subprocess.run(["git", "apply", "-"], input=result.out, text=True, check=True)
    patched = (infra / "main.tf").read_text()
    (infra / "main.tf").write_text(ORDERS)
    run("check", "infra", "--fix", *ONLY)

    assert (result.code, patched) == (1, (infra / "main.tf").read_text())
    again = run("check", "infra", "--fix", "--diff", *ONLY)
    assert (again.code, again.out) == (0, "")


@pytest.mark.usefixtures("infra")
def test_diff_alone_is_refused() -> None:
    result = run("check", "infra", "--diff")

    assert result.code == 2
    assert "--diff shows what --fix would write" in result.err


@pytest.mark.usefixtures("infra")
def test_another_format_is_for_programs_alone() -> None:
    result = run("check", "infra", "--fix", "--format", "json")

    assert "sqs-visibility-6x" not in {one["rule"] for one in json.loads(result.out)["findings"]}
    assert ": fixed sqs-visibility-6x" in result.err


def test_a_name_that_is_taken_gets_another(infra: Path) -> None:
    rule = 'resource "aws_cloudwatch_event_rule" "this" {\n  schedule_expression = "rate(1 day)"\n}\n'
    target = """
resource "aws_cloudwatch_event_target" "this" {
  rule = aws_cloudwatch_event_rule.this.name
  arn  = aws_lambda_function.orders.arn
}
"""
    (infra / "main.tf").write_text(FUNCTION % "" + rule + target)
    (infra / "queues.tf").write_text('resource "aws_sqs_queue" "undelivered" {}\n')
    assert run("check", "infra", "--fix", "--select", "event-target-dlq").code == 0

    assert "arn = aws_sqs_queue.this_target_undelivered.arn" in (infra / "main.tf").read_text()
