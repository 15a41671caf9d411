"""What the function answers the bot: one function for each code hook. This is the file to edit."""

import os

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.idempotency import DynamoDBPersistenceLayer, IdempotencyConfig, idempotent_function

from lex_dialog import Answer, Turn

logger = Logger(child=True)

# One request of a person is done once, however often Lex asks.
store = DynamoDBPersistenceLayer(table_name=os.environ["IDEMPOTENCY_TABLE"])
once = IdempotencyConfig(
    event_key_jmespath="[sessionId, sessionState.originatingRequestId, sessionState.intent]",
    raise_on_no_idempotency_key=True,
    expires_after_seconds=3600,
)


def dialog(turn: Turn) -> Answer:
    """Look at what is known so far: let Lex go on, or ask again for what cannot be."""
    number = turn.slot("Number")
    if number is not None and not number.isalnum():
        return turn.elicit_slot("Number", "A number has letters and digits only. What is it?")
    return turn.delegate()


@idempotent_function(data_keyword_argument="turn", persistence_store=store, config=once)
def fulfill(turn: Turn) -> Answer:
    """Do what was asked for. Whatever is raised here, the person hears that it did not work."""
    logger.info("intent is complete", extra={"intent": turn.intent})
    return turn.close("Fulfilled", f"{turn.slot('Number')} is on its way.")
