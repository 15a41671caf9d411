"""`trigscaffold check` as a user runs it: what is told, in each format, what is excused, what is refused."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.command import run

ORDERS = """\
# The orders of the shop.
resource "aws_sqs_queue" "orders" {
  name = "orders"

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead_letter.arn
    maxReceiveCount     = 5
  })
}

resource "aws_sqs_queue" "dead_letter" {
  name = "orders-dead-letter"
}

resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = "orders"
  batch_size       = 10
}
"""
MAPPING = 'resource "aws_lambda_event_source_mapping" "orders" {'
SCHEMA = json.loads((Path(__file__).parent / "data" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))


@pytest.fixture
def infra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "infra"
    folder.mkdir()
    (folder / "main.tf").write_text(ORDERS)
    return folder


def edit(infra: Path, old: str, new: str) -> None:
    text = (infra / "main.tf").read_text()
    assert old in text
    (infra / "main.tf").write_text(text.replace(old, new))


def as_json(*arguments: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(run("check", *arguments, "--format", "json").out)
    return data


@pytest.mark.usefixtures("infra")
def test_a_finding_says_where_what_why_and_what_to_write() -> None:
    result = run("check", "infra")

    assert result.code == 1
    assert "infra/main.tf:15: warning sqs-partial-batch: aws_lambda_event_source_mapping.orders\n" in result.out
    assert f"    15 | {MAPPING}\n" in result.out
    assert "    18 |   batch_size       = 10\n" in result.out
    assert '        function_response_types = ["ReportBatchItemFailures"]\n' in result.out
    assert "    https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html\n" in result.out
    assert result.out.endswith(
        "Read 1 file: 0 functions, 1 event source mapping, 2 queues.\n1 finding (1 warning).\n"
        "1 could not be decided from here; --undecidable shows what would decide.\n"
    )


def test_the_folder_we_stand_in_is_checked_when_none_is_named(infra: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(infra)

    assert "\nmain.tf:15: warning sqs-partial-batch" in "\n" + run("check").out


def test_what_keeps_the_rules_is_told_with_exit_code_0(infra: Path) -> None:
    edit(infra, "batch_size       = 10", "batch_size       = 1")
    result = run("check", "infra")

    assert (result.code, "Nothing to say" in result.out) == (0, True)


@pytest.mark.usefixtures("infra")
def test_json_has_every_finding_with_its_lines() -> None:
    data = as_json("infra")
    (finding,) = data["findings"]

    assert data["summary"]["findings"] == 1
    assert (finding["rule"], finding["severity"], finding["file"]) == ("sqs-partial-batch", "warning", "infra/main.tf")
    assert (finding["line"], finding["end_line"]) == (15, 19)
    assert finding["lines"] == [{"file": "infra/main.tf", "line": 18, "end_line": 18, "note": ""}]


def test_sarif_is_valid_by_the_published_schema(infra: Path) -> None:
    edit(
        infra,
        "}\n\n" + MAPPING,
        "}\n\n# trigscaffold:ignore sqs-partial-batch the consumer takes one at a time\n" + MAPPING,
    )
    (infra / "other.tf").write_text(ORDERS.replace('"orders" {', '"bills" {').replace('"dead_letter" {', '"lost" {'))
    (infra / "broken.tf").write_text('resource "aws_sqs_queue" {{{ "x"\n')
    log = json.loads(run("check", "infra", "--format", "sarif", "--severity", "info").out)

    jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER).validate(log)
    (one,) = log["runs"]
    found = [(r["ruleId"], "suppressions" in r) for r in one["results"]]
    assert ("sqs-partial-batch", True) in found
    assert ("sqs-partial-batch", False) in found
    assert all(one["tool"]["driver"]["rules"][r["ruleIndex"]]["id"] == r["ruleId"] for r in one["results"])
    assert one["invocations"][0]["executionSuccessful"] is False


@pytest.mark.usefixtures("infra")
def test_github_gets_one_escaped_command_a_finding() -> None:
    out = run("check", "infra", "--format", "github").out

    assert re.fullmatch(
        r"::warning file=infra/main.tf,line=15,endLine=19,title=sqs-partial-batch::"
        r"aws_lambda_event_source_mapping.orders: One message[^\n]*%0A%0AWrite instead:%0A[^\n]*\n",
        out,
    )


@pytest.mark.parametrize(
    ("where", "old", "new"),
    [
        ("above the block", MAPPING, "# trigscaffold:ignore sqs-partial-batch one at a time\n" + MAPPING),
        ("on its header", MAPPING, MAPPING + " # trigscaffold:ignore sqs-partial-batch one at a time"),
        ("inside it", "  batch_size", "  // trigscaffold:ignore sqs-partial-batch: one at a time\n  batch_size"),
    ],
)
def test_a_comment_with_a_reason_excuses_a_finding(infra: Path, where: str, old: str, new: str) -> None:
    edit(infra, old, new)
    data = as_json("infra")

    assert data["findings"] == [], where
    assert [(one["rule"], one["reason"]) for one in data["ignored"]] == [("sqs-partial-batch", "one at a time")]


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        ("# trigscaffold:ignore sqs-partial-batch", "an ignore comment needs a reason"),
        ("# trigscaffold:ignore", "names the rule and the reason"),
        ("# trigscaffold:ignore sqs-partial-bach typo", "the nearest is sqs-partial-batch"),
    ],
)
def test_a_comment_that_cannot_excuse_is_told_and_excuses_nothing(infra: Path, comment: str, message: str) -> None:
    edit(infra, MAPPING, f"{comment}\n{MAPPING}")
    result = run("check", "infra")

    assert result.code == 2
    assert re.search(rf"^infra/main.tf:15: not read: .*{message}", result.out, re.MULTILINE)
    assert "infra/main.tf:16: warning sqs-partial-batch" in result.out


def test_a_comment_that_excuses_nothing_is_a_note(infra: Path) -> None:
    edit(infra, "# The orders of the shop.", "# trigscaffold:ignore sqs-partial-batch of old")
    edit(infra, "batch_size       = 10", "batch_size       = 1")
    result = run("check", "infra")

    assert result.code == 0
    assert "infra/main.tf:1: note: this comment ignores nothing" in result.out


def test_a_baseline_knows_the_findings_of_today_wherever_they_move(infra: Path) -> None:
    assert run("check", "infra", "--write-baseline", "baseline.json").code == 0
    edit(infra, "# The orders of the shop.\n", "\n\n\n")
    known = run("check", "infra", "--baseline", "baseline.json")
    (infra / "new.tf").write_text(ORDERS[ORDERS.index(MAPPING) :].replace('mapping" "orders"', 'mapping" "new"'))
    new = run("check", "infra", "--baseline", "baseline.json")

    assert (known.code, "Nothing to say; 1 known to the baseline." in known.out) == (0, True)
    assert (new.code, "infra/new.tf:1: warning" in new.out, "infra/main.tf:" in new.out) == (1, True, False)


def test_what_the_baseline_knows_and_is_mended_is_told(infra: Path) -> None:
    run("check", "infra", "--write-baseline", "baseline.json")
    edit(infra, "batch_size       = 10", "batch_size       = 1")

    assert "1 of the baseline no longer occur" in run("check", "infra", "--baseline", "baseline.json").out


@pytest.mark.parametrize(
    "text", ["", "[]", '{"format": 9, "findings": []}', '{"format": 1, "findings": [1]}', "[" * 9999]
)
def test_a_file_that_is_no_baseline_is_refused(infra: Path, text: str) -> None:
    (infra / "baseline.json").write_text(text)
    result = run("check", "infra", "--baseline", "infra/baseline.json")

    assert result.code == 2
    assert "infra/baseline.json is not a baseline" in result.err


@pytest.mark.usefixtures("infra")
def test_rules_are_chosen_by_name_and_by_severity() -> None:
    assert run("check", "infra", "--ignore", "sqs-partial-batch").code == 0
    assert run("check", "infra", "--severity", "error").code == 0
    assert run("check", "infra", "--severity", "error", "--select", "sqs-partial-batch").code == 1


@pytest.mark.parametrize("option", ["--select", "--ignore"])
@pytest.mark.usefixtures("infra")
def test_a_rule_that_is_none_is_refused_with_the_nearest(option: str) -> None:
    result = run("check", "infra", option, "sqs-partial-bach")

    assert result.code == 2
    assert "there is no rule 'sqs-partial-bach'" in result.err
    assert "The nearest is sqs-partial-batch" in result.err


@pytest.mark.usefixtures("infra")
def test_a_path_that_is_not_there_is_refused() -> None:
    result = run("check", "nowhere")

    assert result.code == 2
    assert "nowhere" in result.err


def test_a_folder_without_terraform_does_not_pass(infra: Path) -> None:
    (infra / "main.tf").unlink()
    result = run("check", "infra")

    assert result.code == 2
    assert "infra: not read: there is no Terraform here" in result.out


def test_a_file_that_cannot_be_parsed_is_told_and_the_rest_is_checked(infra: Path) -> None:
    (infra / "broken.tf").write_text('resource "aws_sqs_queue" "x" {\n  name = \n}\n')
    result = run("check", "infra")

    assert result.code == 2
    assert re.search(r"^infra/broken.tf:\d+: not read: ", result.out, re.MULTILINE)
    assert "infra/main.tf:15: warning sqs-partial-batch" in result.out


@pytest.mark.usefixtures("infra")
def test_undecidable_cases_are_told_on_request_with_what_would_decide() -> None:
    out = run("check", "infra", "--undecidable").out

    assert re.search(r"undecidable sqs-visibility-6x: .*\n(    .*\n)+", out)
    assert "It would be decided by:" in out


def test_control_characters_of_a_file_do_not_reach_the_terminal(infra: Path) -> None:
    edit(infra, "  batch_size       = 10", "  batch_size       = 10 # \x1b[2J\x07")

    assert "\x1b" not in run("check", "infra").out
    assert "\x07" not in run("check", "infra").out


@pytest.mark.parametrize("arguments", [(), ("--undecidable",), ("--severity", "info")])
def test_control_characters_of_a_name_do_not_reach_the_terminal(infra: Path, arguments: tuple[str, ...]) -> None:
    (infra / "odd\x1b[31m.tf").write_text(
        ORDERS.replace('"orders" {', '"or\x1b[2Jders" {').replace("arn\n", "ar\x07n\n")
    )
    result = run("check", "infra", *arguments)

    assert result.code in (1, 2)
    assert "\x1b" not in result.out
    assert "\x07" not in result.out


ODD = """
resource "aws_sqs_queue" "odd" {
  for_each = { "a\x9b2J\x1b]0;t\x07\u202e\\u001b[2J" = 30 }
  name     = each.key
}
resource "aws_lambda_function" "odd" {
  for_each      = aws_sqs_queue.odd
  function_name = each.key
  role          = "arn:aws:iam::111122223333:role/odd"
  timeout       = 60
}
resource "aws_lambda_event_source_mapping" "odd" {
  for_each         = aws_sqs_queue.odd
  event_source_arn = each.value.arn
  function_name    = aws_lambda_function.odd[each.key].arn
}
"""


@pytest.mark.parametrize(
    "command",
    [
        *(("check", "infra", "--format", name, "--severity", "info") for name in ("text", "json", "sarif", "github")),
        ("check", "infra", "--fix"),
        ("recommend", "--from", "infra"),
        ("recommend", "--from", "infra", "--json"),
    ],
)
def test_no_command_lets_a_key_speak_to_the_terminal(infra: Path, command: tuple[str, ...]) -> None:
    (infra / "main.tf").write_text(ODD, encoding="utf-8")

    result = run("--color", "always", *command)

    said = re.sub(r"\x1b\[[0-9;]*m", "", result.out + result.err)
    assert "aws_lambda_function.odd" in said
    assert [c for c in set(said) if not c.isprintable() and c != "\n"] == []


def test_json_keeps_what_is_not_printed(infra: Path) -> None:
    (infra / "main.tf").write_text(ODD, encoding="utf-8")

    found = as_json("infra")["findings"]

    assert any("\x9b2J\x1b]0;t\x07\u202e\x1b[2J" in one["resource"] for one in found)


def test_explain_prints_the_page_of_a_rule_and_rules_lists_it() -> None:
    assert "function_response_types" in run("explain", "sqs-partial-batch").out
    assert re.search(r"^  sqs-partial-batch +\S", run("rules", "--check").out, re.MULTILINE)
    listed = {one["id"]: one for one in json.loads(run("rules", "--check", "--json").out)}
    assert listed["sqs-partial-batch"]["severity"] == "warning"


def test_no_rule_has_the_name_of_a_page_of_another_kind() -> None:
    others = {one["id"] for command in ("rules", "triggers") for one in json.loads(run(command, "--json").out)}
    own = {one["id"] for one in json.loads(run("rules", "--check", "--json").out)}

    assert not others & own


def test_a_baseline_that_cannot_be_written_is_refused_and_nothing_is_left(infra: Path) -> None:
    (infra / "baseline.json").mkdir()
    result = run("check", "infra", "--write-baseline", "infra/baseline.json")

    assert result.code == 2
    assert "infra/baseline.json cannot be written" in result.err
    assert sorted(path.name for path in infra.iterdir()) == ["baseline.json", "main.tf"]
