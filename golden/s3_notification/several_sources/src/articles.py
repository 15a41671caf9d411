"""What the function does with one message. This is the file to edit."""

import json
from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.data_classes import SNSEvent

logger = Logger(child=True)


def read(envelope: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the messages that one notification holds, each a JSON object."""
    if "Records" not in envelope:
        raise ValueError("not an event of SNS: it has no 'Records'")
    return [json.loads(record.sns.message) for record in SNSEvent(envelope).records]


def process(message: dict[str, Any]) -> None:
    """Do the work for one message. It may come more than once."""
    logger.info("message received", extra={"announced": message})
