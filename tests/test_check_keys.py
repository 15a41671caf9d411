"""Keys of maps and of instances that are known only in part."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hcl_folder import read, resources
from trigscaffold.audit.hcl.keys import alike
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.value import Ref, Value


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


VARIABLE = 'variable "prefix" {}\n'
QUEUES = """
variable "prefix" {}

resource "aws_sqs_queue" "q" {
  for_each                   = { "${var.prefix}-fast" = 30, "${var.prefix}-slow" = 900 }
  name                       = "${each.key}-queue"
  visibility_timeout_seconds = each.value
}
"""


PAIR = '"${var.prefix}-a" = 1, "b-a" = 2'


def made(text: str) -> dict[str, Resource]:
    return resources(read({"main.tf": text}).roots[0])


def value(expression: str) -> Value:
    return read({"main.tf": f"{VARIABLE}output o {{ value = {expression} }}\n"}).roots[0].outputs["o"]


def test_each_key_that_is_known_in_part_makes_an_instance() -> None:
    found = made(QUEUES)

    fast = found['aws_sqs_queue.q["${var.prefix}-fast"]']
    seconds = [queue.value("visibility_timeout_seconds").number for queue in found.values()]
    assert seconds == [30, 900]
    assert fast.value("name").text is None
    assert fast.value("name").parts[-1].text == "-fast-queue"


def test_the_same_key_written_again_means_the_same_instance() -> None:
    text = f'{QUEUES}\noutput o {{ value = aws_sqs_queue.q["${{var.prefix}}-slow"].arn }}\n'

    (root,) = read({"main.tf": text}).roots

    assert root.outputs["o"].refs == (Ref("aws_sqs_queue.q", "arn", "${var.prefix}-slow"),)


def test_what_is_kept_under_a_key_that_is_known_in_part_is_found_by_it() -> None:
    assert value('{ "${var.prefix}-a" = 1, "${var.prefix}-b" = 2 }["${var.prefix}-b"]').data == 2
    assert value('lookup({ "${var.prefix}-a" = 1 }, "${var.prefix}-a", 3)').data == 1


def test_a_known_key_may_be_one_that_is_known_in_part() -> None:
    found = value('{ "${var.prefix}-a" = 1, "${var.prefix}-b" = 2 }["live-a"]')

    assert len(found.options) == 2
    assert {one.data for one in found.options} == {1, 2}


def test_two_keys_of_which_nothing_is_known_keep_both_items() -> None:
    found = value('{ "${var.prefix == "x" ? 1 : "z"}" = 1, "${var.prefix == "x" ? 2 : "z"}" = 2 }')

    numbers = [one.data for one in (found.fields or {}).values()]
    assert numbers == [1, 2]


def test_a_key_that_is_known_in_part_is_no_text_that_is_known() -> None:
    found = value('keys({ "${var.prefix}-a" = 1 })')

    assert (found.items or ())[0].text is None
    assert value('contains(keys({ "${var.prefix}-a" = 1 }), "live-a")').flag is None
    assert value('"${jsonencode({ "${var.prefix}-a" = 1 })}"').text is None


@pytest.mark.parametrize(
    ("expression", "numbers"),
    [
        (f'{{ {PAIR} }}["${{var.prefix}}-a"]', {1, 2}),
        (f'{{ {PAIR} }}["b-a"]', {2}),
        ('merge({ b-a = 2 }, { "${var.prefix}-a" = 1 })["b-a"]', {1, 2}),
        (f'merge({{ {PAIR} }}, {{ "${{var.prefix}}-a" = 3 }})["b-a"]', {2, 3}),
        ('zipmap(["b", var.prefix], [1, 2])["b"]', {1, 2}),
        ('{ for k, v in { a = var.prefix, b = "x" } : v => k == "a" ? 1 : 2 }[var.prefix]', {1, 2}),
        (f"length({{ {PAIR} }})", {1, 2}),
        (f"length({{ {PAIR} }}) > 0 ? 5 : 6", {5}),
        (f"values({{ {PAIR} }})[0]", {1, 2}),
        (f"element(values({{ {PAIR} }}), 1)", {1, 2}),
        (f"[for k, v in {{ {PAIR} }} : v][1]", {1, 2}),
        ('values({ "${var.prefix}-a" = 1 })[0]', {1}),
    ],
)
def test_a_key_that_may_be_another_leaves_open_which_one_is_meant(expression: str, numbers: set[int]) -> None:
    assert {one.number for one in value(expression).every()} == numbers


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        ("${x}-a", "b", False),
        ("${x}-a", "b-a", True),
        ("${x}-a", "-a", True),
        ("a-${x}-b-${y}", "a-b", False),
        ("${x}-a", "${x}-b", False),
        ("${x}-a", "${y}-a", False),
        ("${x}-a", "${x}-a", True),
        ('${local.m["${x}"]}', "anything", True),
        ('${local.m["${x}"]}-a', "b", False),
        ("a${", "b", False),
    ],
)
def test_keys_that_are_known_in_part_are_told_apart_by_what_is_known(one: str, other: str, *, may: bool) -> None:
    assert alike(one, other) is may
    assert alike(other, one) is may


def test_many_keys_that_are_known_in_part_are_read_in_time() -> None:
    pairs = ", ".join(f'"${{var.prefix}}{number}${{var.prefix}}" = {number}' for number in range(1500))

    assert value(f"keys({{ {pairs} }})").known
