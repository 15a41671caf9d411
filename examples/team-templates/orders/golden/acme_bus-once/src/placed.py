"""What the function does with one fact. This is the file to edit."""

import os
from dataclasses import dataclass
from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.idempotency import DynamoDBPersistenceLayer, IdempotencyConfig, idempotent_function

logger = Logger(child=True)
# What was handled is remembered for as long as it can come again.
store = DynamoDBPersistenceLayer(table_name=os.environ["IDEMPOTENCY_TABLE"])
once = IdempotencyConfig(
    event_key_jmespath="id",
    raise_on_no_idempotency_key=True,
    expires_after_seconds=108000,
)


@dataclass(frozen=True)
class Fact:
    """Something that happened in some domain of Acme; *name* as the catalogue has it."""

    id: str
    name: str
    domain: str
    content: dict[str, Any]


def read(envelope: dict[str, Any]) -> list[Fact]:
    """Return the facts that one event holds: always one."""
    if "detail" not in envelope:
        raise ValueError("not an event of Acme's bus: it has no 'detail'")
    domain = envelope["source"].removeprefix("acme.")
    return [Fact(envelope["id"], envelope["detail-type"], domain, envelope["detail"])]


@idempotent_function(data_keyword_argument="fact", persistence_store=store, config=once)
def process(fact: Fact) -> None:
    """Do the work for one fact. One with the same id comes here only once, unless this raises."""
    logger.info("fact received", extra={"fact": fact.name, "domain": fact.domain, "content": fact.content})
