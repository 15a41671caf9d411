"""Answers in the user's words: typed ones read, one answer checked, ``--set`` laid over a spec."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from trigscaffold.errors import Problem, UserError
from trigscaffold.spec import SpecData, parse_data
from trigscaffold.spec.problems import unknown_key
from trigscaffold.spec.shape import Shape
from trigscaffold.spec.tree import ROOT, TRIGGER, at
from trigscaffold.spec.written import is_short
from trigscaffold.wizard.effects import put
from trigscaffold.wizard.questions import Question

_TRIAL = "wizard"


def typed(question: Question, text: str) -> Any:
    """Return what *text* stands for as an answer to *question*; what is wrong stays text."""
    if question.kind == "list":
        return [part.strip() for part in text.split(",") if part.strip()]
    return _number(text) if question.kind in ("whole", "number") else text


def _number(text: str) -> Any:
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text


def problem_with(answers: SpecData, key: str) -> str:
    """Return what is wrong with one trigger's *answers* after the one to *key*; empty: nothing.

    A loop is not yet one while the prefixes that end it are still to be asked.
    """
    data = {"name": "trial", "function": {"timeout_s": 900}, "triggers": {_TRIAL: tidy(answers)}}
    try:
        parse_data(data)
    except UserError as error:
        start = f"triggers.{_TRIAL}."
        found = {problem.path.removeprefix(start): problem.message for problem in error.problems}
        if key != "needs.writes_to":
            found.pop("needs.writes_to", None)
        for path, message in found.items():
            if path == key or path.startswith(f"{key}."):
                return "" if key == "needs.writes_to" and "set it off again" in message else message
        return next((f"{path}: {message}" for path, message in found.items() if path != "needs.writes_to"), "")
    return ""


def tidy(answers: SpecData) -> SpecData:
    """Return one trigger's *answers* as a spec has them: without what was asked and left open."""
    data = {key: _closed(value) for key, value in answers.items() if key != "needs"}
    data = {key: value for key, value in data.items() if value not in (None, {})}
    if not isinstance(answers.get("needs"), dict):
        return data
    needs = {name: _closed(value) for name, value in answers["needs"].items()}
    if needs.get("downstream_limit") == {}:
        needs["downstream_limit"] = "some"
    return {**data, "needs": {name: value for name, value in needs.items() if value not in (None, {}, [])}}


def _closed(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    return {name: inner for name, inner in value.items() if inner is not None and inner != []}


def overlay(data: SpecData, changes: Sequence[str]) -> SpecData:
    """Return *data*, a spec or a part of one, with each ``key=value`` of *changes* laid over it.

    A key is written as in the short form (``needs.latency``) or the long one (``triggers.orders.needs.latency``).

    Raises:
        UserError: no ``=``, or a key that a spec does not have; lists all of them.
    """
    problems: list[Problem] = []
    for change in changes:
        key, equals, text = change.partition("=")
        path = _path(key.strip(), data)
        message = _refusal(path, data) if equals and key.strip() else "found no `=`; write KEY=VALUE"
        if message:
            problems.append(Problem(f"--set {change[:60]}", "" if not equals else key.strip()[:60], message))
        else:
            data = put(data, path, _value(text.strip(), _shape(path, data)))
    if problems:
        hint = "`trigscaffold questions` lists every key with its answers"
        raise UserError("these answers cannot be taken", problems, hint=hint)
    return data


def _path(key: str, data: SpecData) -> tuple[str, ...]:
    """Return the path of *key* in *data*; a short key goes to the only trigger of a long form."""
    path = tuple(key.split("."))
    triggers = data.get("triggers")
    if path[0] in TRIGGER.fields and isinstance(triggers, dict) and len(triggers) == 1:
        return ("triggers", next(iter(triggers)), *path)
    return path


def _shape(path: tuple[str, ...], data: SpecData) -> Shape | None:
    short = path[0] in TRIGGER.fields and "triggers" not in data
    return at(path, TRIGGER if short else ROOT)


def _refusal(path: tuple[str, ...], data: SpecData) -> str:
    """Return why *path* is no place of a spec; empty: it is one."""
    triggers = data.get("triggers")
    if path[0] in TRIGGER.fields and isinstance(triggers, dict):
        return f"there are several triggers; write triggers.NAME.{'.'.join(path)} with one of: {', '.join(triggers)}"
    if path[0] == "triggers" and is_short(data):
        return f"the spec has one trigger without a name; write {'.'.join(path[2:]) or 'needs.latency'}"
    short = path[0] in TRIGGER.fields
    shape: Shape | None = TRIGGER if short else ROOT
    for index, key in enumerate(path):
        if shape is None:
            return ""
        if shape.block and key not in shape.fields:
            around = path[:index]
            where = ("triggers", _TRIAL, *around) if short else around
            return unknown_key(key, where, data or {"needs": {}})
        if not shape.block and "map" not in shape.kinds:
            return f"`{'.'.join(path[:index])}` is one answer and has no keys inside"
        shape = shape.inside(key)
    return ""


def _value(text: str, shape: Shape | None) -> Any:
    """Return what *text* stands for at a place of *shape*; what fits nowhere stays text, for the check to refuse."""
    if text == "null":
        return None
    if shape is None or "map" in shape.kinds or (shape.block and text.startswith("{")):
        try:
            return json.loads(text)
        except ValueError:
            return text
    if text == "unknown" or text in shape.choices:
        return text
    if "flag" in shape.kinds and text in ("true", "false"):
        return text == "true"
    if "list" in shape.kinds:
        return [part.strip() for part in text.strip("[]").split(",") if part.strip()]
    number = _number(text)
    return number if {"whole", "number"} & {*shape.kinds} or number in shape.choices else text
