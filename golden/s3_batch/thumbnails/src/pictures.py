"""What the function does with one object of a job. This is the file to edit."""

from dataclasses import dataclass, field

from aws_lambda_powertools import Logger

logger = Logger(child=True)


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


def process(task: Task) -> str:
    """Do the work for one object and return what the report shall say. The same task may come more than once.

    Raises:
        TryAgain: S3 tries the task again before the job ends; any other exception fails it for good.
    """
    logger.info("object of a job", extra={"bucket": task.bucket, "key": task.key, "job": task.job})
    return "done"
