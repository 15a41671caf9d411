"""What a team's template adds to the conversation: its own questions, and what it allows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from trigscaffold.wizard.asker import Asker
from trigscaffold.wizard.questions import Option

if TYPE_CHECKING:
    from trigscaffold.team.questions import Question
    from trigscaffold.team.template import Template


def name_problem(template: Template, name: str) -> str:
    """Return why the template does not allow a function to be called *name*; empty: it does."""
    import re

    for manifest in template.manifests:
        if (pattern := manifest.policy.name) and not re.search(pattern, name):
            return f"the template {manifest.name} allows names that match {pattern}"
    return ""


def answers(
    template: Template, asker: Asker, given: Mapping[str, Any], names: Mapping[str, Any]
) -> dict[str, Any] | None:
    """Return the answers to the questions of *template*, those in *given* without asking; None: the user went away."""
    from trigscaffold.expression import Values

    found = Values(given)
    for question in template.questions:
        if question.name in found or not question.asked({**names, "answers": found}):
            continue
        value = _asked(question, asker)
        if value is None:
            return None
        found[question.name] = value
    return dict(found)


def _asked(question: Question, asker: Asker) -> Any:
    while True:
        value = _answer(question, asker)
        if value is None:
            return None
        message = question.problem(value)
        if not message:
            return value
        asker.show(f"  {message}")


def _answer(question: Question, asker: Asker) -> Any:
    options = [Option(key, text) for key, text in (question.choices or {}).items()]
    if question.type == "flag":
        return asker.confirm(question.ask, bool(question.default))
    if question.type == "choice":
        return asker.select(question.ask, options, question.default)
    if question.type == "list" and options:
        return asker.pick(question.ask, options)
    default = question.default
    shown = ", ".join(default) if isinstance(default, list) else "" if default is None else str(default)
    text = asker.text(question.ask, shown)
    return None if text is None else typed(question, text.strip())


def typed(question: Question, text: str) -> Any:
    """Return what *text* stands for as an answer to *question*; what is wrong stays text."""
    if question.type == "list":
        return [part.strip() for part in text.strip("[]").split(",") if part.strip()]
    if question.type == "flag" and text in ("true", "false"):
        return text == "true"
    if question.type == "whole" and text.lstrip("-").isdecimal():
        return int(text)
    return text


def retyped(questions: Sequence[Question], given: Mapping[str, Any], texts: Mapping[str, str]) -> dict[str, Any]:
    """Return *given* with each of *texts*, typed after ``--set answers.``, as its question has it."""
    known = {question.name: question for question in questions}
    return {**given, **{name: typed(known[name], text) if name in known else text for name, text in texts.items()}}


def questions_json(template: Template) -> list[dict[str, Any]]:
    """Return the questions of *template* as plain data, for a program that asks them itself."""
    return [_json(question) for question in template.questions]


def _json(question: Question) -> dict[str, Any]:
    data: dict[str, Any] = {"key": f"answers.{question.name}", "question": question.ask, "kind": question.type}
    if question.choices:
        data["choices"] = [{"value": value, "text": text} for value, text in question.choices.items()]
    limits = {name: getattr(question, name) for name in ("pattern", "minimum", "maximum", "when", "default")}
    return data | {name: value for name, value in limits.items() if value not in (None, "")}
