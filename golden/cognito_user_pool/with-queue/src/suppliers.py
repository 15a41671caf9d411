"""What the function answers at each step of signing up or in. This is the file to edit.

A step changes `event.response`; one that leaves it as it is lets Cognito do what it would do anyway.
An answer after more than 5 seconds comes too late, and Cognito may ask for the same step up to 3 times.
"""

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.data_classes.cognito_user_pool_event import PreSignUpTriggerEvent

logger = Logger(child=True)


class Refused(Exception):
    """Raise it to refuse a step. Its text is shown to the user, who may be anybody."""


def pre_sign_up(event: PreSignUpTriggerEvent) -> None:
    """Let somebody sign up, or raise `Refused`. Nobody is confirmed who has not proven the mail address."""
    logger.info("sign-up", extra={"source": event.trigger_source})
