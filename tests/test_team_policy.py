"""What a template allows, forbids and judges, and everything that is wrong with a template.yaml at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command import run
from tests.team_folder import JOB, made, write
from trigscaffold.errors import UserError
from trigscaffold.team.manifest import read_manifest

PAGE = "https://example.com/why"
POLICY = f"""
allows:
  name: "^(orders|billing)-"
  runtimes: [python3.12, python3.13]
  least_failure: dead_letter
forbids:
  triggers: [sns_topic, eventbridge_rule]
  runtimes: [python3.13]
rules:
  - id: acme-no-fifo
    when: facts.fifo and needs.peak_per_s > 100
    verdict: reject
    reason: "Acme runs no FIFO above 100/s; this is {{needs.peak_per_s}}"
    source: {PAGE}
  - {{id: acme-short, when: facts.keeps_for_s < 86400, verdict: warn, reason: keeps less than a day, source: "{PAGE}"}}
"""


def refused(folder: Path, spec: str) -> list[str]:
    with pytest.raises(UserError) as error:
        made(folder, spec)
    assert error.value.exit_code == 2
    return [str(problem).replace(f"{folder}/", "") for problem in error.value.problems]


def test_a_spec_that_says_what_is_not_allowed_is_refused_all_at_once_with_both_lines(tmp_path: Path) -> None:
    spec = "name: order-charge\nruntime: python3.13\nneeds:\n  event: job\n  failure: best_effort\ntrigger: sns_topic\n"

    assert refused(write(tmp_path, {}, POLICY), spec) == [
        "orders.yaml:1: name: found 'order-charge'; the template allows names that match ^(orders|billing)-"
        " (template.yaml:5)",
        "orders.yaml:2: runtime: found 'python3.13'; the template allows all but python3.13 (template.yaml:10)",
        "orders.yaml:5: triggers.source.needs.failure: found 'best_effort'; the template allows only dead_letter,"
        " caller, per_item (template.yaml:7)",
        "orders.yaml:6: triggers.source.trigger: found 'sns_topic'; the template allows all but sns_topic,"
        " eventbridge_rule (template.yaml:9)",
    ]


def test_a_rule_takes_part_in_the_decision_and_what_is_forbidden_is_rejected(tmp_path: Path) -> None:
    spec = "name: orders-a\nruntime: python3.12\nneeds: {event: record, ordering: per_key, volume: {peak: 200/s}}\n"
    plain = "name: orders-a\nruntime: python3.12\nneeds: {event: fact}\n"
    folder = write(tmp_path, {}, POLICY)

    module = made(folder, spec)[0]

    findings = {r.choice.id: r.findings for r in module.triggers[0].decision.ranking}
    assert module.triggers[0].source.id == "kinesis_stream"
    reasons = {f.rule: f.reason for f in findings["sqs_fifo"]}
    assert reasons["acme-no-fifo"] == "Acme runs no FIFO above 100/s; this is 200"
    rejected = {f.rule for r in made(folder, plain)[0].triggers[0].decision.ranking for f in r.findings}
    assert "acme-triggers" in rejected
    tree = made(folder, plain)[1]
    assert [p for p, text in tree.files.items() if tmp_path.name in text] == ["trigscaffold.yaml"]


def test_recommend_shows_what_a_rule_of_the_template_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write(tmp_path, {}, POLICY))
    (tmp_path / "orders.yaml").write_text(
        "name: orders-a\nruntime: python3.12\nneeds: {event: record, ordering: per_key, volume: {peak: 200/s}}\n"
    )

    assert "[acme-no-fifo]" in run("recommend", "orders.yaml", "--template", ".").out
    assert "[acme-no-fifo]" not in run("recommend", "orders.yaml").out


def test_everything_wrong_with_a_template_is_told_at_once_with_line_found_allowed_and_nearest() -> None:
    text = """name: Acme
version: 1.0
descripton: x
questions:
  Cost: {ask: Who?}
  tier: {ask: Which?, type: choise, default: gold, choices: [silver]}
  many: {ask: How many?, type: whole, minimum: 1, maximum: 3, default: 7}
  none: {type: flag}
fixes:
  runtme: python3.12
  function: {log_retention_days: 42}
  provider: newest
  tags: {"aws:x": "{answers.nobody}"}
allows: {least_failure: caller}
rules:
  - {id: r, when: "needs.peek > 1", verdict: no, reason: r, source: ftp://x}
removes: Makefile
"""
    with pytest.raises(UserError) as error:
        read_manifest({"template.yaml": text}, "acme")

    found = [str(problem).removeprefix("acme/template.yaml:") for problem in error.value.problems]
    assert found == [
        "1: name: found 'Acme'; 1 to 40 lower-case letters, digits and hyphens are allowed",
        '2: version: found 1.0; text is allowed; put it in quotes: "1.0"',
        "3: descripton: unknown key; did you mean description? Allowed: name, version, description, extends, questions,"
        " fixes, allows, forbids, rules, removes",
        "5: questions.Cost: found 'Cost'; 1 to 30 lower-case letters, digits and underscores are allowed",
        "6: questions.tier.type: found 'choise'; did you mean choice? Allowed: text, whole, flag, choice, list",
        "7: questions.many.default: found 7; allowed: a whole number from 1 to 3",
        "8: questions.none: `ask` is missing: the question itself, one sentence",
        "10: fixes.runtme: unknown key; did you mean runtime? Allowed: runtime, encryption, function.timeout_s,"
        " function.memory_mb, function.architecture, function.log_retention_days, function.reserved_concurrency,"
        " function.provisioned_concurrency, function, tags, provider, kms_key_arn",
        "11: fixes.function.log_retention_days: found 42; allowed: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400,"
        " 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653",
        "12: fixes.provider: found 'newest'; a range of versions is allowed, such as >= 5.100, < 6.0",
        "13: fixes.tags.aws:x: is no key of a tag: letters, digits, blanks and _.:/=+-@ are allowed, not aws:",
        "13: fixes.tags.aws:x: found {answers.nobody}; allowed: {answers.Cost}, {answers.many}, {answers.none},"
        " {answers.tier}",
        "14: allows.least_failure: found 'caller'; allowed: dead_letter, per_item",
        "16: rules.0.source: found 'ftp://x'; the address of a page is allowed, https://...",
        "16: rules.0.verdict: found 'no'; allowed: reject, warn, prefer",
        "17: removes: found text; a list is allowed",
    ]


def test_a_template_may_not_undo_what_the_one_below_fixes(tmp_path: Path) -> None:
    write(tmp_path / "base", {}, "fixes: {encryption: customer_key}\n")
    top = write(tmp_path / "top", {}, "extends: ../base\nfixes: {encryption: aws_owned}\n")

    assert refused(top, JOB) == [
        f"template.yaml:4: fixes.encryption: the template below fixes 'customer_key'"
        f" ({tmp_path}/base/template.yaml:3); leave it out"
    ]


def test_an_id_of_no_trigger_is_told_with_the_nearest(tmp_path: Path) -> None:
    folder = write(tmp_path, {}, "allows: {triggers: [sqs_standrd]}\n")

    assert refused(folder, JOB) == [
        "template.yaml:3: allows.triggers: there is no trigger 'sqs_standrd'; did you mean sqs_standard?"
        " `trigscaffold triggers` lists them"
    ]
