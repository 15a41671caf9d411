"""What the function does with one record's data. This is the file to edit."""

from typing import Any

from aws_lambda_powertools import Logger

logger = Logger(child=True)


def read(data: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what there is to do about the data of one record: one thing each."""
    if not isinstance(data, dict):
        raise ValueError(f"a record's data is a JSON object, this is a {type(data).__name__}")
    return [data]


def process(data: dict[str, Any]) -> None:
    """Do the work for one record. It may come more than once. Raising holds up its shard until it is tried again."""
    logger.info("record received", extra={"fields": sorted(data)})
