"""`recommend --from`, as a shell sees it: what is said of Terraform that is there, against a spec and without one."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.command import Result, run
from tests.today_terraform import FUNCTION, QUEUE

ROOT = Path(__file__).parents[1]
SPEC = """
name: work
needs:
  event: job
  latency: seconds
  failure: per_item
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that is the working one, with `infra` in it: a function that reads a queue."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "infra").mkdir()
    (tmp_path / "infra" / "main.tf").write_text(FUNCTION + QUEUE)
    return tmp_path


def against(here: Path, *lines: str) -> Result:
    """Judge what stands in *here* against `SPEC` with *lines* added to its needs."""
    (here / "spec.yaml").write_text(SPEC + "".join(f"  {line}\n" for line in lines))
    return run("recommend", "--from", "infra", "spec.yaml")


def answer(*arguments: str) -> dict[str, Any]:
    """Return the JSON of the first trigger of the first function."""
    first: dict[str, Any] = json.loads(run("recommend", *arguments, "--json").out)["functions"][0]["triggers"][0]
    return first


@pytest.mark.usefixtures("here")
def test_without_a_spec_it_says_what_stands_there_what_is_not_known_and_what_would_matter() -> None:
    result = run("recommend", "--from", "infra")

    assert result.code == 0
    assert "jobs: sqs_standard" in result.out
    assert "failure: best_effort" in result.out
    assert "not known: latency" in result.out
    assert "would matter most to know: " in result.out
    count = json.loads(run("check", "infra", "--format", "json").out)["summary"]["findings"]
    assert f"{count} findings concern it: `trigscaffold check infra`" in result.out


def test_a_need_that_the_trigger_cannot_meet_names_the_rule_and_the_number(here: Path) -> None:
    result = against(here, "ordering: per_key")

    assert result.code == 0
    assert "not met ordering: per_key" in result.out
    assert "ordering is none, the workload needs per_key [ordering]" in result.out
    assert "chosen: sqs_fifo" in result.out


def test_a_need_that_the_trigger_could_meet_and_is_not_set_to_says_what_is_set(here: Path) -> None:
    result = against(here, "keep: {outage: 10 days}", "downstream_limit: {at_a_time: 20}")

    assert "not met failure: per_item" in result.out
    assert "what is set is: best_effort" in result.out
    assert "what is set is: 4 days" in result.out
    assert "what is set is: no limit" in result.out
    assert "chosen: sqs_standard, as it is today" in result.out


def test_work_that_takes_longer_than_the_timeout_is_cut_off(here: Path) -> None:
    result = against(here, "volume: {work: 30 s}")

    assert "not met volume.work: 30 s" in result.out
    assert "what is set is: a timeout of 20 s" in result.out


@pytest.mark.parametrize(("wanted", "met"), [("2 days", True), ("4 days", True), ("5 days", False)])
def test_more_than_is_wanted_is_met_and_less_is_not(here: Path, wanted: str, met: bool) -> None:
    (here / "spec.yaml").write_text(f"{SPEC}  keep: {{outage: {wanted}}}\n")

    needs = {need["need"]: need for need in answer("--from", "infra", "spec.yaml")["needs"]}

    assert met == needs["keep.outage"]["met"]


def test_a_setting_that_would_be_generated_otherwise_is_told_with_its_line(here: Path) -> None:
    settings = {one["name"]: one for one in (against(here), answer("--from", "infra", "spec.yaml"))[1]["settings"]}

    assert (
        settings["visibility_timeout_seconds"]["today"],
        settings["visibility_timeout_seconds"]["generated"],
    ) == (30, 180)
    assert settings["visibility_timeout_seconds"]["file"] == "infra/main.tf"
    assert settings["function_response_types"]["today"] is None


def test_a_golden_module_whose_queue_keeps_less_no_longer_meets_its_spec(here: Path) -> None:
    shutil.copytree(ROOT / "golden" / "sqs_standard" / "paced", here / "paced")
    file = here / "paced" / "trigger_invoices.tf"
    text = file.read_text()
    assert "message_retention_seconds  = 604800" in text
    file.write_text(text.replace("message_retention_seconds  = 604800", "message_retention_seconds  = 86400"))

    needs = answer("--from", "paced", "paced/trigscaffold.yaml")["needs"]

    assert [(need["need"], need["today"]) for need in needs if not need["met"]] == [("keep.outage", "1 day")]


def test_a_trigger_of_the_spec_that_is_not_there_and_one_that_is_not_in_it_are_told(here: Path) -> None:
    spec = "name: work\ntriggers:\n  jobs:\n    needs: {event: job}\n  nightly:\n    needs: {event: clock}\n"
    (here / "spec.yaml").write_text(spec)
    assert "nightly: nothing that was read is such a trigger" in run("recommend", "--from", "infra", "spec.yaml").out

    (here / "infra" / "clock.tf").write_text(
        'resource "aws_scheduler_schedule" "night" {\n'
        '  schedule_expression = "rate(1 day)"\n'
        "  target {\n    arn = aws_lambda_function.work.arn\n  }\n}\n"
    )
    (here / "spec.yaml").write_text(SPEC)
    assert (
        "eventbridge_schedule stands there and is not in the spec"
        in run("recommend", "--from", "infra", "spec.yaml").out
    )


def test_where_nothing_fits_the_exit_code_is_three_and_today_is_judged_all_the_same(here: Path) -> None:
    result = against(here, "volume: {work: 30 min}")

    assert result.code == 3
    assert "not met volume.work: 30 min" in result.out
    assert "nothing fits: " in result.out


