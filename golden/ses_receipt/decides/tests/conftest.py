"""The handler runs here without AWS: no tracing, no metrics, no credentials."""

import json
import os
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))
os.environ |= {
    "AWS_DEFAULT_REGION": "eu-west-1",
    "AWS_LAMBDA_FUNCTION_NAME": "ses-gate",
    "POWERTOOLS_SERVICE_NAME": "ses-gate",
    "POWERTOOLS_TRACE_DISABLED": "true",
    "GATE_BUCKET": "ses-gate-gate",
}


@pytest.fixture
def context() -> Any:
    """What Lambda passes beside the event."""
    return SimpleNamespace(
        function_name="ses-gate",
        memory_limit_in_mb=512,
        invoked_function_arn="arn:aws:lambda:eu-west-1:123456789012:function:ses-gate",
        aws_request_id="5f0c7f0e-2a4b-4c1d-9d3e-8f1a2b3c4d5e",
        get_remaining_time_in_millis=lambda: 25000,
    )


@pytest.fixture
def sample() -> Any:
    """Read a sample event by the name of its file."""
    return lambda name: json.loads((ROOT / "events" / f"{name}.json").read_text(encoding="utf-8"))


@pytest.fixture(autouse=True)
def gate_bucket(monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """What the bucket of `gate` holds, in the place of S3: the mail that the sample events tell of."""
    import io

    import gate

    mail = (
        b'From: "Doe, John" <sender@example.com>\r\nTo: recipient@example.com\r\nSubject: This is a test\r\n'
        b"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nHello.\r\n"
    )
    held = {"EXAMPLE7c191be45-e9aedb9a-02f9-4d12-a87d-dd0099a07f8a-000000": mail}
    client = SimpleNamespace(get_object=lambda Bucket, Key: {"Body": io.BytesIO(held[Key])})
    monkeypatch.setattr(gate, "s3", lambda: client)
    return held
