"""Terraform for tests of the triggers that are there today: a function, and what stands beside it."""

from __future__ import annotations

from pathlib import Path

from trigscaffold import catalog
from trigscaffold.audit.folder import load
from trigscaffold.audit.graph import build
from trigscaffold.audit.model import Function, Model
from trigscaffold.spec import SpecFile
from trigscaffold.today import report
from trigscaffold.today.report import OfFunction

FUNCTION = """
resource "aws_lambda_function" "work" {
  function_name = "work"
  role          = "arn:aws:iam::123456789012:role/work"
  timeout       = 20
}
"""
QUEUE = """
resource "aws_sqs_queue" "jobs" {
  name = "jobs"
}

resource "aws_lambda_event_source_mapping" "jobs" {
  event_source_arn = aws_sqs_queue.jobs.arn
  function_name    = aws_lambda_function.work.arn
}
"""


def read(folder: Path) -> list[tuple[Model, Function]]:
    """Return each function in *folder* with the model it stands in."""
    models = [build(root.resources, root.outputs, root.calls) for root in load([folder]).roots]
    return list(report.functions(models))


def of(folder: Path, text: str, spec: SpecFile | None = None) -> OfFunction:
    """Return what is said of the one function in *text*, which stands beside `FUNCTION`."""
    (folder / "main.tf").write_text(FUNCTION + text, encoding="utf-8")
    [(model, function)] = read(folder)
    return report.of(model, function, catalog.every_choice(), spec)


def triggers(found: OfFunction) -> list[str]:
    """Return the ids of the triggers that stand there."""
    return sorted(answer.today.choice.id for answer in found.answers if answer.today)


def needs(found: OfFunction) -> dict[str, object]:
    """Return the needs that were read off the one trigger of *found*."""
    [answer] = found.answers
    return {read.need: read.value for read in answer.reads if read.value is not None}
