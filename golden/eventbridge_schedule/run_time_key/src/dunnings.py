"""What the function does when the time has come. This is the file to edit."""

import os
from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.idempotency import DynamoDBPersistenceLayer, IdempotencyConfig, idempotent_function

logger = Logger(child=True)
# What was handled is remembered for as long as it can come again.
store = DynamoDBPersistenceLayer(table_name=os.environ["IDEMPOTENCY_TABLE"])
once = IdempotencyConfig(
    event_key_jmespath="[schedule_arn, scheduled_time]",
    raise_on_no_idempotency_key=True,
    expires_after_seconds=108000,
)


def read(run: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the runs that one event asks for: always one."""
    if "scheduled_time" not in run:
        raise ValueError("not an event of EventBridge Scheduler: it has no 'scheduled_time'")
    return [run]


@idempotent_function(data_keyword_argument="run", persistence_store=store, config=once)
def process(run: dict[str, Any]) -> None:
    """Do what is due. A time of a schedule comes here only once, unless this raises.

    ``run["payload"]`` is what the schedule was created with.
    """
    logger.info("run started", extra={"scheduled_time": run["scheduled_time"]})
