"""Between Step Functions and `claims.process`: its result goes on, its error is the state's."""

import json
import os
import re
from typing import Any

from aws_lambda_powertools import Logger, Tracer
from aws_lambda_powertools.utilities.typing import LambdaContext

import claims

# A state's result has at most 262,144 bytes, and the call adds some of its own. No Catch knows a larger one.
LONGEST_RESULT = 250_000

logger = Logger()
tracer = Tracer()


@logger.inject_lambda_context(clear_state=True)
@tracer.capture_lambda_handler
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Do one step; the workflow goes on with its result."""
    (step,) = claims.read(event)
    logger.append_keys(execution=step.execution, state=step.state)
    result = claims.process(step=step)
    answer = {"result": result}
    size = len(json.dumps(answer).encode())
    if size > LONGEST_RESULT:
        says = f"the result has {size} bytes, a state's has {LONGEST_RESULT} at most: store it, return where"
        raise claims.Rejected(says)
    return answer


def recognises(event: dict[str, Any]) -> bool:
    """Tell whether *event* comes from this workflow, or from a child of its distributed Map (NAME/LABEL)."""
    workflow = re.split("[:/]", str(event.get("execution")))[6:7]
    return workflow == os.environ["CLAIMS_STATE_MACHINE_ARN"].split(":")[6:7]
