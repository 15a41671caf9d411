"""What the function does when a device's detector enters a state. This is the file to edit."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from aws_lambda_powertools import Logger

logger = Logger(child=True)


@dataclass(frozen=True)
class Change:
    """What AWS IoT Events says of one change of a state."""

    device: str  # the value of `pump_id`
    state: str
    variables: dict[str, Any]
    event_time_ms: int
    execution_id: str

    @property
    def happened_at(self) -> datetime:
        """When the detector entered the state."""
        return datetime.fromtimestamp(self.event_time_ms / 1000, UTC)


def read(envelope: dict[str, Any]) -> list[Change]:
    """Return the change that one event tells of: always one."""
    if "detector" not in envelope.get("event", {}).get("payload", {}):
        raise ValueError("not an event of AWS IoT Events: it has no 'event.payload.detector'")
    event = envelope["event"]
    payload = event["payload"]
    return [
        Change(
            device=payload["detector"]["keyValue"],
            state=payload["state"]["stateName"],
            variables=payload["state"]["variables"],
            event_time_ms=event["eventTime"],
            execution_id=payload["actionExecutionId"],
        )
    ]


def process(change: Change) -> None:
    """Do the work for one change. It may come more than once."""
    logger.info("state entered", extra={"device": change.device, "state": change.state})
