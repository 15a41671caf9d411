"""The conversation: asks until a spec is whole, shows the decision, and hands the answers back.

Writes nothing.  Whoever leaves at any point (Ctrl-C) leaves nothing behind.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from trigscaffold import catalog, units
from trigscaffold.errors import UserError
from trigscaffold.model import Choice
from trigscaffold.spec import SpecData, parse_data, spec_data
from trigscaffold.spec.read import check_shape
from trigscaffold.spec.tree import TRIGGER
from trigscaffold.spec.vocabulary import UNKNOWN
from trigscaffold.spec.written import SHORT
from trigscaffold.wizard import ending, flow, team, verdict
from trigscaffold.wizard.answers import problem_with, tidy, typed
from trigscaffold.wizard.asker import Asker, QuestionaryAsker
from trigscaffold.wizard.effects import take
from trigscaffold.wizard.questions import DONT_KNOW, Option, Question

if TYPE_CHECKING:
    from trigscaffold.team.template import Template

Preview = Callable[[SpecData], str]

# What to type where a unit does not show it.
_TYPED = {"whole": "a whole number", "number": "a number", "list": "separated by commas"}


class Left(Exception):
    """The user went away."""


def asker() -> Asker:
    """Return the one that asks on a terminal."""
    return QuestionaryAsker()


def run(
    asker: Asker,
    defaults: SpecData,
    *,
    preview: Preview | None = None,
    choices: Sequence[Choice] | None = None,
    template: Template | None = None,
) -> SpecData | None:
    """Ask for what *defaults* does not answer, and return the whole spec; None: the user went away.

    Args:
        asker: Who is asked.
        defaults: A spec or a part of one, in the short or the long form.
        preview: Makes the text that shows the files; may raise `UserError`.
        choices: What there is to choose from; left out, all of the catalogue, or of *template*.
        template: The team's template, which asks questions of its own.

    Raises:
        UserError: *defaults* holds something that no spec may hold.
    """
    check_shape(_completed(defaults), "your answers")
    every = template.choices if template else catalog.every_choice()
    conversation = Conversation(asker, defaults, choices or every, template)
    try:
        conversation.start()
        return ending.end(conversation, preview)
    except (Left, KeyboardInterrupt, EOFError):
        return None


def _completed(defaults: SpecData) -> SpecData:
    """Return *defaults* with something in place of what is still to be asked."""
    triggers = defaults.get("triggers")
    data = {"name": "trial", **defaults}
    if isinstance(triggers, dict):
        return {**data, "triggers": {name: _with_event(one) for name, one in triggers.items()}}
    return dict(_with_event(data))


def _with_event(one: Any) -> Any:
    if not isinstance(one, dict) or not isinstance(one.get("needs", {}), dict):
        return one
    return {**one, "needs": {"event": "job", **one.get("needs", {})}}


class Conversation:
    """What was said so far: the top of the spec, and each trigger's progress by its name."""

    def __init__(
        self, asker: Asker, defaults: SpecData, choices: Sequence[Choice], template: Template | None = None
    ) -> None:
        self.asker = asker
        self.template = template
        self.choices = choices
        own = {key: value for key, value in defaults.items() if key in TRIGGER.fields}
        self.top = {key: value for key, value in defaults.items() if key not in own and key != "triggers"}
        triggers = defaults.get("triggers", {SHORT: own} if own else {})
        self.triggers = {name: flow.resume(answers) for name, answers in triggers.items()}

    def start(self) -> None:
        """Ask everything that is open, then for further triggers."""
        for key, question in (("name", "What is the function called?"), ("description", "What does it do?")):
            if key not in self.top:
                self.top[key] = self.line(key, question, "Handle events." if key == "description" else "")
        given = bool(self.triggers)
        for name in list(self.triggers):
            self.finish(name)
        while not self.triggers or (
            not given and self.said(self.asker.confirm("Another trigger on the same function?"))
        ):
            self.add()
        self.ask_template()

    def ask_template(self, *, without: str = "") -> None:
        """Ask what the template still wants to know; *without* is the answer that is given anew."""
        if self.template:
            events = [progress.event for progress in self.triggers.values()]
            names = {"runtime": "", "encryption": "", **self.top, **self.template.said, "events": events}
            said = {name: value for name, value in (self.top.get("answers") or {}).items() if name != without}
            self.top["answers"] = self.said(team.answers(self.template, self.asker, said, names))

    def of_the_template(self) -> list[tuple[str, str, Any]]:
        """Return name, question and answer of each question of the template that was answered."""
        answers = self.top.get("answers") or {}
        known = self.template.questions if self.template else ()
        return [(one.name, one.ask, answers[one.name]) for one in known if one.name in answers]

    def add(self) -> None:
        """Ask for one more trigger."""
        default = SHORT if not self.triggers else f"{SHORT}{len(self.triggers) + 1}"
        name = self.line("triggers", "A name for this trigger; its resources are called after it", default)
        self.triggers[name] = flow.Progress()
        self.finish(name)

    def line(self, key: str, question: str, default: str) -> str:
        """Ask for one line of text at the top of the spec, until it is right."""
        while True:
            text = str(self.said(self.asker.text(question, default))).strip() or default
            message = self._refused(key, text)
            if not message:
                return text
            self.asker.show(f"  {message}")

    def _refused(self, key: str, text: str) -> str:
        trial: SpecData = {"name": "trial", "triggers": {"t": {"needs": {"event": "job"}}}}
        if key == "name" and self.template and (message := team.name_problem(self.template, text)):
            return message
        if key == "triggers" and text in self.triggers:
            return f"there is a trigger called {text!r} already"
        known = {name: {"needs": {"event": "job"}} for name in self.triggers}
        one = {text: {"needs": {"event": "job"}}}
        trial |= {"triggers": {**known, **one}} if key == "triggers" else {key: text}
        try:
            parse_data(trial)
        except UserError as error:
            return error.problems[0].message
        return ""

    def said(self, value: Any) -> Any:
        """Return *value*; the user went away when there is none."""
        if value is None:
            raise Left
        return value

    def finish(self, name: str) -> None:
        """Ask what still matters for the trigger called *name*, and show what is left after each answer."""
        step = flow.step(self.triggers[name], self.choices)
        while step.question:
            self.ask(name, step.question)
            step = flow.step(self.triggers[name], self.choices)
            if self.triggers[name].event:
                self.asker.show(verdict.left(step.left))

    def ask(self, name: str, question: Question) -> None:
        """Ask *question* until its answer fits those given before."""
        while True:
            value = self._answer(question)
            if value is None and not question.unknown:
                self.asker.show("  This one needs an answer: without it the function would set itself off, for ever.")
                continue
            progress = flow.answer(self.triggers[name], question, value)
            message = problem_with(progress.answers, question.key) if progress.event else ""
            if not message:
                self.triggers[name] = progress
                return
            self.asker.show(f"  {message}")

    def _answer(self, question: Question) -> Any:
        """Return the answer as a spec has it; None: "I don't know"."""
        if question.kind == "pick":
            return self.said(self.asker.pick(question.text, question.options)) or None
        if question.kind == "choice":
            unsure = (Option(UNKNOWN, DONT_KNOW),) if question.unknown else ()
            value = self.said(self.asker.select(question.text, (*question.options, *unsure)))
            return None if value == UNKNOWN else value
        hints = [_TYPED.get(question.kind, ""), f"such as {question.unit}" if question.unit else ""]
        hints.append("Enter: I don't know" if question.unknown else "")
        hint = "; ".join(one for one in hints if one)
        text = str(self.said(self.asker.text(f"{question.text} ({hint})" if hint else question.text))).strip()
        return None if text in ("", UNKNOWN) else typed(question, text)

    def data(self) -> SpecData:
        """Return the spec with every answer written out.

        Raises:
            UserError: the answers contradict each other.
        """
        triggers = {name: tidy(progress.answers) for name, progress in self.triggers.items()}
        spec_file = parse_data({**self.top, **self._function(), "triggers": triggers})
        return spec_data(replace(spec_file, fixed=self.template.fixed) if self.template else spec_file)

    def _function(self) -> SpecData:
        """Give the function time for the longest work that was named, unless its timeout was given."""
        function = self.top.get("function") or {}
        works = [take(progress.answers, ("needs", "volume", "work")) for progress in self.triggers.values()]
        longest = max((units.duration_s(work) for work in works if work not in (None, UNKNOWN)), default=0.0)
        fixed = self.template.fixed if self.template else ()
        if "timeout_s" in function or longest <= 15 or ("function", "timeout_s") in fixed:
            return {"function": function} if function else {}
        return {"function": {**function, "timeout_s": min(900, math.ceil(longest * 2))}}
