"""What an answer can still change: each question is answered for trial, and the rules are run again.

Deciding is pure and cheap, so nobody has to write down which question matters to which trigger.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from trigscaffold.decide import judge
from trigscaffold.model import Choice, Needs, Verdict
from trigscaffold.spec.accept import accept
from trigscaffold.spec.settle import settle
from trigscaffold.spec.tree import NEEDS, TRIGGER
from trigscaffold.wizard.questions import EVENT, HTTP_FLAGS, OPEN, WITHIN, Question

Answers = Mapping[str, Any]
Marks = Mapping[str, tuple[bool, int]]

# Typical answers, wide enough apart that a limit of AWS lies between two of them.
_SAMPLES: dict[str, tuple[Any, ...]] = {
    "duration": ("0 s", "200 ms", "10 s", "50 s", "10 min", "40 min", "20 h", "3 days", "20 days", "2 years"),
    "size": ("1 KB", "200 KB", "500 KB", "5 MB", "8 MB", "20 MB"),
    "rate": ("1/h", "5/s", "500/s", "2000/s", "50000/s"),
    "whole": (1, 3, 50, 5000),
    "number": (1, 500),
    "text": ("text",),
    "list": (["GET /"],),
}
_TEXTS: dict[str, tuple[Any, ...]] = {
    "needs.schedule.expression": ("rate(5 minutes)", "cron(0 2 * * ? *)", "at(2030-01-31T02:00:00)"),
    "needs.schedule.time_zone": ("UTC", "Europe/Berlin"),
    "existing.arn": (None,),
}
_OPENED: dict[str, tuple[Any, ...]] = {
    "needs.downstream_limit": ({"at_a_time": 1}, {"at_a_time": 50}, {"per_second": 5.0}),
    "needs.consumers": ({"readers": 3}, {"yet_to_come": True}, {"readers": 3, "independent": True}),
}


def put(data: Answers, path: Sequence[str], value: Any) -> dict[str, Any]:
    """Return *data* with *value* under *path*."""
    first, *rest = path
    if not rest:
        return {**data, first: value}
    inner = data.get(first)
    return {**data, first: put(inner if isinstance(inner, dict) else {}, rest, value)}


def take(data: Answers, path: Sequence[str]) -> Any:
    """Return what stands under *path*; None: nothing."""
    value: Any = data
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def settled(answers: Answers) -> Needs:
    """Return the needs of one trigger's *answers*."""
    existing = {key: value for key, value in (answers.get("existing") or {}).items() if value is not None}
    needs = accept(answers["needs"], NEEDS)
    return settle(needs, accept(existing, TRIGGER.fields["existing"]) if existing else None)


def trials(question: Question) -> list[Any]:
    """Return answers to *question*, one of each sort."""
    if question.key == EVENT:
        return []
    if question.kind == "pick":
        values = [option.value for option in question.options]
        if question.key == HTTP_FLAGS:
            return [{}, *({value: True} for value in values)]
        return [None, *([value] for value in values)]
    if question.options:
        plain = [option.value for option in question.options if option.value not in (OPEN, WITHIN)]
        return plain + list(_OPENED.get(question.key, ()))
    return list(_TEXTS.get(question.key) or _SAMPLES[question.kind])


def mark(answers: Answers, choices: Sequence[Choice]) -> Marks:
    """Return for each choice whether a rule rejects it, and how many prefer it."""
    return _marked(settled(answers), tuple(choices))


@lru_cache(maxsize=1024)
def _marked(needs: Needs, choices: tuple[Choice, ...]) -> Marks:
    """Return the marks under *needs*: three trials of four come to needs that an earlier one had."""
    marks = {}
    for choice in choices:
        verdicts = [finding.verdict for finding in judge(needs, choice).findings]
        marks[choice.id] = (Verdict.REJECT in verdicts, verdicts.count(Verdict.PREFER))
    return marks


def try_out(answers: Answers, question: Question, choices: Sequence[Choice]) -> list[Marks]:
    """Return the marks under each trial answer to *question*."""
    found = []
    for value in trials(question):
        if question.key == HTTP_FLAGS:
            value = {**(take(answers, question.path) or {}), **value}
        found.append(mark(put(answers, question.path, value), choices))
    return found
