"""Whether an alarm watches something."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from trigscaffold.audit.model import Model
from trigscaffold.audit.resource import Body
from trigscaffold.audit.value import Presence, Value


def watched(model: Model, metrics: Collection[str], means: Callable[[Value], bool | None]) -> Presence:
    """Tell whether an alarm watches one of *metrics* with a dimension of which *means* is true.

    *means* returns None where it cannot tell; the answer is then `Presence.MAYBE`, as it is for an alarm that may not
    be made or whose metric is not known.
    """
    found = Presence.NO
    for alarm in model.of_type("aws_cloudwatch_metric_alarm"):
        for metric, dimensions in _watches(alarm.body):
            answer = _means(metric, dimensions, metrics, means)
            if answer and alarm.exists.data is True:
                return Presence.YES
            if answer is not False:
                found = Presence.MAYBE
    return found


def _watches(body: Body) -> Iterator[tuple[Value, Value]]:
    """Yield each metric of an alarm with its dimensions."""
    yield body.value("metric_name"), body.value("dimensions")
    for query in body.blocks.get("metric_query", ()):
        for metric in query.blocks.get("metric", ()):
            yield metric.value("metric_name"), metric.value("dimensions")


def _means(
    metric: Value, dimensions: Value, metrics: Collection[str], means: Callable[[Value], bool | None]
) -> bool | None:
    if metric.known and metric.text not in metrics:
        return False
    fields = dimensions.fields
    if fields is None:
        return None if not dimensions.known else False
    found = {means(value) for value in fields.values()}
    if True in found:
        return True if metric.known else None
    return None if None in found else False
