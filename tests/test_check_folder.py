"""Folders of HCL as `trigscaffold check` reads them: roots, modules, instances and places."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hcl_folder import read, resources, write
from trigscaffold.audit.folder import load
from trigscaffold.audit.resource import Place
from trigscaffold.audit.value import Presence, Ref


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


QUEUE = """
variable "name" {}
variable "timeout" { default = 30 }

resource "aws_sqs_queue" "this" {
  name                       = var.name
  visibility_timeout_seconds = var.timeout * 6
}

output "arn" { value = aws_sqs_queue.this.arn }
"""


def test_a_file_stands_under_the_path_that_the_user_gave() -> None:
    loaded = read({"infra/main.tf": 'resource "aws_sqs_queue" "q" {\n  name = "x"\n}\n'}, "infra")

    queue = loaded.roots[0].resources[0]

    assert queue.place("name") == Place("infra/main.tf", 2, 2)
    assert loaded.texts["infra/main.tf"][1] == '  name = "x"'


def test_a_called_folder_is_no_root_and_its_variables_are_what_the_call_gives() -> None:
    main = 'module "orders" {\n  source = "./queue"\n  name = "orders"\n  timeout = 10\n}\n'

    loaded = read({"main.tf": main, "queue/main.tf": QUEUE})

    (root,) = loaded.roots
    queue = resources(root)["module.orders.aws_sqs_queue.this"]
    assert queue.value("name").data == "orders"
    assert queue.value("visibility_timeout_seconds").data == 60
    assert queue.value("visibility_timeout_seconds").rests_on == ()
    assert queue.file == "queue/main.tf"
    assert [(call.file, call.line) for call in queue.calls] == [("main.tf", 1)]


def test_a_module_outside_the_given_folder_is_followed_as_well() -> None:
    main = 'module "q" {\n  source = "../modules/queue"\n  name = "x"\n}\n'

    loaded = read({"live/main.tf": main, "modules/queue/main.tf": QUEUE}, "live")

    assert [resource.file for resource in loaded.roots[0].resources] == ["modules/queue/main.tf"]


def test_an_output_of_a_module_leads_to_the_resource_in_it() -> None:
    main = """
module "q" {
  for_each = toset(["a", "b"])
  source   = "./queue"
  name     = each.key
}
resource "aws_lambda_event_source_mapping" "m" {
  for_each         = module.q
  event_source_arn = module.q["a"].arn
  function_name    = "f"
}
output "arns" { value = [for key, queue in module.q : queue.arn] }
"""

    (root,) = read({"main.tf": main, "queue/main.tf": QUEUE}).roots

    mapping = resources(root)['aws_lambda_event_source_mapping.m["a"]']
    assert mapping.value("event_source_arn").refs == (Ref('module.q["a"].aws_sqs_queue.this', "arn"),)
    assert [ref.address for ref in root.outputs["arns"].all_refs()] == [
        'module.q["a"].aws_sqs_queue.this',
        'module.q["b"].aws_sqs_queue.this',
    ]


def test_a_call_of_a_registry_module_is_handed_on_with_its_arguments() -> None:
    main = """
module "queue" {
  source  = "acme/sqs/aws"
  version = "~> 4.0"
  name    = "orders"
}
resource "aws_lambda_event_source_mapping" "m" {
  event_source_arn = module.queue.queue_arn
}
"""

    (root,) = read({"main.tf": main}).roots

    (call,) = root.calls
    arn = resources(root)["aws_lambda_event_source_mapping.m"].value("event_source_arn")
    assert (call.address, call.source, call.version, call.body.line) == (
        "module.queue",
        "acme/sqs/aws",
        "~> 4.0",
        2,
    )
    assert call.body.value("name").data == "orders"
    assert (arn.known, arn.presence) == (False, Presence.YES)
    assert arn.decides == "module.queue.queue_arn, from a module that was not read"


def test_what_a_known_registry_module_makes_is_among_the_resources() -> None:
    main = """
