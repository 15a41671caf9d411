"""What the function does with one message of a device. This is the file to edit."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.idempotency import DynamoDBPersistenceLayer, IdempotencyConfig, idempotent_function

logger = Logger(child=True)
# Devices may send a message twice, so it is known by what is in it. Equal ones count as one: have devices put a number
# or a time in.
# What was handled is remembered for as long as it can come again.
store = DynamoDBPersistenceLayer(table_name=os.environ["IDEMPOTENCY_TABLE"])
once = IdempotencyConfig(
    event_key_jmespath="[topic, payload]",
    raise_on_no_idempotency_key=True,
    expires_after_seconds=345600,
)
# What the rule puts beside the device's own fields.
ADDED = {"mqtt_topic", "mqtt_client_id", "mqtt_received_at", "mqtt_rule"}


@dataclass(frozen=True)
class Message:
    """What one device published, and what AWS IoT says of it."""

    topic: str
    client_id: str  # "n/a" where it did not come over MQTT
    received_at_ms: int
    payload: dict[str, Any]

    @property
    def received_at(self) -> datetime:
        """When AWS IoT had it, which need not be when the device sent it."""
        return datetime.fromtimestamp(self.received_at_ms / 1000, UTC)


def read(envelope: dict[str, Any]) -> list[Message]:
    """Return the message that one event holds: always one."""
    if not isinstance(envelope, dict) or "mqtt_topic" not in envelope:
        raise ValueError("not an event of the rule: it has no 'mqtt_topic'")
    return [
        Message(
            topic=envelope["mqtt_topic"],
            client_id=envelope["mqtt_client_id"],
            received_at_ms=envelope["mqtt_received_at"],
            payload={key: value for key, value in envelope.items() if key not in ADDED},
        )
    ]


@idempotent_function(data_keyword_argument="message", persistence_store=store, config=once)
def process(message: Message) -> None:
    """Do the work for one message. The same message comes here only once, unless this raises."""
    logger.info("message received", extra={"topic": message.topic, "fields": sorted(message.payload)})
