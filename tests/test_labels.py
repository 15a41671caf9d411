"""The labelled set is whole: its form, its rules, and no repository that belongs to another set."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from pathlib import Path

from bench.check import labelled
from bench.check.labelled import Label, Labelled, Root
from bench.check.lines import misplaced
from bench.check.sources import lay_out
from tests.over import over

EVERY = labelled.every()
FILES = over(EVERY)
OF_THE_OTHER_SET = re.compile(
    r"serverless-patterns|modernisation-platform|national-document-repository|forms-terraform"
    r"|terraform-aws-github-runner|terraform-aws-lambda|localstack-terraform-samples",
    re.IGNORECASE,
)
RULES = frozenset((labelled.FOLDER / "rules.txt").read_text(encoding="utf-8").split())


def all_labels(each: Labelled) -> list[tuple[Root, Label]]:
    return [(root, label) for root in each.roots for label in root.labels]


@FILES
def test_a_file_of_labels_is_named_after_its_repository(name: str) -> None:
    assert name in {f"{EVERY[name].source.folder}{suffix}.json" for suffix in ("", "-a", "-b", "-c", "-d")}
    assert re.fullmatch(r"[0-9a-f]{40}", EVERY[name].source.commit)
    assert EVERY[name].set in labelled.SETS


@FILES
def test_every_label_names_a_rule_and_one_of_three_verdicts(name: str) -> None:
    rules = {label.rule for _, label in all_labels(EVERY[name])}

    assert rules <= RULES
    assert {rule for root in EVERY[name].roots for rule in root.complete} <= RULES
    assert {label.label for _, label in all_labels(EVERY[name])} <= set(labelled.VERDICTS)


@FILES
def test_every_label_lies_in_its_root_and_says_why_in_one_short_line(name: str) -> None:
    for root, label in all_labels(EVERY[name]):
        assert root.root == "." or label.path.startswith(f"{root.root}/")
        assert label.line > 0
        assert 0 < len(label.why) <= 240
        assert "\n" not in label.why


@FILES
def test_no_subject_is_labelled_twice_for_one_rule(name: str) -> None:
    for root in EVERY[name].roots:
        subjects = Counter((label.path, label.line, label.rule) for label in root.labels)

        assert not [subject for subject, times in subjects.items() if times > 1]


def test_one_repository_stands_at_one_commit() -> None:
    names = Counter(source.repository for source in labelled.sources())

    assert not [name for name, times in names.items() if times > 1]


def test_no_repository_belongs_to_the_other_set() -> None:
    assert not [s.repository for s in labelled.sources() if OF_THE_OTHER_SET.search(s.repository)]


def test_a_label_beside_its_block_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "main.tf").write_text('\nresource "aws_sqs_queue" "q" {\n}\n')
    label = Label("main.tf", 2, "sqs-queue-dlq", "violation", "no redrive")
    beside = Label("main.tf", 3, "sqs-queue-dlq", "violation", "no redrive")

    assert misplaced(label, tmp_path) is None
    assert misplaced(beside, tmp_path) == "main.tf:3 (sqs-queue-dlq) begins no block"


def test_a_tree_is_laid_out_with_what_terraform_reads(tmp_path: Path) -> None:
    work = tmp_path / "mirrors" / "owner+name" / "repo"
    (work / "infra").mkdir(parents=True)
    (work / "infra" / "main.tf").write_text("locals {}\n")
    (work / "program.py").write_text("pass\n")
    identity = ["-c", "user.name=n", "-c", "user.email=e", "-c", "commit.gpgsign=false"]
    for command in (["init", "-q"], ["add", "."], [*identity, "commit", "-qm", "m"]):
        subprocess.run(["git", *command], cwd=work, check=True)
    head = subprocess.run(["git", "rev-parse", "HEAD"], cwd=work, check=True, capture_output=True, text=True)
    source = labelled.Source("owner/name", head.stdout.strip())

    assert lay_out(source, tmp_path / "build", tmp_path / "mirrors")
    laid = {p.relative_to(tmp_path / "build").as_posix() for p in (tmp_path / "build").rglob("*") if p.is_file()}
    assert laid == {"owner+name/infra/main.tf", "owner+name.commit"}


def test_a_commit_that_a_folder_of_mirrors_lacks_is_not_laid_out(tmp_path: Path) -> None:
    source = labelled.Source("owner/name", "0" * 40)

    assert not lay_out(source, tmp_path / "build", tmp_path)
