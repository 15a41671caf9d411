"""Which files `trigscaffold check --fix` writes, and that it writes all of them or none."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.command import run
from trigscaffold.audit.fixes import disk
from trigscaffold.audit.fixes.plan import FileChange
from trigscaffold.errors import UserError

QUEUE = 'resource "aws_sqs_queue" "orders" {\n  name = "orders"\n}\n'
MAPPING = """
resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = aws_lambda_function.orders.arn
}
"""
FUNCTION = """
resource "aws_lambda_function" "orders" {
  function_name = "orders"
  timeout       = 30
%s}
"""
ENVIRONMENT = """
  environment {
    variables = {
      QUEUE_URL = aws_sqs_queue.orders.url
    }
  }
"""
ORDERS = QUEUE + MAPPING + FUNCTION % ""
RELATION = "  visibility_timeout_seconds = 6 * aws_lambda_function.orders.timeout\n"
ONLY = ("--select", "sqs-visibility-6x,sqs-partial-batch")


@pytest.fixture
def infra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "infra").mkdir()
    (tmp_path / "infra" / "main.tf").write_text(ORDERS)
    return tmp_path / "infra"


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def left(out: str, rule: str) -> str:
    """Return why the one finding of *rule* was left, and that nothing was mended."""
    assert f"fixed {rule}" not in out
    (line,) = [line for line in out.splitlines() if f"left {rule}: " in line]
    return line.split(": ", 3)[3]


def test_what_was_mended_is_told_with_what_is_left_to_do_and_checked_again(infra: Path) -> None:
    result = run("check", "infra", "--fix", *ONLY)

    assert result.code == 0
    assert "infra/main.tf:1: fixed sqs-visibility-6x: aws_sqs_queue.orders\n" in result.out
    assert "    TO DO  The handler of aws_lambda_function.orders has to return batchItemFailures" in result.out
    assert "Fixed 2 findings in 1 file; 0 left.\n" in result.out
    assert result.out.endswith("Nothing to say.\n")
    assert RELATION in (infra / "main.tf").read_text()


@pytest.mark.usefixtures("infra")
def test_what_remains_is_told_after_it_with_exit_code_1() -> None:
    result = run("check", "infra", "--fix")

    assert result.code == 1
    assert "infra/main.tf:1: left sqs-queue-dlq: aws_sqs_queue.orders: what to write takes a decision\n" in result.out
    assert "infra/main.tf:1: error sqs-queue-dlq: aws_sqs_queue.orders\n" in result.out


def test_a_queue_that_the_function_needs_does_not_refer_to_it(infra: Path) -> None:
    (infra / "main.tf").write_text(QUEUE + MAPPING + FUNCTION % ENVIRONMENT)
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
    (infra / "queues.tf").write_text('resource "aws_sqs_queue" "this_undelivered" {}\n')
    assert run("check", "infra", "--fix", "--select", "event-target-dlq").code == 0

    assert "arn = aws_sqs_queue.this_target_undelivered.arn" in (infra / "main.tf").read_text()


def test_rights_and_links_stay(infra: Path) -> None:
    (infra / "main.tf").chmod(0o640)
    (infra / "main.tf").rename(infra / "real.text")
    (infra / "main.tf").symlink_to("real.text")
    run("check", "infra", "--fix", *ONLY)

    assert (infra / "main.tf").readlink() == Path("real.text")
    assert stat.S_IMODE((infra / "real.text").stat().st_mode) == 0o640
    assert RELATION in (infra / "real.text").read_text()
    assert sorted(p.name for p in infra.iterdir()) == ["main.tf", "real.text"]


def two(infra: Path) -> dict[str, bytes]:
    (infra / "main.tf").write_text(MAPPING + FUNCTION % "")
    (infra / "queue.tf").write_text(QUEUE)
    return contents(infra)


def test_a_read_only_file_is_told_and_nothing_is_written(infra: Path) -> None:
    before = two(infra)
    (infra / "queue.tf").chmod(0o444)
    result = run("check", "infra", "--fix", *ONLY)

    assert result.code == 2
    assert "Error: nothing was written\n\n  infra/queue.tf: it is read-only\n" in result.err
    assert contents(infra) == before


def test_a_file_that_was_changed_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "a.tf").write_bytes(b"new\n")
    with pytest.raises(UserError, match="nothing was written"):
        disk.write([FileChange("a.tf", tmp_path / "a.tf", b"old\n", b"fixed\n")])

    assert contents(tmp_path) == {"a.tf": b"new\n"}


@pytest.mark.parametrize("name", ["main.tf", "queue.tf"])
def test_where_one_file_cannot_be_replaced_the_others_are_put_back(
    infra: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = two(infra)
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if target.name == name and b"visib" in self.read_bytes() + b"visib" * (name == "main.tf"):
            raise PermissionError(13, "permission denied")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    result = run("check", "infra", "--fix", *ONLY)

    assert result.code == 2
    assert f"infra/{name}: permission denied" in result.err
    assert contents(infra) == before


def killed_at(call: int, work: Callable[[], object]) -> bool:
    """Run *work* in a process that is killed just before its *call*-th file system call; False: it ended earlier."""
    child = os.fork()
    if not child:
        seen = 0

        def count(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal seen
            if event.startswith("os.") or (event == "open" and "trigscaffold-fix" in str(arguments[0])):
                seen += 1
                if seen == call:
                    os.kill(os.getpid(), signal.SIGKILL)

        with contextlib.suppress(BaseException):
            sys.addaudithook(count)
            work()
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def test_a_kill_at_any_call_leaves_each_file_old_or_new_and_the_next_run_does_the_rest(tmp_path: Path) -> None:
    names = ("a.tf", "b.tf", "c.tf")
    changes = [FileChange(name, tmp_path / name, b"old\n", b"new\n") for name in names]
    found = set()
    for call in range(1, 1000):
        for name in names:
            (tmp_path / name).write_bytes(b"old\n")
        if not killed_at(call, lambda: disk.write(changes)):
            break
        state = contents(tmp_path)
        found.add(tuple(state[name] for name in names))
        assert {state[name] for name in names} <= {b"old\n", b"new\n"}
        disk.write([change for change in changes if state[change.file] == b"old\n"])
        assert contents(tmp_path) == dict.fromkeys(names, b"new\n")

    assert (b"old\n",) * 3 in found
    assert (b"new\n", b"old\n", b"old\n") in found
