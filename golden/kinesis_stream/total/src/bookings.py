"""What the function does with one record's data. This is the file to edit."""

import os
from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.idempotency import DynamoDBPersistenceLayer, IdempotencyConfig, idempotent_function

logger = Logger(child=True)
# What was handled is remembered for as long as it can come again.
store = DynamoDBPersistenceLayer(table_name=os.environ["IDEMPOTENCY_TABLE"])
# It is known by all that is in it. If two may rightly be alike, the second would be dropped: name the field that tells
# them apart, such as `event_key_jmespath="order_id"`.
once = IdempotencyConfig(expires_after_seconds=864000)


def read(data: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what there is to do about the data of one record: one thing each."""
    if not isinstance(data, dict):
        raise ValueError(f"a record's data is a JSON object, this is a {type(data).__name__}")
    return [data]


@idempotent_function(data_keyword_argument="data", persistence_store=store, config=once)
def process(data: dict[str, Any]) -> None:
    """Do the work for one record. Data with the same content comes here only once, unless this raises.

    Producers send a record again when they are not sure, and the copy has a sequence number of its own.
    """
    logger.info("record received", extra={"fields": sorted(data)})
