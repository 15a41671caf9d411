"""Calls of registry modules that stand in HCL."""

from __future__ import annotations

from pathlib import Path

import pytest

from trigscaffold.audit.folder import load
from trigscaffold.audit.graph import build
from trigscaffold.audit.model import Model
from trigscaffold.audit.value import Presence

# Each names the other: the queue the role that may send, the function the queue that it reads.
QUEUE = """
module "queue" {
  source  = "terraform-aws-modules/sqs/aws"
  version = "~> 4.0"

  name                       = "orders"
  visibility_timeout_seconds = var.timeout * 6
  create_dlq                 = true
  create_queue_policy        = true
  queue_policy_statements = {
    send = {
      actions    = ["sqs:SendMessage"]
      principals = [{ type = "AWS", identifiers = [module.work.lambda_role_arn] }]
    }
  }
}
"""
FUNCTION = """
module "work" {
  source = "git::https://github.com/terraform-aws-modules/terraform-aws-lambda.git?ref=v7.2.0"

  function_name = "work"
  timeout       = var.timeout

  event_source_mapping = {
    orders = { event_source_arn = module.queue.queue_arn }
  }
}
"""
VARIABLE = """
variable "timeout" {
  default = 20
}
"""


def read(tmp_path: Path, *parts: str) -> Model:
    (tmp_path / "main.tf").write_text("".join(parts), encoding="utf-8")
    loaded = load([tmp_path])
    assert loaded.problems == ()
    (root,) = loaded.roots
    return build(root.resources, root.outputs)


@pytest.mark.parametrize("parts", [(VARIABLE, QUEUE, FUNCTION), (FUNCTION, QUEUE, VARIABLE)], ids=["queue", "function"])
def test_two_modules_that_name_each_other_are_joined_whichever_is_first(parts: tuple[str, ...], tmp_path: Path) -> None:
    model = read(tmp_path, *parts)
    (mapping,) = model.mappings
    queue = next(q for q in model.queues if q.resource.name == "this")

    assert [s.address for s in mapping.sources] == ["module.queue.aws_sqs_queue.this[0]"]
    assert [f.timeout.number for f in mapping.functions] == [20]
    assert queue.visibility.number == 120
    assert [d.address for d in queue.dead_letters] == ["module.queue.aws_sqs_queue.dlq[0]"]


def test_what_a_module_makes_stands_on_the_lines_of_its_call(tmp_path: Path) -> None:
    (mapping,) = read(tmp_path, FUNCTION, QUEUE, VARIABLE).mappings

    assert mapping.resource.body.line == 2
    assert mapping.resource.place("event_source_arn").line == 8
    assert mapping.resource.registry == "terraform-aws-modules/lambda/aws"


def test_each_instance_of_a_call_is_a_queue_of_its_own(tmp_path: Path) -> None:
    call = """
module "queues" {
  source   = "terraform-aws-modules/sqs/aws"
  for_each = { orders = 90, returns = 30 }

  name                       = each.key
  visibility_timeout_seconds = each.value
}

resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn = module.queues["orders"].queue_arn
  function_name    = "work"
}
"""
    model = read(tmp_path, call)

    assert {q.address: q.visibility.number for q in model.queues} == {
        'module.queues["orders"].aws_sqs_queue.this[0]': 90,
        'module.queues["returns"].aws_sqs_queue.this[0]': 30,
    }
    assert [s.address for m in model.mappings for s in m.sources] == ['module.queues["orders"].aws_sqs_queue.this[0]']


def test_a_call_that_a_default_switches_off_makes_what_may_be(tmp_path: Path) -> None:
    call = """
variable "create" {
  default = false
}

module "queue" {
  source = "terraform-aws-modules/sqs/aws"
  count  = var.create ? 1 : 0

  create_dlq = var.create
}
"""
    model = read(tmp_path, call)

    assert {q.resource.exists.data is True for q in model.queues} == {False}
    assert Presence.YES not in {q.redrive.presence for q in model.queues}
