"""What the function makes of one record. This is the file to edit."""

import json

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.data_classes.kinesis_firehose_event import KinesisFirehoseRecord

logger = Logger(child=True)


def process(record: KinesisFirehoseRecord) -> bytes | None:
    """Return what is stored in the record's place, or None to drop it; raise where it cannot be changed.

    The same record may come more than once, so do nothing here but change it.
    """
    item = json.loads(record.data_as_bytes)
    return json.dumps(item).encode() + b"\n"  # Firehose puts nothing between records
