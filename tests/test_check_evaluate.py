"""What expressions come to, and what is kept where that cannot be known."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.hcl_expressions import LEFT_TO_TERRAFORM, MADE
from tests.hcl_folder import read, resources
from trigscaffold.audit.folder import load
from trigscaffold.audit.hcl.values import plain
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.sameness import identity
from trigscaffold.audit.value import ABSENT, Linear, Presence, Ref, Value, compare
from trigscaffold.terraform import Terraform


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def outputs(expressions: Iterable[str], before: str = "") -> list[Value]:
    text = "".join(f'output "o{n}" {{ value = {one} }}\n' for n, one in enumerate(expressions))
    (root,) = read({"main.tf": f"{before}\n{text}"}).roots
    return [root.outputs[name] for name in sorted(root.outputs, key=lambda name: int(name[1:]))]


def value(expression: str, before: str = "") -> Value:
    return outputs([expression], before)[0]


def resource(text: str, address: str) -> Resource:
    return resources(read({"main.tf": text}).roots[0])[address]


def test_an_expression_comes_to_what_terraform_makes_of_it() -> None:
    found = outputs(expression for expression, _ in MADE)

    assert [made for _, made in MADE] == [plain(one) for one in found]


@pytest.mark.slow
def test_terraform_still_makes_that_of_them(terraform_binary: Path, tmp_path: Path) -> None:
    text = "".join(f'output "o{n}" {{ value = jsonencode({one}) }}\n' for n, (one, _) in enumerate(MADE))
    (tmp_path / "main.tf").write_text(text, encoding="utf-8")
    terraform = Terraform(tmp_path, terraform_binary, {})

    applied = terraform.run("apply", "-auto-approve", "-no-color")
    said = json.loads(terraform.run("output", "-json").stdout or "{}")

    assert applied.returncode == 0, applied.stderr
    assert [made for _, made in MADE] == [json.loads(said[f"o{n}"]["value"]) for n in range(len(MADE))]


def test_what_is_left_to_terraform_is_unknown_and_not_null() -> None:
    found = outputs(LEFT_TO_TERRAFORM)

    assert [(False, Presence.YES)] * len(found) == [(one.known, one.presence) for one in found]


def test_a_variable_without_a_default_is_given_and_named() -> None:
    found = value("var.timeout", 'variable "timeout" {}')

    assert (False, True, Linear("var.timeout")) == (found.known, found.given, found.linear)
    assert found.decides == "var.timeout, which has no default"


def test_a_default_is_the_value_and_is_rested_on_through_every_operation() -> None:
    before = 'variable "timeout" { default = 30 }\nlocals { twice = var.timeout * 2 }'

    found = outputs(
        ["var.timeout", "local.twice * 3", "max(local.twice, 5)", '"${var.timeout}s"', "[var.timeout][0]"], before
    )

    assert [one.data for one in found] == [30, 180, 60, "30s", 30]
    assert [one.rests_on for one in found] == [("var.timeout",)] * 5


def test_multiples_of_one_unknown_number_compare() -> None:
    before = 'variable "t" {}\nlocals { six = var.t * 3 * 2 }'

    timeout, six, one_more, twelfth = outputs(["var.t", "local.six", "var.t + 1", "local.six / 12"], before)

    assert (Linear("var.t", 6), Linear("var.t", 1, 1), Linear("var.t", 0.5)) == (
        six.linear,
        one_more.linear,
        twelfth.linear,
    )
    assert compare(six, timeout, lambda a, b: a >= b) is True
    assert compare(timeout, six, lambda a, b: a >= b) is False


def test_equal_expressions_of_two_unknown_numbers_have_one_symbol_however_they_are_written() -> None:
    before = 'variable "a" {}\nvariable "b" {}'

    one, other, third = outputs(["var.a*var.b", "var.b   *  var.a", "max(var.a, 30)"], before)

    assert one.linear == other.linear is not None
    assert third.linear == Linear("max(var.a, 30)")


def test_one_variable_through_a_module_and_beside_it_is_one_symbol() -> None:
    main = """
