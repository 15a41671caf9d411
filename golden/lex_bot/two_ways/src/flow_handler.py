"""Between Lambda and `flow.answer`: an exception is the Error branch of the flow's block."""

import json
from typing import Any

from aws_lambda_powertools import Logger, Tracer
from aws_lambda_powertools.utilities.data_classes.connect_contact_flow_event import ConnectContactFlowEvent
from aws_lambda_powertools.utilities.typing import LambdaContext

import flow

LIMIT_BYTES = 32 * 1024
logger = Logger()
tracer = Tracer()


@logger.inject_lambda_context(correlation_id_path="Details.ContactData.ContactId")
@tracer.capture_lambda_handler
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, str]:
    """Answer one contact's flow."""
    if event.get("Name") != "ContactFlowEvent" or "ContactData" not in event.get("Details", {}):
        raise ValueError("not an event of an Amazon Connect flow: it has no 'Details.ContactData'")
    return checked(flow.answer(contact=ConnectContactFlowEvent(event)))


def checked(answer: dict[str, str]) -> dict[str, str]:
    """Return *answer*; refuse by name what Amazon Connect would only call not understood."""
    if wrong := [name for name, value in answer.items() if not isinstance(value, str)]:
        raise TypeError(f"the flow takes texts only (STRING_MAP), these are none: {', '.join(wrong)}")
    size = len(json.dumps(answer, ensure_ascii=False).encode())
    if size >= LIMIT_BYTES:
        raise ValueError(f"the answer has {size} bytes; a flow takes less than {LIMIT_BYTES}")
    return answer


def recognises(event: dict[str, Any]) -> bool:
    """Tell whether *event* comes from a flow."""
    return event.get("Name") == "ContactFlowEvent"
