"""`diff`, `update` and `adopt` as a shell sees them, on modules of real specs."""

from __future__ import annotations

import contextlib
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pexpect
import pytest

from tests.command import run
from tests.goldens import ROOT
from tests.modules import texts
from trigscaffold import record
from trigscaffold.errors import UserError
from trigscaffold.upkeep import migrate

SPEC = ROOT / "examples" / "order-charge.yaml"


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The module of the example, in the current folder."""
    monkeypatch.chdir(tmp_path)
    assert run("generate", str(SPEC)).code == 0
    return Path("order-charge")


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def everything(folder: Path) -> dict[str, bytes]:
    return {str(p): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.mark.usefixtures("module")
def test_a_module_as_it_was_generated_is_up_to_date_and_has_no_differences() -> None:
    assert run("update", "order-charge").out == "order-charge/  is up to date\n"
    assert run("update", "--check", "order-charge").code == 0
    assert run("diff", "order-charge").code == 0
    assert run("diff", "order-charge").out == (
        "Edited since it was generated\n  nothing\n\nWhat `trigscaffold update` would change\n  nothing\n\n"
    )


def test_the_folder_is_the_current_one_unless_it_is_named(module: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(module)

    assert run("update").out == "./  is up to date\n"
    assert run("diff").code == 0


def test_an_update_takes_a_change_of_the_spec_and_keeps_what_was_written_and_deleted(module: Path) -> None:
    replace(module / "alarms.tf", "ok_actions    = var.alarm_topic_arns", "ok_actions    = []")
    (module / "Makefile").unlink()
    replace(module / "trigscaffold.yaml", "name: order-charge", "name: order-charge # ours")
    replace(module / "trigscaffold.yaml", "timeout_s: auto", "timeout_s: 60")
    before = everything(module)

    check, dry = run("update", "--check", "order-charge"), run("update", "--dry-run", "order-charge")
    assert (check.code, dry.code) == (1, 0)
    assert everything(module) == before
    done = run("update", "order-charge")

    assert done.code == 0
    assert dry.out == check.out == done.out
    assert "= Makefile  stays deleted; you deleted it" in done.out
    assert "timeout     = 60" in (module / "function.tf").read_text(encoding="utf-8")
    assert "ok_actions    = []" in (module / "alarms.tf").read_text(encoding="utf-8")
    assert "# ours" in (module / "trigscaffold.yaml").read_text(encoding="utf-8")
    assert run("update", "--check", "order-charge").code == 0


def test_the_difference_of_an_update_is_a_patch_that_does_the_same(module: Path) -> None:
    replace(module / "alarms.tf", "ok_actions    = var.alarm_topic_arns", "ok_actions    = []")
    replace(module / "trigscaffold.yaml", "timeout_s: auto", "timeout_s: 60")
    replace(module / "trigscaffold.yaml", "  orders:", "  buys:")
    patch = run("update", "--diff", "order-charge").out
    copy = Path("copy")
    subprocess.run(["cp", "-r", "order-charge", "copy"], check=True)
    subprocess.run(["git", "apply", "-p1", "-"], input=patch.encode(), cwd=copy, check=True)

    assert run("update", "order-charge").code == 0
    assert texts(copy) == texts(module)


def test_a_conflict_ends_with_one_and_the_next_update_waits_for_it(module: Path) -> None:
    replace(module / "function.tf", "timeout     = 30", "timeout     = 45")
    replace(module / "trigscaffold.yaml", "timeout_s: auto", "timeout_s: 60")

    done, again = run("update", "order-charge"), run("update", "order-charge")

    assert (done.code, again.code, run("update", "--check", "order-charge").code) == (1, 1, 1)
    assert "! function.tf  1 conflict; both changed the same lines" in done.out
    assert re.search(r"order-charge/function.tf:\d+: a conflict marker of the last update is still here", again.out)
    assert "order-charge/  was left alone: settle these first" in again.out


def test_differences_are_shown_in_two_sections_and_as_json(module: Path) -> None:
    replace(module / "function.tf", "memory_size = 512", "memory_size = 1024")
    replace(module / "trigscaffold.yaml", "log_retention_days: 365", "log_retention_days: 30")
    shown, programs = run("diff", "order-charge"), run("diff", "order-charge", "--json")

    edited, update = shown.out.split("What `trigscaffold update` would change")
    assert (shown.code, programs.code) == (1, 1)
    assert "+  memory_size = 1024\n" in edited
    assert "-  retention_in_days = 365\n+  retention_in_days = 30\n" in update
    found = json.loads(programs.out)
    assert [one["path"] for one in found["edited"]] == ["function.tf", "trigscaffold.yaml"]
    assert [one["kind"] for one in found["update"]["files"] if one["path"] == "function.tf"] == ["merge"]


def test_differences_of_a_module_that_lost_its_spec_as_it_was_are_shown_as_far_as_they_are_known(module: Path) -> None:
    said = json.loads((module / record.NAME).read_text(encoding="utf-8"))
    (module / record.NAME).write_text(json.dumps({"files": said["files"]}))
    replace(module / "function.tf", "memory_size = 512", "memory_size = 1024")
    assert "-  memory_size = 512\n" in run("diff", "order-charge").out

    replace(module / "trigscaffold.yaml", "memory_mb: auto", "memory_mb: 256")
    assert "what was generated is not known any more, so all of it is shown" in run("diff", "order-charge").out


@pytest.fixture
def bare(module: Path) -> Path:
    """The module as somebody has it who was never given a record."""
    (module / record.NAME).unlink()
    return module


def test_a_module_without_a_record_is_adopted_and_updated_from_then_on(bare: Path) -> None:
    replace(bare / "alarms.tf", "ok_actions    = var.alarm_topic_arns", "ok_actions    = []")
    (bare / "Makefile").unlink()
    before = texts(bare)
    assert run("update", "order-charge").code == 2

    done = run("adopt", "order-charge")

    assert (done.code, texts(bare)) == (0, before)
    assert re.match(r"order-charge/  \d+ same, 1 edited, 1 missing\n", done.out)
    assert "  ~ alarms.tf  edited\n" in done.out
    assert "  - Makefile  missing\n" in done.out
    assert run("update", "order-charge").code == 0
    replace(bare / "trigscaffold.yaml", "timeout_s: auto", "timeout_s: 60")
    assert run("update", "order-charge").code == 0
    assert "ok_actions    = []" in (bare / "alarms.tf").read_text(encoding="utf-8")


def test_a_module_is_adopted_by_the_spec_that_is_named(bare: Path) -> None:
    (bare / "trigscaffold.yaml").unlink()
    assert run("adopt", "order-charge").code == 2

    done = run("adopt", "order-charge", "--spec", str(SPEC), "--json")

    assert done.code == 0
    assert json.loads(done.out)["files"]["trigscaffold.yaml"] == "missing"
    assert set(json.loads(done.out)["files"].values()) == {"same", "missing"}


def test_looking_at_what_would_be_adopted_writes_nothing(bare: Path) -> None:
    assert run("adopt", "order-charge", "--dry-run").code == 0
    assert not (bare / record.NAME).exists()


@pytest.mark.usefixtures("module")
def test_a_module_with_a_record_is_not_adopted_again() -> None:
    refused = run("adopt", "order-charge")

    assert refused.code == 2
    assert "has a .trigscaffold.json already" in refused.err
    assert "trigscaffold update" in refused.err


def test_what_would_be_built_anew_with_its_data_is_named_and_needs_a_yes(module: Path) -> None:
    replace(module / "trigscaffold.yaml", "trigger: auto", "trigger: sqs_fifo")
    before = everything(module)
    refused = run("update", "order-charge")

    assert refused.code == 2
    assert "trigger_orders.tf: aws_sqs_queue.orders would be built anew and lose its messages" in refused.out
    assert "fifo_queue is true" in refused.out
    assert "say --yes" in refused.err
    assert everything(module) == before
    assert run("update", "--yes", "order-charge").code == 0
    assert "fifo_queue" in (module / "trigger_orders.tf").read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize(("answer", "code"), [("y", 0), ("n", 130)])
def test_on_a_terminal_somebody_is_asked(module: Path, answer: str, code: int) -> None:
    replace(module / "trigscaffold.yaml", "trigger: auto", "trigger: sqs_fifo")
    before = everything(module)
    child = pexpect.spawn(
        sys.executable, ["-m", "trigscaffold", "update", "order-charge"], encoding="utf-8", timeout=60
    )
    child.expect("build 2 of these anew, empty. Go on")
    child.sendline(answer)
    child.expect(pexpect.EOF)
    child.close()

    assert child.exitstatus == code
    assert (everything(module) == before) == (answer == "n")


def test_names_in_aws_follow_a_rename_only_when_asked(module: Path) -> None:
    replace(module / "trigscaffold.yaml", "  orders:", "  buys:")
    assert run("update", "--new-names", "order-charge").code == 2

    done = run("update", "order-charge")

    assert done.code == 0
    assert "> aws_sqs_queue.orders moves to aws_sqs_queue.buys; its state goes with it" in done.out
    assert "outputs.tf: output orders_queue_url is buys_queue_url, output" in done.out
    assert "What AWS calls them stays as it is; `update --new-names` lets those names follow." in done.out
    assert 'name = "${var.name}-orders"' in (module / "trigger_buys.tf").read_text(encoding="utf-8")
    assert run("diff", "order-charge").code == 0
    again = run("generate", "order-charge/trigscaffold.yaml", "--check")
    assert (again.code, run("generate", "order-charge/trigscaffold.yaml").code) == (0, 0)
    assert 'name = "${var.name}-orders"' in (module / "trigger_buys.tf").read_text(encoding="utf-8")
    assert run("update", "--check", "order-charge").code == 0


def test_generate_does_not_destroy_what_a_renamed_trigger_made_unless_forced(module: Path) -> None:
    replace(module / "trigscaffold.yaml", "  orders:", "  buys:")
    refused = run("generate", "order-charge/trigscaffold.yaml")

    assert refused.code == 2
    assert (
        "order-charge/trigscaffold.yaml: triggers.buys: was called orders,"
        " and Terraform would destroy what it made under that name"
    ) in refused.err
    assert "`trigscaffold update [--spec SPEC]` merges and moves." in refused.err
    assert run("generate", "order-charge/trigscaffold.yaml", "--force").code == 0


def test_names_in_aws_are_kept_through_edits_later_changes_and_renames_until_somebody_asks(module: Path) -> None:
    replace(module / "trigscaffold.yaml", "  orders:", "  buys:")
    assert run("update", "order-charge").code == 0
    replace(module / "trigger_buys.tf", "  tags = var.tags\n}", "  tags = {}\n}")
    replace(module / "trigscaffold.yaml", "  buys:", "  deals:")
    replace(module / "trigscaffold.yaml", "timeout_s: auto", "timeout_s: 60")
    assert run("update", "order-charge").code == 0
    text = (module / "trigger_deals.tf").read_text(encoding="utf-8")
    assert ('name = "${var.name}-orders"' in text, "tags = {}" in text) == (True, True)
    assert json.loads((module / record.NAME).read_text())["names"]["aws_sqs_queue.deals"] == {
        "name": '"${var.name}-orders"'
    }

    assert run("update", "--new-names", "--yes", "order-charge").code == 0
    assert 'name = "${var.name}-deals"' in (module / "trigger_deals.tf").read_text(encoding="utf-8")
    assert "names" not in json.loads((module / record.NAME).read_text())


def test_several_modules_are_updated_in_one_run_or_none_of_them(module: Path) -> None:
    subprocess.run(["cp", "-r", "order-charge", "other"], check=True)
    for folder in (module, Path("other")):
        replace(folder / "trigscaffold.yaml", "timeout_s: auto", "timeout_s: 60")
    before = everything(module)

    assert run("update", "order-charge", "nowhere").code == 2
    assert everything(module) == before
    assert run("update", "order-charge", "other").code == 0
    assert run("update", "--check", "order-charge", "other").code == 0
    assert [one["folder"] for one in json.loads(run("update", "order-charge", "other", "--json").out)["modules"]] == [
        "order-charge", "other",
    ]  # fmt: skip


def test_a_spec_that_lies_elsewhere_is_merged_into_the_one_of_the_module(module: Path) -> None:
    spec = Path("orders.yaml")
    spec.write_text(SPEC.read_text(encoding="utf-8") + "function: {timeout_s: 60}\n", encoding="utf-8")
    replace(module / "trigscaffold.yaml", "memory_mb: auto", "memory_mb: auto # enough")
    refused = run("generate", "orders.yaml")
    assert refused.code == 2
    assert "`trigscaffold update [--spec SPEC]` merges and moves" in refused.err

    assert run("diff", "order-charge", "--spec", "orders.yaml").code == 1
    assert run("update", "order-charge", "--spec", "orders.yaml").code == 1
    text = (module / "trigscaffold.yaml").read_text(encoding="utf-8")
    assert "<<<<<<< yours\n  timeout_s: auto\n  memory_mb: auto # enough\n" in text
    (module / "trigscaffold.yaml").write_text(
        re.sub(r"<{7}.*?>{7} generated now\n", "  timeout_s: 60\n  memory_mb: auto # enough\n", text, flags=re.DOTALL)
    )
    assert run("update", "order-charge", "--spec", "orders.yaml").code == 0
    assert run("update", "order-charge", "--check").code == 0


def test_one_spec_for_several_modules_is_refused(module: Path) -> None:
    assert "a spec is one module's" in run("update", str(module), str(module), "--spec", str(SPEC)).err


def test_a_module_without_its_spec_says_so(module: Path) -> None:
    (module / "trigscaffold.yaml").unlink()

    assert "order-charge/trigscaffold.yaml: there is no such file" in run("update", "order-charge").err


def test_every_command_of_the_page_does_what_it_says(module: Path) -> None:
    page = (ROOT / "docs" / "updating.md").read_text(encoding="utf-8")
    commands = [line.split("#")[0].split()[1:] for line in page.split("```sh\n")[1].split("```")[0].splitlines()]
    bare = {path: path.read_bytes() for path in module.rglob("*") if path.is_file() and path.name != record.NAME}
    assert [command[0] for command in commands] == ["diff", "update", "update", "update", "adopt"]

    for command in commands[:-1]:
        with contextlib.chdir(module):
            assert run(*command).code == 0
    (module / record.NAME).unlink()
    assert run(*commands[-1]).code == 0
    assert {path: path.read_bytes() for path in bare} == bare


# A spec of another format.


def test_a_spec_of_a_later_format_is_refused_by_every_command(module: Path) -> None:
    replace(module / "trigscaffold.yaml", "version: 1", "version: 2")
    words = "version: found 2; this trigscaffold knows up to 1"

    for command in (
        ("update", "order-charge"),
        ("diff", "order-charge"),
        ("generate", "order-charge/trigscaffold.yaml"),
    ):
        refused = run(*command)
        assert refused.code == 2
        assert words in refused.err, refused.err


def _function_to_name(text: str, said: dict[str, Any]) -> str:
    """Version 0 called the name `function_name`; what stands around it stays."""
    assert said["version"] == 0
    return re.sub(r"^function_name:", "name:", re.sub(r"^version: 0", "version: 1", text, flags=re.M), flags=re.M)


def test_an_update_moves_a_spec_to_the_format_of_today_and_keeps_its_comments(
    module: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(migrate.STEPS, 0, _function_to_name)
    spec = module / "trigscaffold.yaml"
    today = spec.read_text(encoding="utf-8").replace("name: order-charge", "name: order-charge  # the shop's")
    old = today.replace("version: 1", "version: 0").replace("\nname:", "\nfunction_name:")
    spec.write_text(old, encoding="utf-8")

    assert run("update", "--check", "order-charge").code == 1
    assert run("update", "order-charge").code == 0
    assert spec.read_text(encoding="utf-8") == today
    assert run("update", "--check", "order-charge").code == 0


def test_a_step_that_leads_nowhere_is_a_bug_and_not_an_endless_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(migrate.STEPS, 0, lambda text, _: text)

    with pytest.raises(AssertionError, match="leads nowhere"):
        migrate.to_latest("version: 0\n", "t.yaml")


def test_a_spec_of_a_format_that_nobody_knows_is_refused() -> None:
    with pytest.raises(UserError, match="is in an unknown format"):
        migrate.to_latest("version: -3\n", "t.yaml")


def test_the_format_of_today_is_the_one_that_the_models_know() -> None:
    from trigscaffold.spec.tree import ROOT as SHAPE

    assert SHAPE.fields["version"].choices == (migrate.LATEST,)