variable "t" {}
resource "aws_lambda_function" "f" { timeout = var.t }
module "queue" {
  source  = "./queue"
  timeout = aws_lambda_function.f.timeout
}
"""
    queue = 'variable "timeout" {}\nresource "aws_sqs_queue" "q" { visibility_timeout_seconds = var.timeout * 6 }\n'

    found = resources(read({"main.tf": main, "queue/main.tf": queue}).roots[0])

    assert found["module.queue.aws_sqs_queue.q"].value("visibility_timeout_seconds").linear == Linear("var.t", 6)


def test_a_conditional_of_something_unknown_is_one_of_its_branches() -> None:
    found = value("var.fast ? 10 : 20", 'variable "fast" {}')

    assert [one.data for one in found.options] == [10, 20]
    assert compare(found, Value(5), lambda a, b: a > b) is True
    assert compare(found, Value(15), lambda a, b: a > b) is None


def test_what_is_looked_up_under_an_unknown_key_is_one_of_what_is_there() -> None:
    before = 'variable "stage" {}\nlocals { seconds = { dev = 10, prod = 20 } }'

    found, indexed, or_else = outputs(
        ["lookup(local.seconds, var.stage)", "local.seconds[var.stage]", "lookup(local.seconds, var.stage, 30)"], before
    )

    assert [10, 20] == [one.data for one in found.options] == [one.data for one in indexed.options]
    assert [one.data for one in or_else.options] == [10, 20, 30]


def test_a_branch_that_is_not_taken_is_not_worked_out() -> None:
    assert value("true ? 1 : aws_sqs_queue.q[5].arn", 'resource "aws_sqs_queue" "q" { count = 0 }') == Value(1)


def test_what_a_default_switches_on_or_off_may_be_there() -> None:
    before = """
variable "create_dlq" { default = true }
resource "aws_sqs_queue" "dlq" { count = var.create_dlq ? 1 : 0 }
"""

    found = outputs(
        [
            "var.create_dlq ? aws_sqs_queue.dlq[0].arn : null",
            "one(aws_sqs_queue.dlq[*].arn)",
            "try(aws_sqs_queue.dlq[0].arn, null)",
            'join("", aws_sqs_queue.dlq.*.arn)',
            'element(concat(aws_sqs_queue.dlq.*.arn, [""]), 0)',
        ],
        before,
    )

    assert [one.presence for one in found] == [Presence.MAYBE] * 5
    assert [one.decides for one in found] == ["var.create_dlq"] * 5
    assert [[Ref("aws_sqs_queue.dlq", "arn", 0)]] * 5 == [list(dict.fromkeys(one.all_refs())) for one in found]


def test_a_null_default_may_be_given_by_a_caller_and_a_required_variable_is() -> None:
    before = 'variable "dlq_arn" { default = null }\nvariable "arn" { type = string }'

    optional, required = outputs(["var.dlq_arn", "var.arn"], before)

    assert (optional.presence, required.presence) == (Presence.MAYBE, Presence.YES)
    assert optional.decides == "var.dlq_arn"


def test_a_default_in_a_called_module_is_final() -> None:
    main = 'module "q" {\n  source = "./q"\n}\n'
    inner = 'variable "dlq" { default = null }\noutput "dlq" { value = var.dlq }\n'

    (root,) = read({"main.tf": main + 'output "o" { value = module.q.dlq }\n', "q/main.tf": inner}).roots

    assert root.outputs["o"] == ABSENT


def test_attributes_that_an_object_may_leave_out_have_their_default() -> None:
    before = """
variable "queues" {
  type    = map(object({ name = string, retries = optional(number, 3), dlq = optional(string) }))
  default = { a = { name = "x" } }
}
variable "one" { type = object({ name = string, dlq = optional(string) }) }
"""

    queue, name, dlq = outputs(['var.queues["a"]', "var.one.name", "var.one.dlq"], before)

    assert plain(queue) == {"name": "x", "retries": 3, "dlq": None}
    assert (name.presence, dlq.presence) == (Presence.YES, Presence.MAYBE)


def test_a_string_with_an_unknown_piece_keeps_the_others() -> None:
    before = 'resource "aws_s3_bucket" "b" {}'

    found = value('"${aws_s3_bucket.b.arn}/uploads/*"', before)

    assert [part.text for part in found.parts] == [None, "/uploads/*"]
    assert (Ref("aws_s3_bucket.b", "arn"),) == found.refs
    assert found.presence is Presence.YES


def test_a_reference_to_an_argument_that_is_written_is_its_value_and_a_reference() -> None:
    before = 'resource "aws_sqs_queue" "q" { name = "orders" }'

    name, text = outputs(["aws_sqs_queue.q.name", '"arn:${aws_sqs_queue.q.name}"'], before)

    assert ("orders", (Ref("aws_sqs_queue.q", "name"),)) == (name.data, name.refs)
    assert (text.data, [part.data for part in text.parts]) == ("arn:orders", ["arn:", "orders"])


@pytest.mark.parametrize(
    ("expression", "ref"),
    [
        ('aws_sqs_queue.each["a"].arn', Ref("aws_sqs_queue.each", "arn", "a")),
        ("aws_sqs_queue.counted[1].arn", Ref("aws_sqs_queue.counted", "arn", 1)),
        ("aws_sqs_queue.each[var.key].arn", Ref("aws_sqs_queue.each", "arn")),
        ("aws_sqs_queue.unknown[*].arn", Ref("aws_sqs_queue.unknown", "arn")),
        ("values(aws_sqs_queue.each)[0].arn", Ref("aws_sqs_queue.each", "arn", "a")),
        ("{ for k, q in aws_sqs_queue.each : k => q.arn }[\"b\"]", Ref("aws_sqs_queue.each", "arn", "b")),
        ("local.queue.arn", Ref("aws_sqs_queue.each", "arn", "a")),
        ("data.aws_sqs_queue.other.arn", Ref("data.aws_sqs_queue.other", "arn")),
        ("data.terraform_remote_state.s.outputs.arn", Ref("data.terraform_remote_state.s", "outputs.arn")),
    ],
)  # fmt: skip
def test_a_reference_names_the_instance_as_far_as_it_is_known(expression: str, ref: Ref) -> None:
    before = """
