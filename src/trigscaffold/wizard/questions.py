"""Every question of the wizard, read off the spec's models.

The words are the models' own: a field's description is the question, the vocabulary's sentences are
the answers.  Only what a person says and a spec cannot ("yes, but I don't know within what") is added here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from trigscaffold.spec import vocabulary as words
from trigscaffold.spec.applies import applies
from trigscaffold.spec.shape import Shape
from trigscaffold.spec.tree import NEEDS, TRIGGER
from trigscaffold.spec.vocabulary import UNKNOWN

GROUP = "group"
EVENT = "needs.event"
ORDERING = "needs.ordering"
HTTP_FLAGS = "needs.http"
WITHIN = "within"
OPEN = "open"
DONT_KNOW = "I don't know"
_WITHIN = {
    "user": "a user: each user's in order",
    "order": "an order (or a booking, a case): each one's in order",
    "device": "a device: each device's in order",
    "connection": "a connection or session: each one's in order",
    "everything": "everything: one single order",
}
# What opens a block that may also be one word.
_OPEN = {
    "needs.downstream_limit": "yes, and I know how much",
    "needs.consumers": "other systems read them too",
}
# Left to whoever edits the spec by hand.
_NOT_ASKED = frozenset({"needs.filter.pattern"})
# What decides most is asked first; within a need, the models' order.
_ORDER = (
    "event",
    "answer",
    "schedule",
    "existing",
    "http",
    "latency",
    "tail_latency",
    "delay",
    "ordering",
    "consumers",
)


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose: the value for the spec, and the sentence that explains it."""

    value: Any
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    *kind* is ``choice`` (one of *options*), ``pick`` (any of them), or what to type: ``text list whole number
    duration size rate``.  *unknown*: "I don't know" is an answer.
    """

    key: str
    text: str
    kind: str
    options: tuple[Option, ...] = ()
    unit: str = ""
    unknown: bool = True

    @property
    def path(self) -> tuple[str, ...]:
        """The key's parts, as in a spec."""
        return tuple(self.key.split("."))


def group() -> Question:
    """Return the question that comes first: who acts."""
    hints = {
        "A caller waits": "a user, a program or an agent wants an answer",
        "A service waits": "an AWS service stops in its own work until this function answers",
        "Something happened": "in our business or our data; nobody waits for this function",
        "Operations": "a log, an alarm, an audit or a delivery pipeline has something to say",
        "Records flow": "continuously, in large numbers",
        "A clock": "at set times, or again and again",
    }
    options = tuple(Option(name, f"{name}: {hints[name]}") for name in words.EVENT_GROUPS)
    return Question(GROUP, "What kind of thing sets the function off?", "choice", options, unknown=False)


def within() -> Question:
    """Return the question that refines an order of which nobody knows within what it must hold."""
    options = tuple(Option(name, text) for name, text in _WITHIN.items())
    return Question(ORDERING, "Within what must the order be kept?", "choice", options)


@cache
def questions() -> tuple[Question, ...]:
    """Return every question about one trigger, in the order of asking."""
    found: list[Question] = []
    names = sorted(NEEDS.fields, key=lambda name: _ORDER.index(name) if name in _ORDER else len(_ORDER))
    for name in names:
        found += _of_need(f"needs.{name}", NEEDS.fields[name])
        if name == "existing":
            inner = TRIGGER.fields["existing"].fields
            found += [_question(f"existing.{key}", shape) for key, shape in inner.items()]
    return tuple(found)


def find(key: str) -> Question:
    """Return the question called *key*."""
    return next(question for question in questions() if question.key == key)


def _of_need(key: str, shape: Shape) -> list[Question]:
    inner = [(f"{key}.{name}", one) for name, one in shape.fields.items() if f"{key}.{name}" not in _NOT_ASKED]
    found = [_question(key, shape)] if shape.choices or not shape.block else []
    if key == HTTP_FLAGS:
        flags = [(name, one) for name, one in inner if one.kinds == ("flag",)]
        options = tuple(Option(name.rpartition(".")[2], one.question) for name, one in flags)
        inner = [pair for pair in inner if pair not in flags]
        found.append(Question(key, shape.question, "pick", options))
    return found + [_question(name, one) for name, one in inner]


def _question(key: str, shape: Shape) -> Question:
    return Question(key, shape.question, _kind(shape), _options(key, shape), shape.unit, unknown=not shape.required)


def _kind(shape: Shape) -> str:
    if "list" in shape.kinds:
        return "pick" if shape.items and shape.items.choices else "list"
    if "flag" in shape.kinds or (shape.choices and not shape.kinds):
        return "choice"
    return shape.kinds[0]


def _options(key: str, shape: Shape) -> tuple[Option, ...]:
    if "flag" in shape.kinds:
        return Option(True, "yes"), Option(False, "no")
    values = shape.items.choices if shape.items and shape.items.choices else shape.choices
    # "None" is what most people mean, so it stands where the cursor is.
    options = [Option(value, str(shape.sentences.get(value, value))) for value in sorted(values, key=_not_none)]
    if key == ORDERING:
        options.append(Option(WITHIN, "in order, but I don't know within what"))
    if key in _OPEN:
        options.append(Option(OPEN, _OPEN[key]))
    return tuple(options)


def _not_none(value: Any) -> bool:
    return bool(value != "none")


def questions_json() -> list[dict[str, Any]]:
    """Return every question as plain data, for a program that asks them itself."""
    return [_json(question) for question in (group(), *questions())]


def _json(question: Question) -> dict[str, Any]:
    data: dict[str, Any] = {"key": question.key, "question": question.text, "kind": question.kind}
    options = [option for option in question.options if option.value not in (OPEN, WITHIN)]
    if options:
        data["choices"] = [{"value": option.value, "text": option.text} for option in options]
    if question.key == EVENT:
        data["groups"] = {name: list(events) for name, events in words.EVENT_GROUPS.items()}
    if question.key == ORDERING:
        data["within"] = dict(words.ORDER_WITHIN)
    if question.unit:
        data["unit"] = question.unit
    need = question.path[1] if len(question.path) > 1 and question.path[0] == "needs" else ""
    events = [event for event in words.EVENTS if applies(need, event)]
    if len(events) < len(words.EVENTS):
        data["events"] = events
    return {**data, "dont_know": UNKNOWN if question.unknown else None}
