"""A template's own questions, and whether an answer is one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from trigscaffold.expression import ExpressionError, Values, evaluate
from trigscaffold.spec.slips import nearest, shown
from trigscaffold.spec.vocabulary import TRIGGER_NAME
from trigscaffold.team.checks import Checks, Path

TYPES = ("text", "whole", "flag", "choice", "list")
_KEYS = ("ask", "type", "default", "choices", "pattern", "minimum", "maximum", "when")
_RESERVED = frozenset({"items", "keys", "values", "get"})
MOST_TEXT = 256


@dataclass(frozen=True, slots=True)
class Question:
    """One question.  *default* None: it must be answered; *choices*: each value with its sentence; *where* it stands.

    *when* is an expression over ``answers``, ``runtime``, ``encryption`` and ``events``; empty: it is always asked.
    """

    name: str
    ask: str
    type: str
    where: str
    default: Any = None
    choices: Mapping[str, str] | None = None
    pattern: str = ""
    minimum: int | None = None
    maximum: int | None = None
    when: str = ""

    def allowed(self) -> str:
        """Say what an answer may be."""
        if self.type == "flag":
            return "true or false"
        if self.type in ("choice", "list") and self.choices:
            some = "a list of some of: " if self.type == "list" else ""
            return f"{some}{', '.join(self.choices)}"
        if self.type == "list":
            return "a list of texts"
        if self.type == "whole":
            low = "" if self.minimum is None else f" from {self.minimum}"
            return f"a whole number{low}" + ("" if self.maximum is None else f" to {self.maximum}")
        return f"text that matches {self.pattern}" if self.pattern else f"text of 1 to {MOST_TEXT} characters"

    def problem(self, value: Any) -> str:
        """Return what is wrong with *value* as an answer; empty: nothing."""
        if self._fits(value):
            return ""
        near = nearest(value, self.choices) if isinstance(value, str) and self.choices else ""
        quoted = f'did you mean "{value}"? ' if self.type == "text" and type(value) in (int, float) else ""
        guess = f"did you mean {near}? " if near else quoted
        return f"found {shown(value)}; {guess}{'Allowed' if guess else 'allowed'}: {self.allowed()}"

    def _fits(self, value: Any) -> bool:
        match self.type:
            case "flag":
                return isinstance(value, bool)
            case "whole":
                low = self.minimum if self.minimum is not None else -(10**15)
                high = self.maximum if self.maximum is not None else 10**15
                return type(value) is int and low <= value <= high
            case "choice":
                return isinstance(value, str) and value in (self.choices or {})
            case "list":
                return isinstance(value, list) and len(value) <= 100 and all(map(self._item, value))
        return self._line(value) and (not self.pattern or re.search(self.pattern, value) is not None)

    def _item(self, value: Any) -> bool:
        return self._line(value) and (not self.choices or value in self.choices)

    @staticmethod
    def _line(value: Any) -> bool:
        return isinstance(value, str) and 1 <= len(value) <= MOST_TEXT and value.isprintable()

    def asked(self, names: Mapping[str, Any]) -> bool:
        """Tell whether it is asked when *names*, what `when` may read, is so; what cannot be told is asked."""
        try:
            return not self.when or bool(evaluate(self.when, names))
        except ExpressionError:
            return True


def read(checks: Checks, value: Any) -> tuple[Question, ...]:
    """Return the questions of a template.yaml; what is wrong is noted in *checks*."""
    found = []
    for name, raw in checks.entries(("questions",), value):
        path: Path = ("questions", name)
        if not re.fullmatch(TRIGGER_NAME, name) or name in _RESERVED:
            checks.refuse(path, f"found {shown(name)}; 1 to 30 lower-case letters, digits and underscores are allowed")
            continue
        found.append(_question(checks, path, name, checks.block(path, raw, _KEYS)))
    return tuple(found)


def _question(checks: Checks, path: Path, name: str, raw: Mapping[str, Any]) -> Question:
    kind = checks.word((*path, "type"), raw.get("type", "choice" if "choices" in raw else "text"), TYPES)
    ask = checks.text((*path, "ask"), raw["ask"], 200) if "ask" in raw else ""
    if "ask" not in raw:
        checks.refuse(path, "`ask` is missing: the question itself, one sentence")
    question = Question(
        name=name,
        ask=ask,
        type=kind or "text",
        where=checks.document.where(path),
        choices=_choices(checks, (*path, "choices"), raw.get("choices")),
        pattern=checks.pattern((*path, "pattern"), raw["pattern"]) if "pattern" in raw else "",
        minimum=_limit(checks, (*path, "minimum"), raw.get("minimum")),
        maximum=_limit(checks, (*path, "maximum"), raw.get("maximum")),
        when=checks.expression((*path, "when"), raw["when"]) if "when" in raw else "",
        default=raw.get("default"),
    )
    if kind == "choice" and not question.choices:
        checks.refuse(path, "`choices` is missing: what there is to choose from")
    if question.default is not None and (wrong := question.problem(question.default)):
        checks.refuse((*path, "default"), wrong)
    return question


def _choices(checks: Checks, path: Path, value: Any) -> Mapping[str, str] | None:
    if value is None:
        return None
    if isinstance(value, list):
        return {text: text for text in checks.texts(path, value) if text}
    return {key: checks.text((*path, key), one) for key, one in checks.entries(path, value)}


def _limit(checks: Checks, path: Path, value: Any) -> int | None:
    if value is None or type(value) is int:
        return value
    checks.refuse(path, f"found {shown(value)}; a whole number is allowed")
    return None


def settled(
    questions: Iterable[Question], given: Mapping[str, Any], names: Mapping[str, Any]
) -> tuple[Values, dict[str, str]]:
    """Return every answer, the defaults too, and what is wrong with which of the *given* ones.

    An answer to a question that is not asked is no fault, and is left out.
    """
    answers = Values()
    wrong: dict[str, str] = {}
    known = {question.name: question for question in questions}
    for name, question in known.items():
        if not question.asked({**names, "answers": answers}):
            continue
        value = given.get(name, question.default)
        if value is None:
            wrong[name] = f"missing; the template asks: {question.ask} Allowed: {question.allowed()} ({question.where})"
        elif message := question.problem(value):
            wrong[name] = f"{message} ({question.where})"
        else:
            answers[name] = value
    for name in given.keys() - known.keys():
        near = nearest(name, known)
        has = ", ".join(known) or "none"
        wrong[name] = f"the template has no such question; {f'did you mean {near}? ' if near else ''}it has: {has}"
    return answers, wrong
