"""Which question comes next.  Pure: answers, choices and rules in, a question out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from trigscaffold.model import Choice
from trigscaffold.spec import vocabulary as words
from trigscaffold.spec.accept import accept
from trigscaffold.spec.applies import ANSWERED, may_exist
from trigscaffold.spec.combinations import of_options
from trigscaffold.spec.tree import NEEDS
from trigscaffold.spec.vocabulary import UNKNOWN
from trigscaffold.wizard import questions as q
from trigscaffold.wizard.effects import Marks, mark, put, take, try_out
from trigscaffold.wizard.progress import Progress, answer, forget, relevant, resume
from trigscaffold.wizard.questions import Question

__all__ = [
    "Progress",
    "Step",
    "answer",
    "forget",
    "next_question",
    "offered",
    "remaining",
    "resume",
    "step",
]

# These shape the module even when the trigger is settled: concurrency, alarms, filters, front door, idempotency.
_SHAPES = frozenset(
    ["needs." + key for key in (
        "volume.average", "volume.peak", "volume.payload", "volume.work", "downstream_limit",
        "downstream_limit.at_a_time", "downstream_limit.per_second", "duplicates", "failure", "keep.outage",
        "existing", "filter.prefix", "filter.suffix", "filter.changes", "writes_to", "output_prefix",
        "tail_latency", "schedule.when", "schedule.expression", "schedule.time_zone", "schedule.precision",
        "schedule.window", "http.auth", "http.scopes", "http.routes", "http",
    )] + ["existing.arn", "existing.owns_notifications"]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """The next question, None when nothing is left to ask, and the ids of the choices that are left."""

    question: Question | None
    left: tuple[str, ...]


def step(progress: Progress, choices: Sequence[Choice]) -> Step:
    """Return the next question whose answer still matters, and what no answer so far rejects."""
    if not progress.event:
        question = _event(progress.group) if progress.group else q.group()
        return Step(question, tuple(choice.id for choice in choices))
    open_questions = [one for one in q.questions() if one.key not in progress.asked and relevant(one, progress)]
    now, tried = _survey(progress, open_questions, choices)
    left = _left(now, tried)
    if progress.vague:
        return Step(q.within(), left)
    for question in open_questions if left else ():
        if question.key in _SHAPES or (len(left) > 1 and _matters(tried[question.key], left)):
            return Step(offered(question, progress), left)
    return Step(None, left)


def next_question(progress: Progress, choices: Sequence[Choice]) -> Question | None:
    """Return the next question whose answer still matters; None: nothing is left to ask."""
    return step(progress, choices).question


def remaining(progress: Progress, choices: Sequence[Choice]) -> list[str]:
    """Return the ids of the choices that no answer given so far rejects, whatever is answered next."""
    return list(step(progress, choices).left)


def _survey(
    progress: Progress, open_questions: Sequence[Question], choices: Sequence[Choice]
) -> tuple[Marks, dict[str, list[Marks]]]:
    now = mark(progress.answers, choices)
    return now, {one.key: try_out(progress.answers, one, choices) for one in open_questions}


def _left(now: Marks, tried: dict[str, list[Marks]]) -> tuple[str, ...]:
    """Return what is not rejected now, or would not be after one more answer: an assumption rejects nothing."""
    every = [now, *(marks for each in tried.values() for marks in each)]
    return tuple(id_ for id_ in now if any(not marks[id_][0] for marks in every))


def _matters(tried: list[Marks], left: Sequence[str]) -> bool:
    return len({tuple(marks[id_] for id_ in left) for marks in tried}) > 1


def _event(group: str) -> Question:
    options = tuple(q.Option(event, text) for event, text in words.EVENT_GROUPS[group].items())
    return replace(q.find(q.EVENT), options=options)


def offered(question: Question, progress: Progress) -> Question:
    """Return *question* with the answers that are possible after those given so far."""
    options = tuple(one for one in question.options if not _impossible(question, one.value, progress))
    if question.key == "needs.existing":
        options = tuple(o for o in options if o.value == "none" or may_exist(o.value, progress.event))
    if question.key == q.HTTP_FLAGS and take(progress.answers, ("needs", "answer")) in ("acknowledgement", "none"):
        options = tuple(one for one in options if one.value != "streaming")
    return replace(question, options=options, unknown=question.unknown and not required(question.key, progress))


def required(key: str, progress: Progress) -> bool:
    """Return whether "I don't know" would leave a function that sets itself off."""
    prefixes = key in ("needs.filter.prefix", "needs.output_prefix")
    return prefixes and take(progress.answers, ("needs", "writes_to")) == "same_source"


def _impossible(question: Question, value: Any, progress: Progress) -> bool:
    if question.key not in ("needs.answer", "needs.failure", "needs.filter.changes"):
        return False
    needs = {"event": progress.event, "answer": take(progress.answers, ("needs", "answer"))}
    if question.key == "needs.failure" and needs["answer"] in (None, UNKNOWN) and progress.event in ANSWERED:
        needs["answer"] = None
    needs["keep"] = take(progress.answers, ("needs", "keep"))
    trial = put({"needs": needs}, question.path, [value] if question.kind == "pick" else value)["needs"]
    path = question.path[1:]
    return any(found[: len(path)] == path for found, _ in of_options(accept(trial, NEEDS)))
