"""What the function does with one line of the log. This is the file to edit."""

import os
from dataclasses import dataclass
from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.data_classes import CloudWatchLogsEvent

logger = Logger(child=True)


@dataclass(frozen=True)
class Line:
    """One line of a log: `id` is its own for ever, `timestamp` is in milliseconds."""

    id: str
    timestamp: int
    message: str
    log_group: str
    log_stream: str


def read(envelope: dict[str, Any]) -> list[Line]:
    """Return the lines that one event holds, which come from one log stream."""
    if "awslogs" not in envelope:
        raise ValueError("not an event of CloudWatch Logs: it has no 'awslogs'")
    batch = CloudWatchLogsEvent(envelope).parse_logs_data()
    if batch.message_type == "CONTROL_MESSAGE":
        return []  # CloudWatch Logs tries out with it whether the function can be reached
    if batch.log_group == f"/aws/lambda/{os.environ['AWS_LAMBDA_FUNCTION_NAME']}":
        raise ValueError("these lines are the function's own, so that it sets itself off: remove that subscription")
    return [
        Line(event.get_id, event.timestamp, event.message, batch.log_group, batch.log_stream)
        for event in batch.log_events
    ]


def process(line: Line) -> None:
    """Do the work for one line. It may come more than once, also because another of its batch failed."""
    logger.info("line received", extra={"log_stream": line.log_stream, "line": line.message})
