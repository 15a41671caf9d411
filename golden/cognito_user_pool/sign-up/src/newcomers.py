"""What the function answers at each step of signing up or in. This is the file to edit.

A step changes `event.response`; one that leaves it as it is lets Cognito do what it would do anyway.
An answer after more than 5 seconds comes too late, and Cognito may ask for the same step up to 3 times.
"""

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.data_classes.cognito_user_pool_event import (
    CustomMessageTriggerEvent,
    PostConfirmationTriggerEvent,
    PreSignUpTriggerEvent,
)

logger = Logger(child=True)


class Refused(Exception):
    """Raise it to refuse a step. Its text is shown to the user, who may be anybody."""


def pre_sign_up(event: PreSignUpTriggerEvent) -> None:
    """Let somebody sign up, or raise `Refused`. Nobody is confirmed who has not proven the mail address."""
    logger.info("sign-up", extra={"source": event.trigger_source})


def post_confirmation(event: PostConfirmationTriggerEvent) -> None:
    """Do what follows a confirmed sign-up, or a new password. Raising does not take that back."""
    logger.info("confirmed", extra={"source": event.trigger_source, "sub": event.request.user_attributes.get("sub")})


def custom_message(event: CustomMessageTriggerEvent) -> None:
    """Write the mail. Cognito replaces what stands for the code and, for users whom an administrator made, the name."""
    code = event.request.code_parameter
    event.response.email_subject = "Your code"
    event.response.email_message = f"Your code is {code}. If you did not ask for it, ignore this message."
    if event.trigger_source == "CustomMessage_AdminCreateUser":
        event.response.email_subject = "Your account"
        name = event.request.username_parameter
        event.response.email_message = f"Sign in as {name} with the temporary password {code} and choose your own."
