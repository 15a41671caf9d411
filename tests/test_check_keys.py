"""Keys of maps and of instances that are known only in part."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hcl_folder import read, resources
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
