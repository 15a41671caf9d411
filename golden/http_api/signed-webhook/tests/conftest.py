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
    "AWS_LAMBDA_FUNCTION_NAME": "shipment-notices",
    "POWERTOOLS_SERVICE_NAME": "shipment-notices",
    "POWERTOOLS_TRACE_DISABLED": "true",
    "IDEMPOTENCY_TABLE": "shipment-notices-idempotency",
    "POWERTOOLS_IDEMPOTENCY_DISABLED": "true",
}


@pytest.fixture
def context() -> Any:
    """What Lambda passes beside the event."""
    return SimpleNamespace(
        function_name="shipment-notices",
        memory_limit_in_mb=512,
        invoked_function_arn="arn:aws:lambda:eu-west-1:123456789012:function:shipment-notices",
        aws_request_id="5f0c7f0e-2a4b-4c1d-9d3e-8f1a2b3c4d5e",
        get_remaining_time_in_millis=lambda: 30000,
    )


@pytest.fixture
def sample() -> Any:
    """Read a sample event by the name of its file."""
    return lambda name: json.loads((ROOT / "events" / f"{name}.json").read_text(encoding="utf-8"))
