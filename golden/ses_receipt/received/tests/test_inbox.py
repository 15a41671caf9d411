"""The handler against the events that AWS sends, without AWS."""

import io
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.response import StreamingBody
from botocore.stub import Stubber

import inbox
import inbox_handler

EVENTS = Path(__file__).parents[1] / "events"
SAMPLES = sorted(path.stem for path in EVENTS.glob("inbox-*.json"))
MAIL = "inbox-mail"
SPAM = "inbox-spam"
RAW = b"Subject: Order 1001\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nTwo of these, please.\r\n"


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What reaches `process`, which does nothing else here."""
    seen: list[Any] = []
    monkeypatch.setattr(inbox, "process", lambda mail: seen.append(mail))
    return seen


def message(event: dict[str, Any]) -> Any:
    """Return the mail that *event* tells of."""
    return inbox.SESMessage(event["Records"][0]["ses"])


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_event_is_handled(name: str, sample: Any, context: Any, done: list[Any]) -> None:
    inbox_handler.handler(sample(name), context)

    assert bool(done) == (name != SPAM)


@pytest.mark.parametrize("verdict", ["spamVerdict", "virusVerdict"])
@pytest.mark.parametrize(("status", "dropped"), [("FAIL", True), ("GRAY", False), ("PROCESSING_FAILED", False)])
def test_spam_and_viruses_are_dropped(
    verdict: str, status: str, dropped: bool, sample: Any, context: Any, done: list[Any]
) -> None:
    event = sample(MAIL)
    event["Records"][0]["ses"]["receipt"][verdict]["status"] = status

    inbox_handler.handler(event, context)

    assert bool(done) != dropped


def test_a_failure_reaches_lambda_which_tries_again(sample: Any, context: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(mail: Any) -> None:
        raise RuntimeError("the work failed")

    monkeypatch.setattr(inbox, "process", fail)

    with pytest.raises(RuntimeError, match="the work failed"):
        inbox_handler.handler(sample(MAIL), context)


def test_an_event_of_another_source_is_refused(context: Any, done: list[Any]) -> None:
    with pytest.raises(ValueError, match="not an event of"):
        inbox_handler.handler({"surprise": 1}, context)

    assert not done


def test_process_accepts_what_the_sample_holds(sample: Any) -> None:
    for mail in inbox.read(sample(MAIL)):
        inbox.process(mail=mail)


def test_a_mail_is_read_from_where_the_rule_stores_it(sample: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    mail = message(sample(MAIL))
    client = boto3.client("s3", aws_access_key_id="none", aws_secret_access_key="none")
    monkeypatch.setattr(inbox, "s3", lambda: client)
    with Stubber(client) as stubber:
        stubber.add_response(
            "get_object",
            {"Body": StreamingBody(io.BytesIO(RAW), len(RAW))},
            {"Bucket": "ses-invoices-inbox", "Key": mail.mail.message_id},
        )

        found = inbox.content(mail)

    assert found["subject"] == "Order 1001"
    assert found.get_content() == "Two of these, please.\r\n"