module "queue" {
  source = "terraform-aws-modules/sqs/aws"
  name   = "orders"
}
output "arn" { value = module.queue.queue_arn }
"""

    (root,) = read({"main.tf": main}).roots

    made = [one for one in root.resources if one.type == "aws_sqs_queue" and one.exists.data is True]
    assert [one.registry for one in made] == ["terraform-aws-modules/sqs/aws"]
    assert [ref.address for ref in root.outputs["arn"].all_refs()] == [made[0].base]


def test_a_file_that_cannot_be_parsed_is_reported_and_the_rest_goes_on() -> None:
    good = 'resource "aws_sqs_queue" "q" {}\n'

    loaded = read({"bad.tf": good + 'resource "a" "b" {\n  x = = 1\n}\n', "good.tf": 'resource "c" "d" {}\n'})

    assert {problem.file for problem in loaded.problems} == {"bad.tf"}
    assert {"aws_sqs_queue.q", "c.d"} <= set(resources(loaded.roots[0]))


def test_json_is_read_as_the_other_form_of_hcl() -> None:
    main = """{
  "variable": { "t": { "type": "number", "default": 10 } },
  "resource": {
    "aws_sqs_queue": {
      "dlq": {},
      "q": {
        "visibility_timeout_seconds": "${var.t * 6}",
        "redrive_policy": "${jsonencode({ deadLetterTargetArn = aws_sqs_queue.dlq.arn })}",
        "depends_on": ["aws_sqs_queue.dlq"]
      }
    },
    "aws_lambda_function": {
      "f": [{ "dead_letter_config": { "target_arn": "x" }, "tracing_config": [{ "mode": "Active" }] }]
    }
  }
}
"""

    found = resources(read({"main.tf.json": main}).roots[0])

    queue, function = found["aws_sqs_queue.q"], found["aws_lambda_function.f"]
    assert queue.value("visibility_timeout_seconds").data == 60
    assert [Ref("aws_sqs_queue.dlq", "arn")] == list(queue.value("redrive_policy").all_refs())
    assert (Ref("aws_sqs_queue.dlq"),) == queue.depends_on
    assert (
        function.value("dead_letter_config", "target_arn").data,
        function.value("tracing_config", "mode").data,
    ) == ("x", "Active")
    assert [Place("main.tf.json", 6, 6), Place("main.tf.json", 7, 7)] == [
        queue.place(),
        queue.place("visibility_timeout_seconds"),
    ]


def test_json_that_is_none_is_reported() -> None:
    (problem,) = read({"a.tf.json": '{\n  "resource": {,}\n}'}).problems

    assert (problem.file, problem.line, problem.message) == ("a.tf.json", 2, "this is not JSON")


def test_of_a_file_for_terraform_and_its_twin_for_opentofu_the_second_is_read() -> None:
    (root,) = read({"a.tf": 'resource "a" "one" {}\n', "a.tofu": 'resource "a" "two" {}\n'}).roots

    assert list(resources(root)) == ["a.two"]


def test_an_override_file_replaces_arguments_and_blocks() -> None:
    main = 'resource "a" "b" {\n  x = 1\n  y = 2\n  inner { z = 3 }\n}\n'
    override = 'resource "a" "b" {\n  y = 4\n  inner { z = 5 }\n}\n'

    found = resources(read({"main.tf": main, "dev_override.tf": override}).roots[0])["a.b"]

    assert [found.value(name).data for name in "xy"] == [1, 4]
    assert [block.value("z").data for block in found.blocks("inner")] == [5]


def test_variable_files_are_read_in_the_order_of_terraform() -> None:
    main = 'variable "a" {}\nvariable "b" {}\nvariable "c" {}\nresource "r" "s" {\n  v = [var.a, var.b, var.c]\n}\n'
    write({"main.tf": main, "terraform.tfvars": "a = 1\nb = 1\nc = 1\n", "x.auto.tfvars.json": '{"b": 2, "c": 2}'})
    write({"prod.tfvars": "c = 3\n", "other.tfvars": "a = 9\n"})

    (root,) = load([Path()], var_files=[Path("prod.tfvars")]).roots

    (value,) = (resource.value("v") for resource in root.resources)
    assert [item.data for item in value.items or ()] == [1, 2, 3]
    assert [item.rests_on for item in value.items or ()] == [()] * 3