variable "key" {}
variable "names" {}
locals { queue = aws_sqs_queue.each["a"] }
resource "aws_sqs_queue" "each" { for_each = toset(["a", "b"]) }
resource "aws_sqs_queue" "counted" { count = 2 }
resource "aws_sqs_queue" "unknown" { count = length(var.names) }
data "aws_sqs_queue" "other" {}
"""

    assert [ref] == list(value(expression, before).all_refs())


def test_json_that_is_encoded_stays_the_object_that_rules_read() -> None:
    text = """
resource "aws_sqs_queue" "dlq" {}
resource "aws_sqs_queue" "q" {
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dlq.arn
    maxReceiveCount     = 5
  })
}
"""

    policy = resource(text, "aws_sqs_queue.q").value("redrive_policy").fields or {}

    assert policy["maxReceiveCount"].data == 5
    assert (Ref("aws_sqs_queue.dlq", "arn"),) == policy["deadLetterTargetArn"].refs


def test_a_dynamic_block_is_one_for_each_item_and_may_be_there_where_that_is_unknown() -> None:
    text = """
variable "arn" { default = null }
resource "aws_x" "known" {
  dynamic "filter" {
    for_each = ["a", "b"]
    iterator = each_filter
    content { pattern = each_filter.value }
  }
}
resource "aws_x" "maybe" {
  dynamic "dead_letter_config" {
    for_each = var.arn == null ? [] : [var.arn]
    content { target_arn = dead_letter_config.value }
  }
}
"""

    known = resource(text, "aws_x.known").blocks("filter")
    (maybe,) = resource(text, "aws_x.maybe").blocks("dead_letter_config")

    assert [block.value("pattern").data for block in known] == ["a", "b"]
    assert maybe.maybe == "var.arn"


def test_a_count_of_nothing_makes_nothing_and_a_default_one_may() -> None:
    text = """
variable "create" { default = false }
variable "n" {}
resource "aws_x" "none" { count = 0 }
resource "aws_x" "perhaps" { count = var.create ? 1 : 0 }
resource "aws_x" "some" { count = var.n }
resource "aws_x" "two" { count = 2 }
"""

    found = resources(read({"main.tf": text}).roots[0])

    assert list(found) == ["aws_x.perhaps[0]", "aws_x.some", "aws_x.two[0]", "aws_x.two[1]"]
    assert [one.exists.known for one in found.values()] == [False, False, True, True]
    assert [one.many for one in found.values()] == [False, True, False, False]
    assert found["aws_x.perhaps[0]"].exists.decides == "var.create"


def test_for_each_over_resources_refers_to_each_of_them() -> None:
    text = """
