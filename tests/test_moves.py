"""What goes by another address is moved, what leaves is left standing, and what would be lost is named before."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.modules import Files, edit, texts, written
from trigscaffold.errors import UserError
from trigscaffold.module import FileTree
from trigscaffold.upkeep import checkout, held, moves, renames, update
from trigscaffold.upkeep.generated import Generation
from trigscaffold.upkeep.planned import Plan
from trigscaffold.upkeep.renaming import in_the_spec

JOB = {"needs": {"event": "job", "latency": "seconds"}, "trigger": "auto"}
FACT = {"needs": {"event": "fact"}, "trigger": "auto"}


def queue(name: str, physical: str = "", more: str = "") -> str:
    called = physical or name
    return f'resource "aws_sqs_queue" "{name}" {{\n  name = "${{var.name}}-{called}"\n{more}\n  tags = var.tags\n}}\n'


def spec(**triggers: Any) -> dict[str, Any]:
    return {"name": "m", "triggers": triggers}


def update_to(folder: Path, now: Files, before: Any, after: Any, then: Files, *, keep_names: bool = True) -> Plan:
    made = Generation(FileTree(dict(now), {"specified": after}), lambda: FileTree(dict(then)), before)
    plan = update.plan(checkout.of(folder), made, keep_names=keep_names)
    update.apply(plan)
    return plan


def moved(plan: Plan) -> dict[str, str]:
    return {old: new for (_, old), new in plan.consequences.moved.items()}


# What is a rename.


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ({"a": JOB}, {"b": JOB}, {"a": "b"}),
        ({"a": JOB, "c": FACT}, {"c": FACT, "b": JOB}, {"a": "b"}),
        ({"a": JOB, "c": FACT}, {"d": FACT, "b": JOB}, {"a": "b", "c": "d"}),
        ({"a": JOB}, {"b": {"needs": {"event": "job"}}}, {"a": "b"}),
        ({"a": JOB}, {"b": FACT}, {}),
        ({"a": JOB}, {"a": JOB, "b": JOB}, {}),
        ({"a": JOB, "b": JOB}, {"b": JOB}, {}),
        ({}, {"b": JOB}, {}),
    ],
)
def test_a_trigger_is_renamed_when_it_says_the_same_or_stands_at_the_same_place(old: Any, new: Any, found: Any) -> None:
    assert renames.triggers({"triggers": old}, {"triggers": new}) == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("orders", "buys"), ("orders_dead_letter", "buys_dead_letter"), ('"${var.name}-orders"', '"${var.name}-buys"'),
        ("reorders", "reorders"), ("orders2", "orders2"), ("my-orders-x", "my-buys-x"),
    ],
)  # fmt: skip
def test_a_name_is_replaced_where_it_stands_alone(text: str, expected: str) -> None:
    assert renames.renamed(text, {"orders": "buys"}) == expected


def test_a_name_is_replaced_in_each_of_its_spellings_and_two_names_may_change_places() -> None:
    assert renames.renamed("new_jobs new-jobs", {"new_jobs": "old_ones"}) == "old_ones old-ones"
    assert renames.renamed("a b", {"a": "b", "b": "a"}) == "b a"
    assert renames.renamed("a.jobs_x x-jobs", {"jobs": "new_jobs"}) == "a.new_jobs_x x-new-jobs"


def test_a_name_that_is_a_word_beside_it_may_have_stayed() -> None:
    assert renames.same("flow-flow-errors", "calls-flow-errors", {"flow": "calls"})
    assert not renames.same("flow-flow-errors", "calls-flow-faults", {"flow": "calls"})


# What follows from it.


def test_a_renamed_trigger_moves_its_resources_and_keeps_their_names_in_aws(tmp_path: Path) -> None:
    then = {"trigger_orders.tf": queue("orders") + queue("orders_dead_letter", "orders-dead-letter")}
    now = {"trigger_buys.tf": queue("buys") + queue("buys_dead_letter", "buys-dead-letter")}
    folder = written(tmp_path / "m", then)

    plan = update_to(folder, now, spec(orders=JOB), spec(buys=JOB), then)

    assert moved(plan) == {
        "aws_sqs_queue.orders": "aws_sqs_queue.buys",
        "aws_sqs_queue.orders_dead_letter": "aws_sqs_queue.buys_dead_letter",
    }
    assert plan.consequences.replaced == ()
    assert texts(folder) == {
        "trigger_buys.tf": queue("buys", "orders") + queue("buys_dead_letter", "orders-dead-letter"),
        "moved.tf": (
            f"{moves.HEAD}\n"
            "moved {\n  from = aws_sqs_queue.orders\n  to   = aws_sqs_queue.buys\n}\n\n"
            "moved {\n  from = aws_sqs_queue.orders_dead_letter\n  to   = aws_sqs_queue.buys_dead_letter\n}\n"
        ),
    }
    assert update_to(folder, now, spec(buys=JOB), spec(buys=JOB), now).changes == []


def test_a_second_rename_still_keeps_the_first_name_and_the_chain_leads_on(tmp_path: Path) -> None:
    one, two, three = ({f"trigger_{n}.tf": queue(n)} for n in ("orders", "buys", "deals"))
    folder = written(tmp_path / "m", one)
    update_to(folder, two, spec(orders=JOB), spec(buys=JOB), one)
    plan = update_to(folder, three, spec(buys=JOB), spec(deals=JOB), two)

    assert plan.conflicts == []
    assert texts(folder)["trigger_deals.tf"] == queue("deals", "orders")
    assert moves.read(texts(folder)["moved.tf"]).moved == {
        "aws_sqs_queue.orders": "aws_sqs_queue.buys",
        "aws_sqs_queue.buys": "aws_sqs_queue.deals",
    }


def test_a_rename_that_is_taken_back_leaves_one_answer(tmp_path: Path) -> None:
    one, two = ({f"trigger_{n}.tf": queue(n)} for n in ("orders", "buys"))
    folder = written(tmp_path / "m", one)
    update_to(folder, two, spec(orders=JOB), spec(buys=JOB), one)
    update_to(folder, one, spec(buys=JOB), spec(orders=JOB), two)

    assert moves.read(texts(folder)["moved.tf"]).moved == {"aws_sqs_queue.buys": "aws_sqs_queue.orders"}
    assert texts(folder)["trigger_orders.tf"] == queue("orders")


def test_edits_beside_renamed_lines_are_no_conflict_and_references_follow(tmp_path: Path) -> None:
    then = {"trigger_orders.tf": queue("orders")}
    now = {"trigger_buys.tf": queue("buys")}
    folder = written(tmp_path / "m", then)
    mine = "  delay_seconds = 5\n  policy = f(aws_sqs_queue.orders.arn, aws_sqs_queue.orders2.arn)\n"
    edit(folder, {"trigger_orders.tf": then["trigger_orders.tf"].replace("{\n  name", f"{{\n{mine}  name")})

    plan = update_to(folder, now, spec(orders=JOB), spec(buys=JOB), then)

    assert plan.conflicts == []
    assert texts(folder)["trigger_buys.tf"].splitlines()[:4] == [
        'resource "aws_sqs_queue" "buys" {',
        "  delay_seconds = 5",
        "  policy = f(aws_sqs_queue.buys.arn, aws_sqs_queue.orders2.arn)",
        '  name = "${var.name}-orders"',
    ]


def test_a_reference_in_a_file_of_the_owners_is_named_and_left(tmp_path: Path) -> None:
    then, now = {"trigger_orders.tf": queue("orders")}, {"trigger_buys.tf": queue("buys")}
    folder = written(tmp_path / "m", then)
    edit(folder, {"mine.tf": 'output "x" {\n  value = aws_sqs_queue.orders.arn\n}\n'})

    plan = update_to(folder, now, spec(orders=JOB), spec(buys=JOB), then)

    assert [str(one) for one in plan.notes] == [
        f"{folder}/mine.tf:2: refers to aws_sqs_queue.orders, which is aws_sqs_queue.buys now"
    ]
    assert "aws_sqs_queue.orders.arn" in texts(folder)["mine.tf"]


def test_names_in_aws_follow_when_that_is_asked_for_and_what_is_lost_is_named(tmp_path: Path) -> None:
    then, now = {"trigger_orders.tf": queue("orders")}, {"trigger_buys.tf": queue("buys")}
    folder = written(tmp_path / "m", then)

    plan = update_to(folder, now, spec(orders=JOB), spec(buys=JOB), then, keep_names=False)

    [lost] = plan.consequences.replaced
    assert (lost.address, lost.holds, lost.argument) == ("aws_sqs_queue.buys", "messages", "name")
    assert (lost.before, lost.after) == ('"${var.name}-orders"', '"${var.name}-buys"')
    assert lost.source == "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sqs_queue"
    assert texts(folder)["trigger_buys.tf"] == queue("buys")


def test_a_resource_that_a_template_renames_is_found_by_its_body(tmp_path: Path) -> None:
    body = "".join(f"\n  setting_{n} = {n}" for n in range(9))
    then = {"a.tf": f'resource "aws_iam_role" "this" {{{body}\n}}\n'}
    now = {"a.tf": f'resource "aws_iam_role" "execution" {{{body}\n  setting_9 = 9\n}}\n'}
    folder = written(tmp_path / "m", then)

    assert moved(update_to(folder, now, spec(orders=JOB), spec(orders=JOB), then)) == {
        "aws_iam_role.this": "aws_iam_role.execution"
    }


def test_a_trigger_that_goes_while_another_comes_is_not_moved_and_its_data_stays(tmp_path: Path) -> None:
    then, now = {"trigger_orders.tf": queue("orders")}, {"trigger_facts.tf": queue("facts")}
    folder = written(tmp_path / "m", then)

    plan = update_to(folder, now, spec(orders=JOB), spec(facts=FACT), then)

    assert moved(plan) == {}
    assert plan.consequences.left == (("", "aws_sqs_queue.orders"),)
    assert texts(folder)["moved.tf"] == (
        f"{moves.HEAD}\nremoved {{\n  from = aws_sqs_queue.orders\n\n  lifecycle {{\n    destroy = false\n  }}\n}}\n"
    )
    assert update_to(folder, now, spec(facts=FACT), spec(facts=FACT), now).changes == []


def test_a_resource_that_comes_back_is_not_said_to_be_left(tmp_path: Path) -> None:
    one, none = {"trigger_orders.tf": queue("orders"), "z": ""}, {"z": ""}
    folder = written(tmp_path / "m", one)
    update_to(folder, none, spec(orders=JOB), spec(), one)
    update_to(folder, one, spec(), spec(orders=JOB), none)

    assert "moved.tf" not in texts(folder)


def test_what_its_owner_keeps_is_neither_moved_nor_left(tmp_path: Path) -> None:
    then = {"trigger_orders.tf": queue("orders"), "z": ""}
    folder = written(tmp_path / "m", then)
    edit(folder, {"trigger_orders.tf": then["trigger_orders.tf"] + "# mine\n"})

    plan = update_to(folder, {"z": ""}, spec(orders=JOB), spec(), then)

    assert plan.consequences.left == ()
    assert "moved.tf" not in texts(folder)


@pytest.mark.parametrize(
    ("kind", "argument", "before", "after"),
    [(kind, argument, '"a"', '"b"') for kind, (_, forcing) in held.HOLDS.items() for argument in forcing],
)
def test_what_forces_a_new_one_of_what_holds_data_is_named(
    tmp_path: Path, kind: str, argument: str, before: str, after: str
) -> None:
    text = f'resource "{kind}" "x" {{\n  {argument} = %s\n}}\n'
    folder = written(tmp_path / "m", {"a.tf": text % before})

    plan = update_to(folder, {"a.tf": text % after}, spec(), spec(), {})

    assert [(one.address, one.argument) for one in plan.consequences.replaced] == [(f"{kind}.x", argument)]


def test_a_reference_that_only_follows_a_rename_forces_nothing(tmp_path: Path) -> None:
    text = (
        'resource "aws_cloudwatch_event_archive" "{0}" {{\n  event_source_arn = aws_cloudwatch_event_bus.{0}.arn\n}}\n'
    )
    then, now = {"a.tf": text.format("orders")}, {"a.tf": text.format("buys")}
    folder = written(tmp_path / "m", then)

    plan = update_to(folder, now, spec(orders=JOB), spec(buys=JOB), then)

    assert plan.consequences.replaced == ()
    assert moved(plan) == {"aws_cloudwatch_event_archive.orders": "aws_cloudwatch_event_archive.buys"}


def test_a_call_of_the_module_moves_in_its_own_folder(tmp_path: Path) -> None:
    text = 'module "{}" {{\n  source = "../.."\n\n  name = "{}"\n  bucket_name = "{}-uploads"\n}}\n'
    then = {"examples/basic/main.tf": text.format("old_name", "old-name", "old-name")}
    now = {"examples/basic/main.tf": text.format("new_name", "new-name", "new-name")}
    folder = written(tmp_path / "m", then)

    update_to(folder, now, {"name": "old-name"}, {"name": "new-name"}, then)

    assert texts(folder)["examples/basic/main.tf"] == text.format("new_name", "old-name", "old-name")
    assert moves.read(texts(folder)["examples/basic/moved.tf"]).moved == {"module.old_name": "module.new_name"}


def test_what_its_owner_wrote_into_the_file_of_moves_stays(tmp_path: Path) -> None:
    then, now = {"trigger_orders.tf": queue("orders")}, {"trigger_buys.tf": queue("buys")}
    folder = written(tmp_path / "m", then)
    mine = "# mine\nmoved {\n  from = aws_iam_role.a\n  to   = aws_iam_role.b\n}\n\nlocals {\n  a = 1\n}\n"
    edit(folder, {"moved.tf": mine})
    update_to(folder, now, spec(orders=JOB), spec(buys=JOB), then)
    text = texts(folder)["moved.tf"]

    assert "# mine\n" in text
    assert "locals {\n  a = 1\n}\n" in text
    assert moves.read(text).moved == {"aws_iam_role.a": "aws_iam_role.b", "aws_sqs_queue.orders": "aws_sqs_queue.buys"}
    assert update_to(folder, now, spec(buys=JOB), spec(buys=JOB), now).changes == []


def test_a_link_where_moves_would_be_written_is_refused(tmp_path: Path) -> None:
    then, now = {"trigger_orders.tf": queue("orders")}, {"trigger_buys.tf": queue("buys")}
    folder = written(tmp_path / "m", then)
    (folder / "moved.tf").symlink_to("../outside.tf")

    with pytest.raises(UserError, match="cannot be updated"):
        update_to(folder, now, spec(orders=JOB), spec(buys=JOB), then)


def test_a_spec_that_nobody_kept_tells_of_no_rename() -> None:
    assert in_the_spec(None, spec(a=JOB)).pairs == {}


def test_of_two_queues_that_only_look_alike_none_is_the_other(tmp_path: Path) -> None:
    more = "".join(f"\n  setting_{n} = {n}" for n in range(9))
    then, now = {"a.tf": queue("failed", more=more)}, {"a.tf": queue("undelivered", more=more)}
    folder = written(tmp_path / "m", then)

    plan = update_to(folder, now, spec(orders=JOB), spec(orders=JOB), then)

    assert (moved(plan), plan.consequences.replaced) == ({}, ())
    assert plan.consequences.left == (("", "aws_sqs_queue.failed"),)


def test_a_block_that_two_files_define_after_an_update_is_named(tmp_path: Path) -> None:
    then, now = {"a.tf": queue("orders")}, {"b.tf": "# quite another file\n" * 9 + queue("orders")}
    folder = written(tmp_path / "m", then)
    edit(folder, {"a.tf": queue("orders", more="  # mine\n" * 9)})

    plan = update_to(folder, now, spec(orders=JOB), spec(orders=JOB), then)

    assert [str(note) for note in plan.notes] == [
        f"{folder}/b.tf: defines aws_sqs_queue.orders, and so does a.tf; delete one of the two"
    ]


def test_saying_what_holds_unsaid_forces_nothing(tmp_path: Path) -> None:
    text = 'resource "aws_sqs_queue" "x" {\n  name = "a"\n%s}\n'
    folder = written(tmp_path / "m", {"a.tf": text % ""})

    assert update_to(folder, {"a.tf": text % "  fifo_queue = false\n"}, spec(), spec(), {}).consequences.replaced == ()
