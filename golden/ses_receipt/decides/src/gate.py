"""What the function decides about one mail. This is the file to edit."""

import os
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import cache
from typing import Any, Literal

import boto3
from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.data_classes.ses_event import SESEvent, SESMessage

logger = Logger(child=True)
# The verdicts with which a mail is refused; SES acts on none. GRAY and PROCESSING_FAILED say that it does not know.
REFUSED = {"FAIL"}
# CONTINUE: the rules after this one see the mail; STOP_RULE_SET: none of them does; STOP_RULE: only this rule ends.
Disposition = Literal["CONTINUE", "STOP_RULE", "STOP_RULE_SET"]


@cache
def s3() -> Any:
    """Return the client for S3, made when it is first needed."""
    return boto3.client("s3")


def read(envelope: dict[str, Any]) -> SESMessage:
    """Return the mail that one event tells of: always one."""
    if "Records" not in envelope:
        raise ValueError("not an event of SES: it has no 'Records'")
    return SESEvent(envelope).record.ses


def is_refused(mail: SESMessage) -> bool:
    """Tell whether SES takes *mail* for spam, or found a virus in it. It stays in the bucket."""
    spam, virus = mail.receipt.spam_verdict.status, mail.receipt.virus_verdict.status
    refused = bool({spam, virus} & REFUSED)
    if refused:
        logger.warning("mail refused", extra={"mail": mail.mail.message_id, "spam": spam, "virus": virus})
    return refused


def content(mail: SESMessage) -> EmailMessage:
    """Return the whole mail: body, attachments and all headers. The event may lack some of the headers."""
    stored = s3().get_object(Bucket=os.environ["GATE_BUCKET"], Key=mail.mail.message_id)
    return message_from_bytes(stored["Body"].read(), policy=policy.default)


def decide(mail: SESMessage) -> Disposition:
    """Decide what becomes of one mail. It may come more than once."""
    if is_refused(mail):
        return "STOP_RULE_SET"
    message = content(mail)
    logger.info("mail let through", extra={"mail": mail.mail.message_id, "subject": message["subject"]})
    return "CONTINUE"
