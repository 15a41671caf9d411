"""What the skill says. This is the file to edit.

An answer after 8 seconds comes too late, and Alexa asks only once. `session` is what the turns of one conversation
remember; Alexa brings it along with each.
"""

from dataclasses import dataclass
from typing import Any

from aws_lambda_powertools import Logger

logger = Logger(child=True)


@dataclass(frozen=True)
class Answer:
    """What Alexa says, at most 8,000 characters. With a *question* she listens, and asks it after a silence."""

    text: str
    question: str = ""


def launch(session: dict[str, Any]) -> Answer:
    """Answer a user who opens the skill without saying what for."""
    return Answer("Welcome. What would you like to know?", question="What would you like to know?")


def intent(name: str, slots: dict[str, str | None], session: dict[str, Any]) -> Answer:
    """Answer what the user means: the intent called *name* of the skill's model, with the values that it caught."""
    if name == "AMAZON.HelpIntent":
        return Answer("You can ask me a question, or say stop.", question="What would you like to know?")
    if name in ("AMAZON.StopIntent", "AMAZON.CancelIntent"):
        return Answer("Goodbye.")
    logger.info("asked", extra={"intent": name, "slots": sorted(slots)})
    session["turns"] = session.get("turns", 0) + 1
    return Answer("I heard you, but I have no answer to that yet.", question="What else would you like to know?")
