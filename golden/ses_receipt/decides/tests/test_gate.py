"""The handler against the events that AWS sends, without AWS."""

import io
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.response import StreamingBody
from botocore.stub import Stubber

import gate
import gate_handler

EVENTS = Path(__file__).parents[1] / "events"
SAMPLES = sorted(path.stem for path in EVENTS.glob("gate-*.json"))
MAIL = "gate-asked"
SPAM = "gate-asked-spam"
RAW = b"Subject: Order 1001\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nTwo of these, please.\r\n"


def message(event: dict[str, Any]) -> Any:
    """Return the mail that *event* tells of."""
    return gate.SESMessage(event["Records"][0]["ses"])


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_event_is_answered(name: str, sample: Any, context: Any) -> None:
    answer = gate_handler.handler(sample(name), context)

    assert answer == {"disposition": "STOP_RULE_SET" if name == SPAM else "CONTINUE"}


@pytest.mark.parametrize("verdict", ["spamVerdict", "virusVerdict"])
def test_spam_and_viruses_are_stopped(verdict: str, sample: Any, context: Any) -> None:
    event = sample(MAIL)
    event["Records"][0]["ses"]["receipt"][verdict]["status"] = "FAIL"

    assert gate_handler.handler(event, context) == {"disposition": "STOP_RULE_SET"}


def test_a_disposition_that_ses_does_not_know_is_an_error(
    sample: Any, context: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "decide", lambda mail: "DROP")

    with pytest.raises(ValueError, match="no disposition 'DROP'"):
        gate_handler.handler(sample(MAIL), context)


def test_a_missing_mail_is_an_error(sample: Any, context: Any, gate_bucket: Any) -> None:
    gate_bucket.clear()

    with pytest.raises(KeyError):
        gate_handler.handler(sample(MAIL), context)


def test_an_event_of_another_source_is_refused(context: Any) -> None:
    with pytest.raises(ValueError, match="not an event of"):
        gate_handler.handler({"surprise": 1}, context)


def test_a_mail_is_read_from_where_the_rule_stores_it(sample: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    mail = message(sample(MAIL))
    client = boto3.client("s3", aws_access_key_id="none", aws_secret_access_key="none")
    monkeypatch.setattr(gate, "s3", lambda: client)
    with Stubber(client) as stubber:
        stubber.add_response(
            "get_object",
            {"Body": StreamingBody(io.BytesIO(RAW), len(RAW))},
            {"Bucket": "ses-gate-gate", "Key": mail.mail.message_id},
        )

        found = gate.content(mail)

    assert found["subject"] == "Order 1001"
    assert found.get_content() == "Two of these, please.\r\n"
