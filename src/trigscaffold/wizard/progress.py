"""What one trigger's answers are so far, and what an answer does to them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from trigscaffold.spec import vocabulary as words
from trigscaffold.spec.applies import CHANGED, CLOCK, NAMED, applies
from trigscaffold.spec.vocabulary import UNKNOWN
from trigscaffold.wizard import questions as q
from trigscaffold.wizard.effects import put, take
from trigscaffold.wizard.questions import Question

# A clock has a schedule in place of a volume; only some events have names or kinds of change.
_ONLY_FOR = {
    **dict.fromkeys(
        ("needs.volume.average", "needs.volume.peak", "needs.volume.payload"), frozenset(words.EVENTS) - CLOCK
    ),
    **dict.fromkeys(("needs.filter.prefix", "needs.filter.suffix"), NAMED),
    "needs.filter.changes": frozenset(CHANGED),
}


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


def relevant(question: Question, progress: Progress) -> bool:
    """Return whether *question* makes sense after the answers so far, whatever the rules say."""
    path, event = question.path, progress.event
    if path[0] == "needs" and not applies(path[1], event):
        return False
    if path[:2] in (("needs", "downstream_limit"), ("needs", "consumers")) and len(path) > 2:
        return isinstance(take(progress.answers, path[:2]), dict)
    wanted = _ONLY_FOR.get(question.key)
    return event in wanted if wanted is not None else _follows(question.key, progress.answers)


def _follows(key: str, answers: dict[str, Any]) -> bool:
    """Return whether *key* still makes sense after the answers to other questions."""

    def said(names: str) -> Any:
        return take(answers, names.split("."))

    wanted: dict[str, bool] = {
        "needs.delay": said("needs.answer") != "result",
        "needs.http.scopes": said("needs.http.auth") == "jwt",
        "needs.http.caching": said("needs.answer") in (None, UNKNOWN, "result"),
        "needs.output_prefix": said("needs.writes_to") == "same_source",
        "needs.keep.outage": said("needs.keep.loss") != "allowed",
        "needs.volume.shape": not said("needs.volume.peak") and said("needs.event") not in CLOCK,
        "needs.schedule.expression": said("needs.schedule.when") != "run_time",
        "needs.schedule.recurrence": not said("needs.schedule.expression"),
        "needs.schedule.window": said("needs.schedule.precision") == "window",
        "existing.arn": said("needs.existing") not in (None, UNKNOWN, "none"),
        "existing.owns_notifications": said("needs.existing") in words.TOLD_BY_ONE,
    }
    return wanted.get(key, True)


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
