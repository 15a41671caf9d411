"""Which question comes next.  Pure: answers, choices and rules in, a question out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from trigscaffold.model import Choice
from trigscaffold.spec import vocabulary as words
from trigscaffold.spec.applies import ANSWERED, CHANGED, CLOCK, NAMED, applies
from trigscaffold.spec.combinations import of_options
from trigscaffold.spec.models import UNKNOWN, NeedsSpec
from trigscaffold.wizard import questions as q
from trigscaffold.wizard.effects import Marks, mark, put, take, try_out
from trigscaffold.wizard.questions import Question

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
class Progress:
    """One trigger's answers so far, as they stand in a spec.

    *asked* are the keys that were answered, with "I don't know" too; *vague* is the key whose refinement comes next.
    """

    answers: dict[str, Any] = field(default_factory=lambda: {"needs": {}})
    asked: frozenset[str] = frozenset()
    group: str = ""
    vague: str = ""

    @property
    def event(self) -> str:
        """What sets the function off; empty: not yet said."""
        return str(take(self.answers, ("needs", "event")) or "")


def resume(answers: dict[str, Any]) -> Progress:
    """Return the progress of somebody who gave *answers* already."""
    answers = {"needs": {}, **answers}
    given = {question.key for question in q.questions() if take(answers, question.path) is not None}
    flags = {option.value for option in q.find(q.HTTP_FLAGS).options}
    http = take(answers, ("needs", "http"))
    if isinstance(http, dict) and not flags & set(http):
        given.discard(q.HTTP_FLAGS)
    return Progress(answers, frozenset(given))


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


def relevant(question: Question, progress: Progress) -> bool:
    """Return whether *question* makes sense after the answers so far, whatever the rules say."""
    key, path = question.key, question.path
    if path[0] == "needs" and not applies(path[1], progress.event):
        return False

    def said(*names: str) -> Any:
        return take(progress.answers, names)

    wanted = {
        "needs.delay": said("needs", "answer") != "result",
        "needs.http.scopes": said("needs", "http", "auth") == "jwt",
        "needs.http.caching": said("needs", "answer") in (None, UNKNOWN, "result"),
        "needs.output_prefix": said("needs", "writes_to") == "same_source",
        "needs.keep.outage": said("needs", "keep", "loss") != "allowed",
        "needs.volume.average": progress.event not in CLOCK,
        "needs.volume.peak": progress.event not in CLOCK,
        "needs.volume.payload": progress.event not in CLOCK,
        "needs.volume.shape": progress.event not in CLOCK and not said("needs", "volume", "peak"),
        "needs.filter.prefix": progress.event in NAMED,
        "needs.filter.suffix": progress.event in NAMED,
        "needs.filter.changes": progress.event in CHANGED,
        "needs.schedule.expression": said("needs", "schedule", "when") != "run_time",
        "needs.schedule.recurrence": not said("needs", "schedule", "expression"),
        "needs.schedule.window": said("needs", "schedule", "precision") == "window",
        "existing.arn": said("needs", "existing") not in (None, UNKNOWN, "none"),
        "existing.owns_notifications": said("needs", "existing") == "bucket",
    }
    if path[:2] in (("needs", "downstream_limit"), ("needs", "consumers")) and len(path) > 2:
        return isinstance(said(*path[:2]), dict)
    return bool(wanted.get(key, True))


def offered(question: Question, progress: Progress) -> Question:
    """Return *question* with the answers that are possible after those given so far."""
    options = tuple(one for one in question.options if not _impossible(question, one.value, progress))
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
    return any(found[: len(path)] == path for found, _ in of_options(NeedsSpec.model_validate(trial)))


def answer(progress: Progress, question: Question, value: Any) -> Progress:
    """Return *progress* with *value* as the answer to *question*."""
    if question.key == q.GROUP:
        events = list(words.EVENT_GROUPS[value])
        chosen = replace(progress, group=value)
        return answer(chosen, q.find(q.EVENT), events[0]) if len(events) == 1 else chosen
    if value == q.WITHIN:
        return replace(progress, vague=question.key)
    if question.key == q.ORDERING:
        value = words.ORDER_WITHIN.get(value, value)
    if value == q.OPEN:
        value = {}
    if question.key == q.HTTP_FLAGS:
        value = {**(take(progress.answers, question.path) or {}), **dict.fromkeys(value or (), True)}
    asked = progress.asked | {question.key}
    if question.key == "needs.writes_to" and value == "same_source" and not _prefix(progress):
        asked -= {"needs.filter.prefix"}
    answers = put(progress.answers, question.path, value)
    return _pruned(replace(progress, answers=answers, asked=asked, vague=""))


def _pruned(progress: Progress) -> Progress:
    """Return *progress* without the answers that a later answer has made pointless."""
    for question in q.questions():
        if question.key in progress.asked and not relevant(question, progress):
            answers = put(progress.answers, question.path, None)
            progress = replace(progress, answers=answers, asked=progress.asked - {question.key})
    return progress


def _prefix(progress: Progress) -> Any:
    return take(progress.answers, ("needs", "filter", "prefix"))


def forget(progress: Progress, key: str) -> Progress:
    """Return *progress* without the answer to *key*; without the event, nothing of the rest is kept."""
    if key == q.EVENT:
        return Progress()
    path = key.split(".")
    asked = frozenset(one for one in progress.asked if one != key and not one.startswith(f"{key}."))
    return replace(progress, answers=put(progress.answers, path, None), asked=asked, vague="")
