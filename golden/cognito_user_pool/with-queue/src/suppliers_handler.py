"""Between Cognito and the steps of `suppliers`: returns the event as the one that is asked for changed it.

Cognito waits 5 seconds and asks 3 times in all; after that the sign-up or sign-in has failed and stays so.
"""

import os
from collections.abc import Callable
from typing import Any

from aws_lambda_powertools import Logger, Tracer
from aws_lambda_powertools.utilities.data_classes import cognito_user_pool_event as events
from aws_lambda_powertools.utilities.typing import LambdaContext

import suppliers

logger = Logger()
tracer = Tracer()
# What a `triggerSource` begins with: what comes with it, and who answers it.
EVENTS: dict[str, type[Any]] = {
    "PreSignUp": events.PreSignUpTriggerEvent,
}
STEPS: dict[str, Callable[[Any], None]] = {
    "PreSignUp": suppliers.pre_sign_up,
}


class StepFailed(Exception):
    """What a user may read of a failure that is none of the user's business."""


# An event holds passwords and the answers to challenges: neither the log nor a trace may have it.
@logger.inject_lambda_context(log_event=False)
@tracer.capture_lambda_handler(capture_response=False)
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Answer one step: the event itself, changed. What is raised ends the step, and its text is shown to the user."""
    source = str(event.get("triggerSource"))
    step = source.partition("_")[0]
    if step not in STEPS or not isinstance(event.get("response"), dict):
        raise ValueError(f"not a step that this function answers: triggerSource is {source}; known: {', '.join(STEPS)}")
    try:
        STEPS[step](EVENTS[step](event))
    except suppliers.Refused as refusal:
        logger.warning("step refused", extra={"source": source, "reason": str(refusal)})
        raise
    except Exception:
        logger.exception("step failed", extra={"source": source})
        raise StepFailed("This did not work. Try again later.") from None
    return event


def recognises(event: dict[str, Any]) -> bool:
    """Tell whether *event* is a step of this user pool."""
    return event.get("userPoolId") == os.environ["SUPPLIERS_USER_POOL_ID"] and "triggerSource" in event
