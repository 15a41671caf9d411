"""What the function does with one change of a branch or tag. This is the file to edit."""

from dataclasses import dataclass
from typing import Any

from aws_lambda_powertools import Logger

logger = Logger(child=True)


@dataclass(frozen=True)
class Change:
    """One reference that a push changed; *commit* is where it points now, or pointed before it was deleted."""

    event_id: str
    repository: str
    reference: str
    commit: str
    created: bool
    deleted: bool
    pushed_by: str

    @property
    def branch(self) -> str:
        """The name of the branch; empty for a tag."""
        return self.reference.removeprefix("refs/heads/") if self.reference.startswith("refs/heads/") else ""


def read(envelope: dict[str, Any]) -> list[Change]:
    """Return the references that one event tells of. A large push comes in several events."""
    records = envelope.get("Records")
    if not records or any("codecommit" not in record for record in records):
        raise ValueError("not an event of CodeCommit: it has no 'Records' with 'codecommit'")
    return [
        Change(
            event_id=record["eventId"],
            repository=record["eventSourceARN"].split(":")[5],
            reference=reference["ref"],
            commit=reference.get("commit", ""),
            created=bool(reference.get("created")),
            deleted=bool(reference.get("deleted")),
            pushed_by=record.get("userIdentityARN", ""),
        )
        for record in records
        if record["eventName"] != "TriggerEventTest"  # somebody tries out the trigger; the references are made up
        for reference in record["codecommit"]["references"]
    ]


def process(change: Change) -> None:
    """Do the work for one change. It may come more than once, and before an earlier one."""
    logger.info(
        "reference changed",
        extra={"repository": change.repository, "reference": change.reference, "commit": change.commit},
    )
