"""What the function answers at each step of signing up or in. This is the file to edit.

A step changes `event.response`; one that leaves it as it is lets Cognito do what it would do anyway.
An answer after more than 5 seconds comes too late, and Cognito may ask for the same step up to 3 times.
"""

import secrets

from aws_lambda_powertools.utilities.data_classes.cognito_user_pool_event import (
    CreateAuthChallengeTriggerEvent,
    DefineAuthChallengeTriggerEvent,
    UserMigrationTriggerEvent,
    VerifyAuthChallengeResponseTriggerEvent,
)

MOST_ANSWERS = 3


class Refused(Exception):
    """Raise it to refuse a step. Its text is shown to the user, who may be anybody."""


def find_user(name: str, password: str | None) -> dict[str, str] | None:
    """Return the attributes that the old directory has of a user; None where name or *password* is wrong.

    Without a *password* the user forgot it, and only the name is looked up.
    """
    raise NotImplementedError("ask the old directory here")


def user_migration(event: UserMigrationTriggerEvent) -> None:
    """Take over a user whom the pool does not know, on the first sign-in or when the password is forgotten."""
    forgotten = event.trigger_source == "UserMigration_ForgotPassword"
    attributes = find_user(event.user_name, None if forgotten else event.request.password)
    if not attributes:
        return  # unchanged, Cognito answers as for a wrong password; raising would tell that it does not know the name
    # The code that sets a new password goes to a verified address only.
    event.response.user_attributes = attributes | {"email_verified": "true"}
    event.response.message_action = "SUPPRESS"
    if not forgotten:
        event.response.final_user_status = "CONFIRMED"


def define_auth_challenge(event: DefineAuthChallengeTriggerEvent) -> None:
    """Say what comes next: a code by mail, tokens after the right one, the end after too many wrong ones."""
    answers = event.request.session
    strange = any(answer.challenge_name != "CUSTOM_CHALLENGE" for answer in answers)
    right = bool(answers) and answers[-1].challenge_result and not strange and not event.request.user_not_found
    event.response.issue_tokens = right
    event.response.fail_authentication = not right and (strange or len(answers) >= MOST_ANSWERS)
    if not right and not event.response.fail_authentication:
        event.response.challenge_name = "CUSTOM_CHALLENGE"


def send(code: str, address: str) -> None:
    """Send *code* to *address*, for instance with Amazon SES."""
    raise NotImplementedError("send the code here")


def create_auth_challenge(event: CreateAuthChallengeTriggerEvent) -> None:
    """Make a code and send it. A name that the pool does not know gets the same answer, and no mail."""
    code = f"{secrets.randbelow(1_000_000):06}"
    if not event.request.user_not_found:
        send(code, event.request.user_attributes["email"])
    event.response.public_challenge_parameters = {"medium": "EMAIL"}
    event.response.private_challenge_parameters = {"code": code}  # the app never gets to see these


def verify_auth_challenge_response(event: VerifyAuthChallengeResponseTriggerEvent) -> None:
    """Compare the answer with the code, in a time that does not tell how much of it is right."""
    expected, answer = event.request.private_challenge_parameters["code"], str(event.request.challenge_answer)
    event.response.answer_correct = secrets.compare_digest(expected.encode(), answer.encode())
