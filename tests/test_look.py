"""The goldens look hand-written: the rules of Terraform style guides that a machine can check, and our own."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import hcl2
import pytest

from tests.goldens import GOLDEN, golden_folders
from tests.over import over

FOLDERS = golden_folders()
MODULE_FILES = sorted(path for folder in FOLDERS for path in folder.glob("*.tf"))
ALL_TERRAFORM = sorted([*GOLDEN.rglob("*.tf"), *GOLDEN.rglob("*.tftest.hcl")])
VARIABLE = re.compile(r'^variable "(\w+)" \{\n(.*?)^\}', re.MULTILINE | re.DOTALL)
OUTPUT = re.compile(r'^output "(\w+)" \{\n(.*?)^\}', re.MULTILINE | re.DOTALL)
RESOURCE = re.compile(r'^(?:resource|data) "(\w+)" "(\w+)"', re.MULTILINE)


def short(path: Path) -> str:
    return path.relative_to(GOLDEN).as_posix()


@cache
def module_text(folder: Path) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.tf")))


def without_comments_and_validation(text: str) -> str:
    text = re.sub(r"^\s*#.*$", "", text, flags=re.MULTILINE)
    return re.sub(r"^  validation \{\n.*?^  \}", "", text, flags=re.MULTILINE | re.DOTALL)


def test_there_are_goldens_to_look_at() -> None:
    assert len(FOLDERS) > 20


# The modules themselves are read by python-hcl2 in test_check_syntax.
@over(sorted(GOLDEN.rglob("*.tftest.hcl")), short)
def test_it_parses_with_python_hcl2(path: Path) -> None:
    parsed: dict[str, Any] = hcl2.loads(path.read_text(encoding="utf-8"))

    assert parsed


@over(FOLDERS, short)
def test_every_variable_is_used_typed_and_described(folder: Path) -> None:
    text = module_text(folder)
    for name, body in VARIABLE.findall(text):
        assert re.search(r'^  description += ".{10,}"$', body, re.MULTILINE), name
        assert re.search(r"^  type +=", body, re.MULTILINE), name
        assert re.search(rf"\bvar\.{name}\b", without_comments_and_validation(text)), f"{name} is not used"


@over(FOLDERS, short)
def test_every_variable_that_is_used_is_declared(folder: Path) -> None:
    text = module_text(folder)

    assert set(re.findall(r"\bvar\.(\w+)", text)) == {name for name, _ in VARIABLE.findall(text)}


@over(FOLDERS, short)
def test_every_output_is_described(folder: Path) -> None:
    outputs = OUTPUT.findall(module_text(folder))

    assert outputs
    for name, body in outputs:
        assert re.search(r'^  description += ".{10,}"$', body, re.MULTILINE), name


@over(MODULE_FILES, short)
def test_nothing_is_decided_at_apply_that_was_known_when_it_was_generated(path: Path) -> None:
    text = without_comments_and_validation(path.read_text(encoding="utf-8"))

    assert not re.search(r"^\s+count\s+=", text, re.MULTILINE)
    assert "dynamic " not in text
    assert not re.search(r"\b(var|local)\.create_|\"create_", text)


@over(MODULE_FILES, short)
def test_no_arn_is_built_by_hand(path: Path) -> None:
    text = without_comments_and_validation(path.read_text(encoding="utf-8"))

    assert not re.search(r'"arn:', text)


@over(MODULE_FILES, short)
def test_no_provider_is_configured_in_a_module(path: Path) -> None:
    assert not re.search(r"^provider ", path.read_text(encoding="utf-8"), re.MULTILINE)


@over(MODULE_FILES, short)
def test_no_block_is_empty_and_no_text_is_left_over(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert not re.search(r"^\s*(?!data )\w[^=\n]*\{\s*\}$", text, re.MULTILINE)
    assert "\n\n\n" not in text
    assert not text.startswith("\n")
    assert text.endswith("}\n")
    assert not re.search(r"[ \t]+$", text, re.MULTILINE)
    assert not re.search(r"TODO|FIXME|\bNone\b|Undefined|\{\{|\{%", text)


@over(FOLDERS, short)
def test_names_are_roles_in_snake_case_and_do_not_repeat_the_type(folder: Path) -> None:
    for kind, name in RESOURCE.findall(module_text(folder)):
        assert re.fullmatch(r"[a-z][a-z0-9_]*", name)
        assert name not in kind.removeprefix("aws_").split("_") or name in ("function", "key"), f"{kind}.{name}"


@over(FOLDERS, short)
def test_no_resource_is_described_twice(folder: Path) -> None:
    found = RESOURCE.findall(module_text(folder))

    assert len(found) == len(set(found))


@over(FOLDERS, short)
def test_every_queue_is_encrypted_and_none_under_the_key_that_aws_manages(folder: Path) -> None:
    text = module_text(folder)
    for name, body in re.findall(r'^resource "aws_sqs_queue" "(\w+)" \{\n(.*?)^\}', text, re.MULTILINE | re.DOTALL):
        assert re.search(r"sqs_managed_sse_enabled += true|kms_master_key_id += aws_kms_key\.this\.arn", body), name
    assert "alias/aws/" not in re.sub(r"alias/aws/kinesis", "", text)


@over(FOLDERS, short)
def test_every_permission_of_a_service_names_its_source(folder: Path) -> None:
    text = module_text(folder)
    for name, body in re.findall(
        r'^resource "aws_lambda_permission" "(\w+)" \{\n(.*?)^\}', text, re.MULTILINE | re.DOTALL
    ):
        assert re.search(r"^  (source_arn|source_account|event_source_token) +=", body, re.MULTILINE), name


@over(FOLDERS, short)
def test_every_queue_where_events_end_has_an_alarm(folder: Path) -> None:
    text = module_text(folder)
    ends = re.findall(r'^resource "aws_sqs_queue" "(\w*(?:dead_letter|undelivered|failed_events))"', text, re.MULTILINE)
    alarms = "\n".join(re.findall(r'^resource "aws_cloudwatch_metric_alarm".*?^\}', text, re.MULTILINE | re.DOTALL))

    for name in ends:
        assert f"aws_sqs_queue.{name}.name" in alarms, f"nobody is told when {name} fills"


@over(FOLDERS, short)
def test_the_readme_lists_exactly_the_inputs_and_outputs(folder: Path) -> None:
    readme = (folder / "README.md").read_text(encoding="utf-8")
    inputs, outputs = readme.split("### Inputs")[1].split("### Outputs")
    outputs = outputs.split("\n## ")[0]

    assert re.findall(r"^\| `(\w+)`", inputs, re.MULTILINE) == [n for n, _ in VARIABLE.findall(module_text(folder))]
    assert re.findall(r"^\| `(\w+)`", outputs, re.MULTILINE) == [n for n, _ in OUTPUT.findall(module_text(folder))]


@over(FOLDERS, short)
def test_a_checkov_skip_carries_its_reason(folder: Path) -> None:
    for skip in re.findall(r"checkov:skip=(.*)", module_text(folder)):
        assert re.fullmatch(r"CKV2?_AWS_\d+:.{20,}", skip), skip


# What version 6 of the provider removed or deprecated of the resources that are generated here.  Sources:
# https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-6-upgrade
# https://github.com/hashicorp/terraform-provider-aws/releases/tag/v6.0.0
GONE_IN_6 = {
    "data.aws_region.*.name": r"data\.aws_region\.\w+\.name\b",
    "attributes of aws_api_gateway_deployment": r"aws_api_gateway_deployment\.\w+\.(execution_arn|invoke_url)\b",
    "arguments of aws_api_gateway_deployment": r'_deployment" "\w+" \{[^}]*\b(stage_name|canary_settings)\b',
    "reset_on_delete of aws_api_gateway_account": r"\breset_on_delete\b",
    "inline policies of aws_iam_role": r"\b(managed_policy_arns|inline_policy)\b",
}


@pytest.mark.parametrize("gone", GONE_IN_6)
def test_nothing_is_used_that_the_next_major_version_of_the_provider_drops(gone: str) -> None:
    found = [short(path) for path in ALL_TERRAFORM if re.search(GONE_IN_6[gone], path.read_text(encoding="utf-8"))]

    assert found == []


def test_every_module_takes_both_major_versions_of_the_provider() -> None:
    for folder in FOLDERS:
        assert 'version = ">= 5.100, < 7.0"' in (folder / "terraform.tf").read_text(encoding="utf-8"), short(folder)
