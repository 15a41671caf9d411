"""Between Step Functions and `charge.process`: its result goes on, its error is the state's."""

import json
from typing import Any

from aws_lambda_powertools import Logger, Tracer
from aws_lambda_powertools.utilities.idempotency.exceptions import IdempotencyAlreadyInProgressError
from aws_lambda_powertools.utilities.typing import LambdaContext

import charge

# A state's result has at most 262,144 bytes, and the call adds some of its own. No Catch knows a larger one.
LONGEST_RESULT = 250_000

logger = Logger()
tracer = Tracer()


@logger.inject_lambda_context(clear_state=True)
@tracer.capture_lambda_handler
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Do one step; the workflow goes on with its result."""
    charge.once.register_lambda_context(context)
    (step,) = charge.read(event)
    logger.append_keys(execution=step.execution, state=step.state)
    try:
        result = charge.process(step=step)
    except IdempotencyAlreadyInProgressError as error:
        raise charge.TryAgain("an earlier call for this step is still at work") from error
    answer = {"result": result}
    size = len(json.dumps(answer).encode())
    if size > LONGEST_RESULT:
        says = f"the result has {size} bytes, a state's has {LONGEST_RESULT} at most: store it, return where"
        raise charge.Rejected(says)
    return answer
