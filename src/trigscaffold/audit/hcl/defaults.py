"""Numbers that AWS takes where none is written, for expressions that calculate with them.

https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html (Timeout, MemorySize) and
https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

DEFAULTS: Final[Mapping[tuple[str, str], int]] = {
    ("aws_lambda_function", "timeout"): 3,
    ("aws_lambda_function", "memory_size"): 128,
    ("aws_sqs_queue", "visibility_timeout_seconds"): 30,
    ("aws_sqs_queue", "message_retention_seconds"): 345_600,
}
