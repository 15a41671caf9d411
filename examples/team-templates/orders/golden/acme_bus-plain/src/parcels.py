"""What the function does with one fact. This is the file to edit."""

from dataclasses import dataclass
from typing import Any

from aws_lambda_powertools import Logger

logger = Logger(child=True)


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


def process(fact: Fact) -> None:
    """Do the work for one fact. It may come more than once."""
    logger.info("fact received", extra={"fact": fact.name, "domain": fact.domain, "content": fact.content})