variable "names" {}
resource "aws_sqs_queue" "known" { for_each = { a = 1, b = 2 } }
resource "aws_sqs_queue" "unknown" { for_each = toset(var.names) }
resource "aws_m" "known" {
  for_each = aws_sqs_queue.known
  arn      = each.value.arn
  beside   = aws_sqs_queue.known[each.key].arn
}
resource "aws_m" "unknown" {
  for_each = aws_sqs_queue.unknown
  arn      = each.value.arn
}
"""

    found = resources(read({"main.tf": text}).roots[0])

    assert (Ref("aws_sqs_queue.known", "arn", "b"),) == found['aws_m.known["b"]'].value("arn").refs
    assert (Ref("aws_sqs_queue.known", "arn", "b"),) == found['aws_m.known["b"]'].value("beside").refs
    assert (Ref("aws_sqs_queue.unknown", "arn"),) == found["aws_m.unknown"].value("arn").refs
    assert found["aws_m.unknown"].many


def test_a_template_file_beside_is_read_with_its_variables_put_in() -> None:
    main = 'output "o" { value = templatefile("${path.module}/p.json", { arn = "x", n = 2 }) }\n'

    read({"main.tf": main, "p.json": '{"a": "${arn}", "b": %{ if n > 1 }true%{ else }false%{ endif }}'})
    (root,) = load([Path()]).roots

    assert root.outputs["o"].data == '{"a": "x", "b": true}'


def test_what_holds_something_is_not_empty_whatever_that_is() -> None:
    before = 'variable "v" {}\nlocals { full = { a = { r = [var.v] } } }'

    assert [one.data for one in outputs(["local.full != {}", "[var.v] == []", "{} == local.full"], before)] == [
        True,
        False,
        False,
    ]
    assert not value("var.v == []", before).known


def test_a_file_that_a_data_source_reads_is_read() -> None:
    main = """
    data "local_file" "version" { filename = "${path.module}/.python-version" }
    output "o" { value = "python${trimspace(data.local_file.version.content)}" }
    """

    read({"main.tf": main, ".python-version": "3.8\n"})
    (root,) = load([Path()]).roots

    assert root.outputs["o"].text == "python3.8"


@pytest.mark.parametrize("written", ["filename = local_file.v.filename", 'filename = "v"\ndepends_on = [local_file.v]'])
def test_a_file_that_may_be_written_before_a_data_source_reads_it_is_unknown(written: str) -> None:
    main = f"""
    resource "local_file" "v" {{
      filename = "v"
      content  = "3.12"
    }}
    data "local_file" "v" {{
      {written}
    }}
    output "o" {{ value = data.local_file.v.content }}
    """

    read({"main.tf": main, "v": "3.8"})
    (root,) = load([Path()]).roots

    assert root.outputs["o"].text is None


def test_a_file_outside_what_is_checked_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("s", encoding="utf-8")
    (tmp_path / "in").mkdir()
    (tmp_path / "in/main.tf").write_text('output "o" { value = file("in/../secret") }\n', encoding="utf-8")

    (root,) = load([Path("in")]).roots

    assert not root.outputs["o"].known


def test_what_leads_back_to_itself_is_unknown() -> None:
    before = "locals {\n  a = local.b\n  b = [local.a]\n}"

    found: Any = value("local.a", before)

    assert "leads back to itself" in (found.items or (found,))[0].decides


def test_a_loop_over_instances_that_are_not_known_refers_to_what_it_makes_of_one() -> None:
    before = """
variable "names" {}
resource "aws_sqs_queue" "q" { for_each = toset(var.names) }
"""

    arns, flags = outputs(["[for q in aws_sqs_queue.q : q.arn]", "{ for k, q in aws_sqs_queue.q : k => true }"], before)

    assert (Ref("aws_sqs_queue.q", "arn"),) == arns.refs
    assert flags.refs == ()


def test_of_what_is_joined_that_which_is_unknown_decides() -> None:
    before = 'variable "names" {}\nresource "aws_sqs_queue" "q" {}'

    found = value("concat([aws_sqs_queue.q.arn], var.names)", before)

    assert found.decides == "var.names, which has no default"


def test_what_every_item_of_a_required_variable_must_hold_is_given() -> None:
    text = """
