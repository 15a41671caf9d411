"""Between Alexa and `quiz`: knows the skill and the form of its requests and answers.

Alexa asks once and nobody tries again. What goes wrong is logged as an error, which the alarm counts, and the user
hears an apology.
"""

import os
from typing import Any

from aws_lambda_powertools import Logger, Tracer
from aws_lambda_powertools.utilities.typing import LambdaContext

import quiz

logger = Logger()
tracer = Tracer()
SKILL_ID = os.environ["QUIZ_SKILL_ID"]
APOLOGY = quiz.Answer("Sorry, that did not work. Please try again later.")


def envelope(answer: quiz.Answer, session: dict[str, Any]) -> dict[str, Any]:
    """Return *answer* in the form that Alexa takes."""
    response: dict[str, Any] = {
        "outputSpeech": {"type": "PlainText", "text": answer.text},
        "shouldEndSession": not answer.question,
    }
    if answer.question:
        response["reprompt"] = {"outputSpeech": {"type": "PlainText", "text": answer.question}}
    return {"version": "1.0", "sessionAttributes": session, "response": response}


def skill_of(event: dict[str, Any]) -> str | None:
    """Return the id of the skill that *event* comes from; None: it is no request of Alexa."""
    try:
        return event["context"]["System"]["application"]["applicationId"]
    except (KeyError, TypeError):
        return None


# An event can hold the token of a user's account: it stays out of the log.
@logger.inject_lambda_context(log_event=False, correlation_id_path="request.requestId")
@tracer.capture_lambda_handler
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Answer one turn of a conversation, or hear that it is over."""
    skill = skill_of(event)
    if skill != SKILL_ID:
        raise ValueError(f"not a request of this skill: it comes from {skill or 'something else than Alexa'}")
    request, session = event["request"], (event.get("session") or {}).get("attributes") or {}
    match request["type"]:
        case "LaunchRequest" | "IntentRequest":
            return envelope(answer(request, session), session)
        case "SessionEndedRequest":
            if request.get("reason") == "ERROR":
                logger.error("Alexa ended the session with an error", extra={"error": request.get("error")})
            return {"version": "1.0", "response": {}}  # nobody hears any more
        case kind:
            raise ValueError(f"no answer for a request of the type {kind}; the skill's interfaces say which can come")


def answer(request: dict[str, Any], session: dict[str, Any]) -> quiz.Answer:
    """Return what `quiz` answers; where it fails, an apology."""
    try:
        if request["type"] == "LaunchRequest":
            return quiz.launch(session)
        intent = request["intent"]
        slots = {name: slot.get("value") for name, slot in (intent.get("slots") or {}).items()}
        return quiz.intent(intent["name"], slots, session)
    except Exception:
        logger.exception("request failed")
        return APOLOGY
