"""Runs one generated handler: ``rehearsal_worker.py SRC MODULE.FUNCTION``; an event a line in, a reply a line out.

`process`, the one place that its owner writes, is replaced: it notes the number of what it is given and
raises for poison.  All else is the generated code as it is.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TextIO

ENVIRONMENT = {
    "AWS_DEFAULT_REGION": "eu-west-1",
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "POWERTOOLS_SERVICE_NAME": "rehearsal",
    "POWERTOOLS_LOG_LEVEL": "CRITICAL",
    "POWERTOOLS_TRACE_DISABLED": "true",
    "POWERTOOLS_IDEMPOTENCY_DISABLED": "true",
}
CONTEXT = SimpleNamespace(
    function_name="rehearsal",
    memory_limit_in_mb=512,
    invoked_function_arn="arn:aws:lambda:eu-west-1:123456789012:function:rehearsal",
    aws_request_id="5f0c7f0e-2a4b-4c1d-9d3e-8f1a2b3c4d5e",
    get_remaining_time_in_millis=lambda: 30000,
)


def content(item: Any) -> Any:
    """Return what was sent: a job or a record's data is that itself, a change of a table holds the item."""
    return item.dynamodb.new_image if hasattr(item, "dynamodb") else item


def replace_process(src: Path, done: list[int]) -> None:
    """Let every module that its owner writes only note what reaches it."""

    def process(**given: Any) -> None:
        (item,) = given.values()
        sent = content(item)
        if sent.get("poison"):
            raise ValueError("poison")
        done.append(int(sent["number"]))

    for path in src.glob("*.py"):
        module = importlib.import_module(path.stem)
        if hasattr(module, "process") and hasattr(module, "read"):
            module.process = process  # type: ignore[attr-defined]


def reply(handler: Any, line: str, done: list[int]) -> dict[str, Any]:
    done.clear()
    try:
        return {"answer": handler(json.loads(line), CONTEXT), "error": "", "done": list(done)}
    except Exception as error:
        return {"answer": None, "error": repr(error), "done": list(done)}


def main(src: str, entry: str, out: TextIO) -> None:
    os.environ.update({k: v for k, v in ENVIRONMENT.items() if k not in os.environ or k.startswith("POWERTOOLS")})
    sys.path.insert(0, src)
    done: list[int] = []
    replace_process(Path(src), done)
    module, _, function = entry.partition(".")
    handler = getattr(importlib.import_module(module), function)
    for line in sys.stdin:
        print(json.dumps(reply(handler, line, done)), file=out, flush=True)


if __name__ == "__main__":
    # What the handler prints is its log; the replies need a channel of their own.
    replies, sys.stdout = sys.stdout, sys.stderr
    main(sys.argv[1], sys.argv[2], replies)
