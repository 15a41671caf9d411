"""What the function does with one change of a branch or tag. This is the file to edit."""

import os
from dataclasses import dataclass
from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.idempotency import DynamoDBPersistenceLayer, IdempotencyConfig, idempotent_function

logger = Logger(child=True)
# What was handled is remembered for as long as it can come again.
store = DynamoDBPersistenceLayer(table_name=os.environ["IDEMPOTENCY_TABLE"])
once = IdempotencyConfig(
    event_key_jmespath="[event_id, reference]",
    raise_on_no_idempotency_key=True,
    expires_after_seconds=86400,
)


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


@idempotent_function(data_keyword_argument="change", persistence_store=store, config=once)
def process(change: Change) -> None:
    """Do the work for one change. The same change comes here only once, unless this raises."""
    logger.info(
        "reference changed",
        extra={"repository": change.repository, "reference": change.reference, "commit": change.commit},
    )
