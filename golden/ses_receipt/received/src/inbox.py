"""What the function does with one mail. This is the file to edit."""

import os
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import cache
from typing import Any

import boto3
from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.data_classes.ses_event import SESEvent, SESMessage
from aws_lambda_powertools.utilities.idempotency import DynamoDBPersistenceLayer, IdempotencyConfig, idempotent_function

logger = Logger(child=True)
# What was handled is remembered for as long as it can come again.
store = DynamoDBPersistenceLayer(table_name=os.environ["IDEMPOTENCY_TABLE"])
once = IdempotencyConfig(
    event_key_jmespath="mail.messageId",
    raise_on_no_idempotency_key=True,
    expires_after_seconds=36000,
)
# The verdicts with which a mail is refused; SES acts on none. GRAY and PROCESSING_FAILED say that it does not know.
REFUSED = {"FAIL"}


@cache
def s3() -> Any:
    """Return the client for S3, made when it is first needed."""
    return boto3.client("s3")


def read(envelope: dict[str, Any]) -> list[SESMessage]:
    """Return the mails that one event tells of, without those that SES takes for spam or found a virus in."""
    if "Records" not in envelope:
        raise ValueError("not an event of SES: it has no 'Records'")
    return [record.ses for record in SESEvent(envelope).records if not is_refused(record.ses)]


def is_refused(mail: SESMessage) -> bool:
    """Tell whether SES takes *mail* for spam, or found a virus in it. It stays in the bucket."""
    spam, virus = mail.receipt.spam_verdict.status, mail.receipt.virus_verdict.status
    refused = bool({spam, virus} & REFUSED)
    if refused:
        logger.warning("mail refused", extra={"mail": mail.mail.message_id, "spam": spam, "virus": virus})
    return refused


def content(mail: SESMessage) -> EmailMessage:
    """Return the whole mail: body, attachments and all headers. The event may lack some of the headers."""
    stored = s3().get_object(Bucket=os.environ["INBOX_BUCKET"], Key=mail.mail.message_id)
    return message_from_bytes(stored["Body"].read(), policy=policy.default)


@idempotent_function(data_keyword_argument="mail", persistence_store=store, config=once)
def process(mail: SESMessage) -> None:
    """Do the work for one mail. The same mail comes here only once, unless this raises."""
    message = content(mail)
    files = [part.get_filename() for part in message.iter_attachments()]
    logger.info("mail received", extra={"mail": mail.mail.message_id, "subject": message["subject"], "files": files})
