"""What the function does with one object of a job. This is the file to edit."""

import os
from dataclasses import dataclass, field

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.idempotency import DynamoDBPersistenceLayer, IdempotencyConfig, idempotent_function

logger = Logger(child=True)
# What was handled is remembered for as long as it can come again.
store = DynamoDBPersistenceLayer(table_name=os.environ["IDEMPOTENCY_TABLE"])
once = IdempotencyConfig(
    event_key_jmespath="[job, bucket, key, version]",
    raise_on_no_idempotency_key=True,
    expires_after_seconds=1209600,
)


class TryAgain(Exception):
    """Raise it where another attempt may succeed: what is called is overloaded, or does not answer."""


@dataclass(frozen=True)
class Task:
    """One object, the key decoded, and the job it is part of with what the job was given along."""

    job: str
    bucket: str
    key: str
    version: str | None = None
    arguments: dict[str, str] = field(default_factory=dict)


@idempotent_function(data_keyword_argument="task", persistence_store=store, config=once)
def process(task: Task) -> str:
    """Do the work for one object and return what the report shall say. It is done once in a job, unless this raises.

    Raises:
        TryAgain: S3 tries the task again before the job ends; any other exception fails it for good.
    """
    logger.info("object of a job", extra={"bucket": task.bucket, "key": task.key, "job": task.job})
    return "done"
