"""What the function answers the bot: one function for each code hook. This is the file to edit."""

from aws_lambda_powertools import Logger

from lex_dialog import Answer, Turn

logger = Logger(child=True)


def dialog(turn: Turn) -> Answer:
    """Look at what is known so far: let Lex go on, or ask again for what cannot be."""
    return turn.delegate()


def fulfill(turn: Turn) -> Answer:
    """Do what was asked for. Whatever is raised here, the person hears that it did not work."""
    logger.info("intent is complete", extra={"intent": turn.intent})
    return turn.close("Fulfilled", "Done.")
