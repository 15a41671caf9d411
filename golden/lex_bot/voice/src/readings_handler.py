"""Between Lambda and the code hooks in `readings`: an exception fails the turn."""

import json
from typing import Any

from aws_lambda_powertools import Logger, Tracer
from aws_lambda_powertools.utilities.typing import LambdaContext

import readings
from lex_dialog import Answer, Turn

LIMIT_BYTES = 25 * 1024
logger = Logger()
tracer = Tracer()


@logger.inject_lambda_context(correlation_id_path="sessionId")
@tracer.capture_lambda_handler
def handler(event: dict[str, Any], context: LambdaContext) -> Answer:
    """Answer one turn of a conversation."""
    turn = Turn(event)
    match event.get("invocationSource"):
        case "DialogCodeHook":
            return checked(readings.dialog(turn))
        case "FulfillmentCodeHook":
            readings.once.register_lambda_context(context)
            return checked(readings.fulfill(turn=turn))
    raise ValueError("not an event of Amazon Lex V2: its 'invocationSource' is no code hook")


def checked(answer: Answer) -> Answer:
    """Return *answer*; refuse by name what Lex would only call invalid."""
    size = len(json.dumps(answer, ensure_ascii=False).encode())
    if size > LIMIT_BYTES:
        raise ValueError(f"the answer has {size} bytes; Lex takes at most {LIMIT_BYTES}")
    return answer
