"""A rehearsal: real records through a generated handler, as Lambda's poller would with the applied settings.

The settings are those of the event source mapping in Terraform's state (`settings`), the queues and
streams are the emulator's, the handler runs in a process of its own (`Handler`), and a small model of
the poller (`tests.rehearsal_pollers`) takes the decisions that Lambda documents.  `Verdict` says where
each of the messages ended.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

WORKER = Path(__file__).with_name("rehearsal_worker.py")
MESSAGES = 100
POISON = frozenset({13, 48, 93})
KEYS = 10


@dataclass(frozen=True, slots=True)
class Settings:
    """What an applied event source mapping says.  *retries* and *record_age_s*: -1 for without an end."""

    source_arn: str
    batch_size: int
    reports_failures: bool
    bisects: bool = False
    retries: int = -1
    record_age_s: int = -1
    factor: int = 1
    starting_position: str = ""
    on_failure_arn: str = ""


def settings(values: Mapping[str, Any]) -> Settings:
    """Read an ``aws_lambda_event_source_mapping`` of ``terraform show -json``."""
    destination = values.get("destination_config") or [{}]
    on_failure = destination[0].get("on_failure") or [{}]
    return Settings(
        source_arn=values["event_source_arn"],
        batch_size=values["batch_size"],
        reports_failures="ReportBatchItemFailures" in (values.get("function_response_types") or ()),
        bisects=bool(values.get("bisect_batch_on_function_error")),
        retries=_unless_none(values.get("maximum_retry_attempts"), -1),
        # AWS takes -1, its default, or 60 and more; the emulator leaves out what is not given, a 0 in the state.
        record_age_s=values.get("maximum_record_age_in_seconds") or -1,
        factor=values.get("parallelization_factor") or 1,
        starting_position=values.get("starting_position") or "",
        on_failure_arn=on_failure[0].get("destination_arn", ""),
    )


def _unless_none(value: int | None, otherwise: int) -> int:
    return otherwise if value is None else value


@dataclass(frozen=True, slots=True)
class Reply:
    """What one invocation came to.  *error*: the function raised; *done*: the numbers that were processed."""

    answer: Any
    error: str
    done: tuple[int, ...]

    def failed(self, identifiers: list[str], *, reports: bool) -> list[str]:
        """Return which records of the batch failed, in the eyes of Lambda.

        Source: https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html
        and https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
        """
        if self.error:
            return identifiers
        if not reports or not self.answer:
            return []
        named = [failure.get("itemIdentifier") for failure in self.answer.get("batchItemFailures") or ()]
        return identifiers if set(named) - set(identifiers) else named


@dataclass(slots=True)
class Handler:
    """A generated handler in a process of its own, whose `process` only notes what it was given.

    Args:
        src: The folder of the generated sources.
        entry: What Lambda invokes, ``module.function``.
        environment: The function's own variables.
    """

    src: Path
    entry: str
    environment: Mapping[str, str] = field(default_factory=dict)
    _worker: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        own = {k: v for k, v in os.environ.items() if not k.startswith(("AWS_", "POWERTOOLS_", "PYTEST_"))}
        self._worker = subprocess.Popen(
            [sys.executable, "-B", str(WORKER), str(self.src), self.entry],
            env=own | dict(self.environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        assert self._worker is not None
        self._worker.communicate(timeout=30)

    def invoke(self, event: Mapping[str, Any]) -> Reply:
        """Return what the handler makes of *event*."""
        assert self._worker is not None
        assert self._worker.stdin is not None
        assert self._worker.stdout is not None
        self._worker.stdin.write(json.dumps(event) + "\n")
        self._worker.stdin.flush()
        line = self._worker.stdout.readline()
        assert line, f"the worker ended: {self._worker.wait(timeout=30)}"
        reply = json.loads(line)
        return Reply(reply["answer"], reply["error"], tuple(reply["done"]))


@dataclass(frozen=True, slots=True)
class Verdict:
    """Where each message ended.

    Args:
        done: The numbers that were processed, in that order.
        dead: The numbers found in the dead-letter queue.
        lanes: The message group, partition key or shard of each number; none where there is no order.
    """

    done: tuple[int, ...]
    dead: tuple[int, ...]
    lanes: Mapping[int, str]

    @property
    def lost(self) -> set[int]:
        """Neither processed nor in the dead-letter queue."""
        return set(range(1, MESSAGES + 1)) - set(self.done) - set(self.dead)

    @property
    def wrongly_dead(self) -> set[int]:
        """In the dead-letter queue though nothing is wrong with it."""
        return set(self.dead) - POISON

    @property
    def repeated(self) -> set[int]:
        """Processed, or in the dead-letter queue, more than once."""
        return {number for counts in (Counter(self.done), Counter(self.dead)) for number, n in counts.items() if n > 1}

    @property
    def out_of_turn(self) -> set[int]:
        """Processed for the first time before an earlier one of the same lane was."""
        first: dict[int, int] = {}
        for place, number in enumerate(self.done):
            first.setdefault(number, place)
        found, latest = set(), dict[str, int]()
        for number in sorted(first):
            lane = self.lanes.get(number, "")
            if lane and first[number] < latest.get(lane, -1):
                found.add(number)
            latest[lane] = max(first[number], latest.get(lane, -1))
        return found

    @property
    def problems(self) -> dict[str, list[int]]:
        """All that is not as it should be; empty: exactly the poison is dead, the rest is done once, in order."""
        found = {
            "lost": self.lost,
            "poison that is not in the dead-letter queue": set(POISON) - set(self.dead),
            "good, but in the dead-letter queue": self.wrongly_dead,
            "more than once": self.repeated,
            "out of turn": self.out_of_turn,
        }
        return {what: sorted(numbers) for what, numbers in found.items() if numbers}
