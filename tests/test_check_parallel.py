"""Many roots are judged on all processors, and what is said is the same."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.command import run
from tests.goldens import GOLDEN
from trigscaffold.audit import roots
from trigscaffold.audit.check import Options, check
from trigscaffold.audit.verdict import Finding, Severity


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="roots are judged in one process here")
def test_several_processes_say_what_one_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "broken.tf").write_text('resource "aws_sqs_queue" "x" {\n  name = \n}\n')
    paths = [GOLDEN / "s3_notification", GOLDEN / "sqs_fifo", GOLDEN / "sqs_standard", tmp_path]
    monkeypatch.setattr(roots, "_processes", lambda _: 3)
    several = check(paths, Options(severity=Severity.INFO))
    monkeypatch.setattr(roots, "_processes", lambda _: 1)
    one = check(paths, Options(severity=Severity.INFO))

    assert several.counts["functions"] > 10
    assert [_said(f) for f in several.violations] == [_said(f) for f in one.violations]
    assert [_said(f) for f in several.undecidable] == [_said(f) for f in one.undecidable]
    assert several.problems == one.problems
    assert several.counts == one.counts
    assert len(several.ignored) == len(one.ignored) > 0


def _said(finding: Finding) -> str:
    subject = finding.subject
    return f"{subject.file}:{subject.body.line} {finding.rule} {subject.address} {finding.message}"


def test_few_files_are_judged_in_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("multiprocessing.get_context", lambda _: pytest.fail("a second process was started"))

    assert json.loads(run("check", str(GOLDEN / "sqs_standard"), "--format", "json").out)["findings"] == []
