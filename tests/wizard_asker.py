"""Somebody who answers the wizard from a script, or at random."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

from trigscaffold.spec import SpecData, parse_data
from trigscaffold.spec.accept import Part
from trigscaffold.spec.vocabulary import EVENT_GROUPS
from trigscaffold.wizard import questions as q
from trigscaffold.wizard.questions import Option

TEXT = {question.text: question.key for question in q.questions()}


class Scripted:
    """Answers by key, each list in turn; what the script leaves out is "I don't know", and the end is "write"."""

    def __init__(self, **script: Any) -> None:
        self.script = {key.replace("__", "."): value for key, value in script.items()}
        self.asked: list[str] = []
        self.offered: dict[str, Sequence[Option]] = {}
        self.shown: list[str] = []

    def _next(self, message: str, otherwise: Any) -> Any:
        key = next((known for text, known in TEXT.items() if message.startswith(text)), message)
        key = {"What kind of thing sets the function off?": "group", "And now?": "menu"}.get(key, key)
        self.asked.append(key)
        value = self.script.get(key, otherwise)
        if isinstance(value, list) and value and isinstance(value[0], tuple):
            value, *rest = (one[0] for one in value)
            self.script[key] = [(one,) for one in rest] or otherwise
        if isinstance(value, BaseException):
            raise value
        return value

    def select(self, message: str, options: Sequence[Option], default: Any = None) -> Any:  # noqa: ARG002
        values = [option.value for option in options]
        self.offered[message] = options
        value = self._next(message, "write" if message == "And now?" else values[-1])
        assert value is None or value in values, f"{message}: {value!r} is not offered, but {values}"
        return value

    def pick(self, message: str, options: Sequence[Option]) -> list[Any] | None:
        value: list[Any] | None = self._next(message, [])
        assert value is None or {*value} <= {option.value for option in options}
        return value

    def text(self, message: str, default: str = "") -> str | None:
        value: str | None = self._next(message, default)
        return value

    def confirm(self, message: str, default: bool = False) -> bool | None:
        value: bool | None = self._next(message, default)
        return value

    def show(self, text: str) -> None:
        self.shown.append(text)


NAME = "What is the function called?"
WHAT = "What does it do?"
TRIGGER = "A name for this trigger; its resources are called after it"
ANOTHER = "Another trigger on the same function?"


def scripted(event: str, **script: Any) -> Scripted:
    group = next(name for name, events in EVENT_GROUPS.items() if event in events)
    asker = Scripted(**script)
    return_value = {"group": group, "needs.event": event, NAME: "order-charge"}
    asker.script = {**return_value, **asker.script}
    return asker


TYPED = {
    "duration": ["", "5", "200 ms", "5 min", "20 h", "3 days"],
    "size": ["", "4 KB", "9 MB", "x"],
    "rate": ["", "5/s", "2 million per day", "9"],
    "whole": ["", "0", "3", "many"],
    "number": ["", "0.5", "9"],
    "text": ["", "a/", "b/", "rate(5 minutes)", "at(2030-01-31T02:00:00)", "Europe/Berlin", "nowhere"],
    "list": ["", "GET /a", "GET /a, GET /a", "read"],
}


class Random(Scripted):
    """Answers anything that is offered."""

    def __init__(self, seed: int) -> None:
        super().__init__()
        self.random = random.Random(seed)

    def select(self, message: str, options: Sequence[Option], default: Any = None) -> Any:  # noqa: ARG002
        if message == "And now?":
            values = [option.value for option in options]
            return "write" if "write" in values else "quit"
        return self.random.choice(options).value

    def pick(self, message: str, options: Sequence[Option]) -> list[Any]:  # noqa: ARG002
        return [option.value for option in options if self.random.random() < 0.2]

    def text(self, message: str, default: str = "") -> str:
        if default or message == NAME:
            return default or "order-charge"
        kind = next((kind for kind in TYPED if f"({kind}" in message), "text")
        return self.random.choice(TYPED[kind])


def told(value: Any) -> Any:
    """Return a part of a spec as plain data, without what nobody said."""
    if isinstance(value, Part):
        return {name: told(one) for name, one in vars(value).items() if one is not None}
    return value


def needs_of(data: SpecData | None, name: str = "source") -> dict[str, Any]:
    assert data is not None
    needs: dict[str, Any] = told(parse_data(data).spec.triggers[name].needs)
    return needs
