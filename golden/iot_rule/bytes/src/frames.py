"""What the function does with one message of a device. This is the file to edit."""

import base64
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from aws_lambda_powertools import Logger

logger = Logger(child=True)


@dataclass(frozen=True)
class Message:
    """What one device published, and what AWS IoT says of it."""

    topic: str
    client_id: str  # "n/a" where it did not come over MQTT
    received_at_ms: int
    data: str

    @property
    def payload(self) -> bytes:
        """The bytes that the device sent."""
        return base64.b64decode(self.data, validate=True)

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
            data=envelope["data"],
        )
    ]


def process(message: Message) -> None:
    """Do the work for one message. It may come more than once, and before an earlier one."""
    logger.info("message received", extra={"topic": message.topic, "bytes": len(message.payload)})