variable "queues" {
  type = map(object({ timeout = number, dlq_arn = string, key = optional(string) }))
}
resource "aws_sqs_queue" "q" {
  for_each                   = var.queues
  visibility_timeout_seconds = each.value.timeout * 6
  dlq_arn                    = each.value.dlq_arn
  kms_master_key_id          = each.value.key
  one                        = var.queues["a"].dlq_arn
}
"""

    queue = resource(text, "aws_sqs_queue.q")

    assert Linear("var.queues[*].timeout", 6) == queue.value("visibility_timeout_seconds").linear
    assert [queue.presence(name) for name in ("dlq_arn", "kms_master_key_id", "one")] == [
        Presence.YES,
        Presence.MAYBE,
        Presence.YES,
    ]
    assert queue.value("one").decides == 'var.queues["a"].dlq_arn, which has no default'


def test_files_that_match_are_listed_from_the_folder_they_are_in(tmp_path: Path) -> None:
    for name in ("jobs/b.yaml", "jobs/a.yaml", "jobs/deep/c.yaml", "jobs/d.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("daily: {timeout: 60}\n", encoding="utf-8")
    jobs = '[for f in fileset("${path.module}/jobs", "*.yaml") : yamldecode(file("${path.module}/jobs/${f}"))]'

    shallow, deep, merged, braces, none = outputs(
        [
            'fileset(path.module, "jobs/*.yaml")',
            'fileset("${path.module}/jobs", "**/*.yaml")',
            f"merge({jobs}...)",
            'fileset(path.module, "jobs/{a,b}.yaml")',
            'fileset(path.module, "build/*.json")',
        ]
    )

    assert plain(shallow) == ["jobs/a.yaml", "jobs/b.yaml"]
    assert plain(deep) == ["a.yaml", "b.yaml", "deep/c.yaml"]
    assert plain(merged) == {"daily": {"timeout": 60}}
    assert not braces.known
    assert not none.known
    assert "build/*.json" in none.decides


def test_a_loop_on_one_condition_for_all_its_items_makes_all_of_them_or_none() -> None:
    before = 'variable "on" { type = bool }\nlocals { jobs = { a = { on = var.on }, b = { on = true } } }'
    rule = 'resource "aws_cloudwatch_event_rule" "r" {\n  for_each = { for k, v in local.jobs : k => v if var.on }\n}'

    switched, each = outputs(
        ["{ for k, v in local.jobs : k => 1 if var.on }", "[for v in local.jobs : v if v.on]"], before
    )
    made = resources(read({"main.tf": f"{before}\n{rule}"}).roots[0])

    assert [plain(one) for one in switched.options] == [{"a": 1, "b": 1}, {}]
    assert not each.known
    assert not each.options
    assert [f'aws_cloudwatch_event_rule.r["{key}"]' for key in "ab"] == list(made)
    assert [one.exists.flag for one in made.values()] == [None, None]


def test_an_empty_default_keeps_the_name_of_its_variable() -> None:
    before = 'variable "a" { default = "" }\nvariable "b" { default = "" }'

    one, other, joined, beside = outputs(["var.a", "var.b", '"arn:aws:s3:::${var.a}/*"', '"x${var.b}"'], before)

    assert [one.text, other.text, joined.text] == ["", "", "arn:aws:s3:::/*"]
    assert [identity(one), identity(other)] == ["${var.a}", "${var.b}"]
    assert identity(joined.parts[1]) == "${var.a}"
    assert beside.rests_on == ("var.b",)


def test_what_a_data_source_renders_is_its_template_with_its_variables_put_in() -> None:
    main = """
data "template_file" "file" {
  template = "${file("${path.module}/p.json")}"
  vars     = { arn = "x", queue = aws_sqs_queue.q.arn }
}
data "template_file" "inline" {
  template = "$${name}-orders"
  vars {
    name = "live"
  }
}
data "template_file" "unread" {
  template = file("none.json")
}
resource "aws_sqs_queue" "q" {}
output "o0" { value = data.template_file.file.rendered }
output "o1" { value = data.template_file.inline.rendered }
output "o2" { value = data.template_file.unread.rendered }
"""

    (root,) = read({"main.tf": main, "p.json": '{"a": "${arn}", "b": "${queue}"}'}).roots

    assert root.outputs["o0"].parts[0].text == '{"a": "x", "b": "'
    assert Ref("aws_sqs_queue.q", "arn") in root.outputs["o0"].refs
    assert root.outputs["o1"].data == "live-orders"
    assert "none.json" in root.outputs["o2"].decides


@pytest.mark.parametrize(
    ("expression", "data"),
    [
        ('aws_s3_bucket.b.arn != ""', True),
        ('"" == aws_s3_bucket.b.id', False),
        ('"${aws_s3_bucket.b.bucket_domain_name}/*" == ""', False),
        ('aws_s3_bucket.b.arn != "" ? "kept" : "lost"', "kept"),
        ('aws_s3_bucket.b.bucket_prefix == ""', None),
        ('trimprefix(aws_s3_bucket.b.arn, var.v) == ""', None),
        ('split(":", aws_s3_bucket.b.arn)[3] == ""', None),
        ('join("", aws_s3_bucket.none[*].arn) == ""', None),
        ('"${var.v}${var.v}" == ""', None),
    ],
)
def test_the_arn_of_a_resource_is_no_empty_text(expression: str, data: object) -> None:
    main = f"""
    variable "v" {{}}
    resource "aws_s3_bucket" "b" {{}}
    resource "aws_s3_bucket" "none" {{ count = var.v }}
    output "o" {{ value = {expression} }}
    """

    (root,) = read({"main.tf": main}).roots

    assert root.outputs["o"].known is (data is not None)
    assert data is None or root.outputs["o"].data == data
