"""An alarm on one metric, or on an expression over several."""

from __future__ import annotations

from collections.abc import Iterator

from trigscaffold.audit.call import Expanded
from trigscaffold.audit.registry.inputs import Entry, Inputs, at, entries
from trigscaffold.audit.registry.making import block, make, out, together
from trigscaffold.audit.resource import Body

SOURCE = "terraform-aws-modules/cloudwatch/aws//modules/metric-alarm"
READ = "5.7.2"

_ALARM = (
    "alarm_name",
    "metric_name",
    "namespace",
    "dimensions",
    "statistic",
    "threshold",
    "comparison_operator",
    "alarm_actions",
    "ok_actions",
    "insufficient_data_actions",
)
_METRIC = ("metric_name", "namespace", "dimensions", "stat", "period")


def expand(inputs: Inputs) -> Expanded:
    """Return the alarm."""
    queries = tuple(body for entry in inputs.every("metric_query") for body in _query(entry))
    alarm = make(
        inputs,
        "aws_cloudwatch_metric_alarm",
        "this",
        inputs.taken(*_ALARM),
        exists=inputs.get("create_metric_alarm", True),
        blocks={"metric_query": queries},
    )
    outputs = {f"cloudwatch_metric_alarm_{name}": out(alarm, name) for name in ("arn", "id")}
    return Expanded(together(alarm), outputs)


def _query(entry: Entry) -> Iterator[Body]:
    metrics = tuple(
        body
        for metric in entries(entry.get("metric"))
        for body in block(metric.exists, {name: at(metric.value, name) for name in _METRIC})
    )
    yield from block(entry.exists, entry.taken("id", "expression"), {"metric": metrics} if metrics else {})
