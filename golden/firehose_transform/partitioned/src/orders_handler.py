"""Between Firehose and `orders.process`: each record is answered once, in its place and under its own id."""

import json
from base64 import b64encode
from typing import Any

from aws_lambda_powertools import Logger, Tracer
from aws_lambda_powertools.utilities.data_classes.kinesis_firehose_event import (
    KinesisFirehoseDataTransformationRecord,
    KinesisFirehoseDataTransformationRecordMetadata,
    KinesisFirehoseDataTransformationResponse,
    KinesisFirehoseEvent,
    KinesisFirehoseRecord,
)
from aws_lambda_powertools.utilities.typing import LambdaContext

import orders

logger = Logger()
tracer = Tracer()

# Lambda takes no answer of more than 6 MB, and with the answer the whole batch would fail.
ROOM = 6_000_000

# The objects' names are made of these. Firehose puts a record without one of them aside, and no alarm would tell.
KEYS = ("customer", "kind")


@logger.inject_lambda_context
@tracer.capture_lambda_handler
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Answer each record: Ok with what is stored, Dropped, or ProcessingFailed."""
    if not event.get("records") or "deliveryStreamArn" not in event:
        raise ValueError("not an event of Firehose: it has no 'records' or no 'deliveryStreamArn'")
    records = list(KinesisFirehoseEvent(event).records)
    refusals = [record.build_data_transformation_response(result="ProcessingFailed") for record in records]
    room = ROOM - sum(size(refusal) for refusal in refusals)
    response = KinesisFirehoseDataTransformationResponse()
    for record, refusal in zip(records, refusals, strict=True):
        answer = transform(record)
        more = size(answer) - size(refusal) if answer else 0
        if answer and more > room:
            logger.error("no room for the record in an answer of 6 MB", extra=named(record))
            answer = None
        elif answer:
            room -= more
        response.add_record(answer or refusal)
    return response.asdict()


def transform(record: KinesisFirehoseRecord) -> KinesisFirehoseDataTransformationRecord | None:
    """Return the answer for one record; None: it could not be changed."""
    try:
        changed = orders.process(record)
        if changed is None:
            return record.build_data_transformation_response(result="Dropped")
        stored, keys = changed
        if missing := [key for key in KEYS if not keys.get(key)]:
            raise ValueError(f"the record has no partition key {', '.join(missing)}")
        metadata = KinesisFirehoseDataTransformationRecordMetadata(partition_keys=keys)
        return record.build_data_transformation_response(data=b64encode(stored).decode(), metadata=metadata)
    except Exception:
        logger.exception("the record could not be changed", extra=named(record))
        return None


def named(record: KinesisFirehoseRecord) -> dict[str, str]:
    """Return what the log says of a record that fails; the alarm counts by it."""
    return {"trigger": "orders", "record_id": record.record_id}


def size(answer: KinesisFirehoseDataTransformationRecord) -> int:
    """Return how many bytes *answer* takes in the whole answer."""
    return len(json.dumps(answer.asdict())) + len(", ")
