"""What the function answers at each step of signing up or in. This is the file to edit.

A step changes `event.response`; one that leaves it as it is lets Cognito do what it would do anyway.
An answer after more than 5 seconds comes too late, and Cognito may ask for the same step up to 3 times.
"""

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.data_classes.cognito_user_pool_event import (
    PostAuthenticationTriggerEvent,
    PreAuthenticationTriggerEvent,
    PreTokenGenerationV2TriggerEvent,
)

logger = Logger(child=True)


class Refused(Exception):
    """Raise it to refuse a step. Its text is shown to the user, who may be anybody."""


def pre_authentication(event: PreAuthenticationTriggerEvent) -> None:
    """Let a user try to sign in, or raise `Refused`."""
    logger.info("sign-in begins", extra={"client": event.caller_context.client_id})


def post_authentication(event: PostAuthenticationTriggerEvent) -> None:
    """Do what follows a sign-in. Raising still keeps the user out: there are no tokens yet."""
    logger.info("signed in", extra={"sub": event.request.user_attributes.get("sub")})


def pre_token_generation(event: PreTokenGenerationV2TriggerEvent) -> None:
    """Change what the tokens say; it is asked at each refresh, too. A claim is not secret: the app reads it."""
    groups = event.request.group_configuration
    details = event.response.claims_scope_override_details
    details.access_token_generation.claims_to_add_or_override = {"groups": groups.groups_to_override}
    details.group_configuration = groups.raw_event  # without it Cognito takes the groups out of the tokens
