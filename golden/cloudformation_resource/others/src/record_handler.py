"""Between CloudFormation and `record.process`: every request is answered, whatever happens."""

import json
import signal
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.request import Request, urlopen

from aws_lambda_powertools import Logger, Tracer
from aws_lambda_powertools.utilities.data_classes import CloudFormationCustomResourceEvent
from aws_lambda_powertools.utilities.typing import LambdaContext

import record

# Of the function's time, for the answer: three tries of 2 s and the pauses of 1 and 2 s between them fit in.
ANSWER_S = 10
LONGEST_ANSWER = 4096
LONGEST_ID = 1024
LONGEST_REASON = 500

logger = Logger()
tracer = Tracer()


class OutOfTime(BaseException):
    """The time for the work is over. Not an `Exception`, so that the work does not catch it by mistake."""


@logger.inject_lambda_context(clear_state=True)
@tracer.capture_lambda_handler(capture_response=False)  # the answer may hold secrets
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Do what CloudFormation asks for and answer it. Raises, so that Lambda calls again, only when it cannot answer."""
    (request,) = record.read(event)
    logger.append_keys(trigger="record", stack_id=request.stack_id)
    physical_id = request.physical_resource_id or record.own_id(request)
    try:
        with time_for_work(context):
            resource = record.process(request=request)
        physical_id = usable(resource.get("physical_id", physical_id))
        answer = succeeded(request, physical_id, resource)
        logger.info("request done", extra={"answered": "SUCCESS", "request_type": request.request_type})
    except (Exception, OutOfTime) as error:
        logger.exception("request failed", extra={"answered": "FAILED", "request_type": request.request_type})
        reason = f"{type(error).__name__}: {error}".encode(errors="replace")[:LONGEST_REASON].decode(errors="ignore")
        answer = answer_to(request, "FAILED", physical_id) | {"Reason": f"{reason} (log: {context.aws_request_id})"}
    send(request.response_url, answer)
    return answer


@contextmanager
def time_for_work(context: LambdaContext) -> Iterator[None]:
    """Interrupt the work while there is still time to say so."""

    def interrupt(number: int, frame: Any) -> None:
        raise OutOfTime("the work was not done in the function's time")

    signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, max(0.001, context.get_remaining_time_in_millis() / 1000 - ANSWER_S))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def answer_to(request: CloudFormationCustomResourceEvent, status: str, physical_id: str) -> dict[str, Any]:
    """Return what every answer has; CloudFormation wants its own ids back as they came."""
    return {
        "Status": status,
        "PhysicalResourceId": physical_id,
        "StackId": request.stack_id,
        "RequestId": request.request_id,
        "LogicalResourceId": request.logical_resource_id,
    }


def usable(physical_id: str) -> str:
    """Return the id; raise when CloudFormation would take no answer with it, not even FAILED."""
    if not 0 < len(physical_id.encode()) <= LONGEST_ID:
        raise ValueError(f"a physical id has 1 to {LONGEST_ID} bytes, this has {len(physical_id.encode())}")
    return physical_id


def succeeded(request: CloudFormationCustomResourceEvent, physical_id: str, made: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answer for what was done; raise when CloudFormation would not take it."""
    answer = answer_to(request, "SUCCESS", physical_id)
    if "data" in made:
        answer |= {"Data": made["data"], "NoEcho": made.get("no_echo", False)}
    if (size := len(json.dumps(answer).encode())) > LONGEST_ANSWER:
        raise ValueError(f"the answer has {size} bytes, CloudFormation takes {LONGEST_ANSWER}: give out less data")
    return answer


def send(url: str, answer: dict[str, Any]) -> None:
    """Put the answer where CloudFormation waits for it. The URL is signed without a content type."""
    body = json.dumps(answer).encode()
    for pause_s in (1, 2, 0):
        try:
            urlopen(Request(url, data=body, method="PUT", headers={"Content-Type": ""}), timeout=2).close()
            return
        except OSError:
            if not pause_s:
                raise
            logger.warning("the answer could not be sent, trying again")
            time.sleep(pause_s)


def recognises(event: dict[str, Any]) -> bool:
    """Tell whether *event* asks for this resource."""
    return "ResponseURL" in event and event.get("ResourceType") == "Custom::NameRecord"
