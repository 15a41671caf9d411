"""What somebody probably meant: the nearest word, and how to show what was found."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

SHOWN = 60
YES_NO = {"yes": "true", "y": "true", "on": "true", "no": "false", "n": "false", "off": "false"}

# Words that people use for a value which has another name here.
_EVENTS = {
    "http": "http_request",
    "api": "http_request",
    "rest": "http_request",
    "request": "http_request",
    "webhook": "http_request",
    "graphql": "graphql_field",
    "websocket": "websocket_message",
    "message": "job",
    "task": "job",
    "queue": "job",
    "sqs": "job",
    "event": "fact",
    "notification": "fact",
    "topic": "fact",
    "sns": "fact",
    "s3": "object_change",
    "file": "object_change",
    "upload": "object_change",
    "bucket": "object_change",
    "object_created": "object_change",
    "table": "table_change",
    "dynamodb": "table_change",
    "stream": "record",
    "kinesis": "record",
    "schedule": "clock",
    "cron": "clock",
    "timer": "clock",
    "mail": "email",
    "iot": "device_message",
    "log": "log_line",
    "step_functions": "workflow_step",
}
_OTHERS = {
    "realtime": "sub_second",
    "real_time": "sub_second",
    "immediate": "sub_second",
    "milliseconds": "sub_second",
    "fifo": "per_key",
    "strict": "total",
    "global": "total",
    "dlq": "dead_letter",
    "ack": "acknowledgement",
    "exactly_once": "once",
    "deleted": "removed",
    "uploaded": "created",
    "oauth": "jwt",
    "oauth2": "jwt",
    "oidc": "jwt",
    "cognito": "jwt",
    "eventbridge": "bus",
    "s3": "bucket",
    "sqs": "queue",
    "sns": "topic",
    "dynamodb": "table",
    "kinesis": "stream",
    "kms": "customer_key",
    "idk": "unknown",
    "dont_know": "unknown",
    "arm": "arm64",
    "amd64": "x86_64",
    "x64": "x86_64",
}


def shown(value: Any) -> str:
    """Return *value* as the user wrote it, shortened."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "a mapping" if value else "an empty mapping"
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    text = repr(value)
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 4]}...{text[-1]}"


def folded(word: str) -> str:
    """Return *word* without what a slip changes: case, hyphens, blanks, apostrophes."""
    return re.sub(r"[-\s.]+", "_", word.strip().lower().replace("'", ""))


def nearest(word: str, allowed: Iterable[str]) -> str:
    """Return the one of *allowed* that *word* probably stands for; empty: none does."""
    words = list(allowed)
    by_fold = {folded(one): one for one in words}
    plain = folded(word[:200])
    for guess in (plain, _OTHERS.get(plain), _EVENTS.get(plain), plain.rstrip("s"), f"{plain}s"):
        if guess in by_fold:
            return by_fold[guess]
    import difflib

    near = difflib.get_close_matches(plain, by_fold, 1, 0.7)
    return by_fold[near[0]] if near else ""


def as_name(word: str, pattern: str, joint: str) -> str:
    """Return *word* as a name that fits *pattern*, its words joined by *joint*; empty: it cannot be one."""
    name = re.sub(r"[^a-z0-9]+", joint, re.sub(r"(?<=[a-z0-9])(?=[A-Z])", joint, word[:200]).lower()).strip(joint)
    return name if re.fullmatch(pattern, name) else ""
