"""What the function makes of one record. This is the file to edit."""

import json

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.data_classes.kinesis_firehose_event import KinesisFirehoseRecord

logger = Logger(child=True)


def process(record: KinesisFirehoseRecord) -> tuple[bytes, dict[str, str]] | None:
    """Return what is stored in the record's place and its partition keys, or None to drop it; raise where it cannot be.

    The same record may come more than once, so do nothing here but change it.
    """
    item = json.loads(record.data_as_bytes)
    keys = {name: str(item.get(name) or "unknown") for name in ("customer", "kind")}
    return json.dumps(item).encode() + b"\n", keys  # Firehose puts nothing between records