def test_a_folder_without_a_function_is_refused(here: Path) -> None:
    (here / "empty").mkdir()

    result = run("recommend", "--from", "empty")

    assert result.code == 2
    assert "there is no Lambda function in empty" in result.err


@pytest.mark.usefixtures("here")
def test_a_path_that_is_not_there_is_refused() -> None:
    result = run("recommend", "--from", "nowhere")

    assert result.code == 2
    assert "nowhere: no such file or folder" in result.err


def test_a_function_that_nothing_invokes_is_told_as_such(here: Path) -> None:
    (here / "infra" / "main.tf").write_text(FUNCTION)

    result = run("recommend", "--from", "infra")

    assert result.code == 0
    assert "Nothing that was read invokes it" in result.out


def test_a_trigger_that_is_in_no_catalogue_is_told_as_such(here: Path) -> None:
    url = '\nresource "aws_lambda_function_url" "work" {\n  function_name = aws_lambda_function.work.arn\n}\n'
    (here / "infra" / "main.tf").write_text(FUNCTION + url)

    result = run("recommend", "--from", "infra")

    assert "aws_lambda_function_url.work invokes it, which is no trigger that trigscaffold knows" in result.out


def test_all_functions_are_told_and_a_spec_needs_one_of_them(here: Path) -> None:
    (here / "infra" / "other.tf").write_text(FUNCTION.replace('"work"', '"other"'))
    (here / "spec.yaml").write_text(SPEC)

    told = run("recommend", "--from", "infra").out
    refused = run("recommend", "--from", "infra", "spec.yaml")
    chosen = run("recommend", "--from", "infra", "spec.yaml", "--function", "work")
    slip = run("recommend", "--from", "infra", "--function", "othr")

    assert "aws_lambda_function.work" in told
    assert "aws_lambda_function.other" in told
    assert (refused.code, chosen.code, slip.code) == (2, 0, 2)
    assert "infra has 2 functions, and a spec is for one" in refused.err
    assert "aws_lambda_function.other" not in chosen.out
    assert "Did you mean other?" in slip.err


def test_a_module_and_the_example_that_calls_it_are_told_once_with_what_the_example_passes(here: Path) -> None:
    module = here / "infra" / "main.tf"
    module.write_text(module.read_text().replace("= 20", "= var.timeout") + 'variable "timeout" {}\n')
    (here / "infra" / "example").mkdir()
    (here / "infra" / "example" / "main.tf").write_text('module "work" {\n  source = ".."\n  timeout = 45\n}\n')

    told = json.loads(run("recommend", "--from", "infra", "--json").out)["functions"]

    assert [one["function"] for one in told] == ["module.work.aws_lambda_function.work"]
    reads = {read["need"]: read["value"] for read in told[0]["triggers"][0]["read"]}
    assert reads["volume.work"] == "45 s"
    assert told[0]["findings"] > 0


def test_a_module_that_two_roots_call_is_told_for_each(here: Path) -> None:
    for root in ("dev", "live"):
        (here / "roots" / root).mkdir(parents=True)
        (here / "roots" / root / "main.tf").write_text('module "work" {\n  source = "../../infra"\n}\n')

    told = json.loads(run("recommend", "--from", "roots", "--json").out)["functions"]

    assert len(told) == 2
    assert {one["triggers"][0]["today"]["choice"] for one in told} == {"sqs_standard"}


def test_what_was_read_is_saved_as_a_spec_that_generates(here: Path) -> None:
    saved = run("recommend", "--from", "infra", "--save", "work.yaml")

    assert saved.code == 0
    assert "failure: best_effort" in (here / "work.yaml").read_text()
    assert run("generate", "work.yaml").code == 0
    assert (here / "work" / "trigger_jobs.tf").is_file()


def test_a_file_that_is_there_is_never_overwritten(here: Path) -> None:
    (here / "work.yaml").write_text("mine\n")

    result = run("recommend", "--from", "infra", "--save", "work.yaml")

    assert result.code == 2
    assert "work.yaml is there already" in result.err
    assert (here / "work.yaml").read_text() == "mine\n"


def test_nothing_is_saved_of_several_functions_or_of_none_with_a_trigger(here: Path) -> None:
    (here / "infra" / "other.tf").write_text(FUNCTION.replace('"work"', '"other"'))

    assert run("recommend", "--from", "infra", "--save", "work.yaml").code == 2
    assert run("recommend", "--from", "infra", "--function", "other", "--save", "work.yaml").code == 2
    assert not (here / "work.yaml").exists()


def test_a_plan_is_read_as_the_code_is() -> None:
    plan = ROOT / "tests" / "plans" / "queue" / "plan.json"

    assert answer("--from", str(plan))["today"]["choice"] == "sqs_standard"


def test_what_could_not_be_read_is_told_and_the_rest_is_too(here: Path) -> None:
    (here / "infra" / "broken.tf").write_text('resource "aws_sqs_queue" {{{\n')

    result = run("recommend", "--from", "infra")

    assert result.code == 2
    assert "broken.tf" in result.err
    assert "jobs: sqs_standard" in result.out


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    "arguments",
    [(), ("--function", "x", "s.yaml"), ("--save", "x.yaml", "s.yaml"), ("--from", ".", "--why-not", "alb")],
)
def test_options_that_mean_nothing_together_are_refused(arguments: tuple[str, ...]) -> None:
    result = run("recommend", *arguments)

    assert result.code == 2
    assert result.err.startswith("Error: ")
