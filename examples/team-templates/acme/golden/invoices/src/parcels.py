"""What the function does with one job. This is the file to edit."""

import os
from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.idempotency import DynamoDBPersistenceLayer, IdempotencyConfig, idempotent_function

logger = Logger(child=True)
# What was handled is remembered for as long as it can come again.
store = DynamoDBPersistenceLayer(table_name=os.environ["IDEMPOTENCY_TABLE"])
# It is known by all that is in it. If two may rightly be alike, the second would be dropped: name the field that tells
# them apart, such as `event_key_jmespath="order_id"`.
once = IdempotencyConfig(expires_after_seconds=345600)


def read(message: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the jobs that one message holds."""
    if not isinstance(message, dict):
        raise ValueError(f"a job is a JSON object, this is a {type(message).__name__}")
    return [message]


@idempotent_function(data_keyword_argument="job", persistence_store=store, config=once)
def process(job: dict[str, Any]) -> None:
    """Do one job. A job with the same content comes here only once, unless this raises."""
    logger.info("job received", extra={"fields": sorted(job)})
