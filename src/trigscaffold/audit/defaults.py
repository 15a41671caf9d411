"""Numbers that AWS takes where none is written: a function's and a queue's.

https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html (Timeout, MemorySize) and
https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html (read 2026-11-28).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

FUNCTION: Final[Mapping[str, int]] = {"timeout": 3, "memory_size": 128}
QUEUE: Final[Mapping[str, int]] = {"visibility_timeout_seconds": 30, "message_retention_seconds": 345_600}
DEFAULTS: Final[Mapping[str, Mapping[str, int]]] = {"aws_lambda_function": FUNCTION, "aws_sqs_queue": QUEUE}
