"""A schedule without a dead-letter queue loses the run that could not be delivered to its function.

EventBridge Scheduler tries an invocation again, by default for up to 24 hours and 185 times, then gives it up. For a
job that runs once a day that is a day without it, and nothing says so. A dead-letter queue of the schedule's target
keeps the invocation with the reason. The schedule's role needs `sqs:SendMessage` on it.

What the function itself fails at ends elsewhere: see `async-on-failure`.

Write instead::

    target {
      dead_letter_config {
        arn = aws_sqs_queue.undelivered.arn
      }
    }
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from trigscaffold.audit.fixes.edits import AddAfter, AddBlock, Fix, Left
from trigscaffold.audit.model import Model
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.rules._kinds import named, service
from trigscaffold.audit.rules._sender import sender
from trigscaffold.audit.rules._shared import role_may, shared
from trigscaffold.audit.rules._undelivered import undelivered
from trigscaffold.audit.rules._words import queue_for
from trigscaffold.audit.value import Presence
from trigscaffold.audit.verdict import Finding, Severity, fine, undecidable, violation

if TYPE_CHECKING:
    from trigscaffold.audit.fixes.written import Written

ID = "scheduler-dlq"
SEVERITY = Severity.INFO
SOURCE = "https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html"


def check(model: Model) -> Iterator[Finding]:
    """Judge every schedule of EventBridge Scheduler that invokes a function."""
    schedules = model.of_type("aws_scheduler_schedule")
    return (_judged(model, one) for one in schedules if service(one.value("target", "arn")) == "lambda")


def _judged(model: Model, schedule: Resource) -> Finding:
    given = schedule.presence("target", "dead_letter_config", "arn")
    if given is Presence.YES:
        return fine(ID, schedule)
    if given is Presence.MAYBE:
        decides = schedule.value("target", "dead_letter_config", "arn").decides
        return undecidable(ID, schedule, "Whether the schedule has a dead-letter queue cannot be seen", decides)
    when = schedule.value("schedule_expression").text
    who = named(model, schedule.value("target", "arn"), schedule)
    message = (
        f"A run{f' of {when}' if when else ''} that cannot be delivered to {who} is given up after its retries, and "
        "nobody sees that it is missing. A dead-letter queue keeps it; the schedule's role "
        "has to be allowed sqs:SendMessage on that queue."
    )
    queue = f"{queue_for(schedule)}.arn"
    block = f"target {{\n  # ...\n  dead_letter_config {{\n    arn = {queue}\n  }}\n}}"
    instead = f"dead_letter_arn = {queue}" if schedule.registry else block
    return violation(ID, schedule, message, instead, concerned=[schedule.place("schedule_expression")])


def fix(finding: Finding, model: Model, written: Written) -> Fix | Left:
    """Add a dead-letter queue, and the right to send to it to the schedule's role."""
    schedule = finding.subject
    said = written.argument(schedule, "role_arn", "target") or ""
    role = sender(schedule, said, schedule.value("target", "role_arn"), model)
    if isinstance(role, Left):
        return role
    path = ("target", "dead_letter_config", "arn")
    queue = shared(schedule, path, lambda one: role_may(model, role.resource, one), model, written)
    if queue:
        return Fix((_block(schedule, queue),))
    made = undelivered(schedule, written, role.name)
    if isinstance(made, Left):
        return made
    comment = "# Runs that could not be delivered to the function. An alarm on it tells somebody.\n"
    text = f"{comment}{made.block}\n{made.right(role.name)}"
    return Fix((_block(schedule, made.arn), AddAfter(schedule, text)))


def _block(schedule: Resource, arn: str) -> AddBlock:
    return AddBlock(schedule, f"dead_letter_config {{\n  arn = {arn}\n}}", ("target",))
