"""The end of the conversation: the decision is shown, and everything can still be changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from trigscaffold.decide import rank
from trigscaffold.errors import UserError
from trigscaffold.model import Ranked, Verdict
from trigscaffold.spec import SpecData
from trigscaffold.wizard import flow, verdict
from trigscaffold.wizard import questions as q
from trigscaffold.wizard.effects import settled, take
from trigscaffold.wizard.questions import Option

if TYPE_CHECKING:
    from trigscaffold.wizard.run import Conversation

OFFER_WIDTH = 96
WRITE, LOOK, TRIGGER, CHANGE, QUIT = "write", "look", "trigger", "change", "quit"
_MENU = (
    Option(WRITE, "Write it"),
    Option(LOOK, "Look at the files first"),
    Option(TRIGGER, "Choose another trigger"),
    Option(CHANGE, "Change an answer"),
    Option(QUIT, "Quit without writing"),
)


def end(conversation: Conversation, preview: Callable[[SpecData], str] | None) -> SpecData | None:
    """Show the decision until the user writes it or leaves; return the spec, or None."""
    while True:
        fits = _show(conversation)
        hidden = ({LOOK} if preview is None else set()) | (set() if fits else {LOOK, WRITE})
        options = [option for option in _MENU if option.value not in hidden]
        wanted = conversation.said(conversation.asker.select("And now?", options))
        if wanted == QUIT:
            return None
        if wanted == TRIGGER:
            _other_trigger(conversation)
        elif wanted == CHANGE:
            _change(conversation)
        elif (data := _checked(conversation, preview, show=wanted == LOOK)) is not None and wanted == WRITE:
            return data


def _show(conversation: Conversation) -> bool:
    """Show each trigger's decision; return whether all have one."""
    fits = True
    for name, progress in conversation.triggers.items():
        text, found = verdict.told(name, progress.answers, conversation.choices)
        conversation.asker.show(text)
        fits = fits and found
    return fits


def _checked(conversation: Conversation, preview: Callable[[SpecData], str] | None, *, show: bool) -> SpecData | None:
    """Return the spec when it can be generated; what refuses it is shown, and the answers stay."""
    try:
        data = conversation.data()
        files = preview(data) if preview else ""
    except UserError as error:
        conversation.asker.show(str(error))
        return None
    if show:
        conversation.asker.show(files)
    return data


def _which(conversation: Conversation) -> str:
    names = list(conversation.triggers)
    if len(names) == 1:
        return str(names[0])
    options = [Option(name, name) for name in names]
    return str(conversation.said(conversation.asker.select("Which one?", options)))


def _other_trigger(conversation: Conversation) -> None:
    """Let the user insist on a trigger; the rules then only warn."""
    name = _which(conversation)
    progress = conversation.triggers[name]
    ranking = rank(settled(progress.answers), conversation.choices)
    options = [Option("auto", "the one that the rules choose"), *(_offer(r) for r in ranking if not r.foreign)]
    options.append(Option("", "(any other, though none of them carries such an event)"))
    wanted = str(conversation.said(conversation.asker.select("Which trigger?", options)))
    if not wanted:
        foreign = [Option(r.choice.id, f"{r.choice.id}: {r.choice.facts.title}") for r in ranking if r.foreign]
        wanted = str(conversation.said(conversation.asker.select("Which of the others?", foreign)))
    source, _, buffer = wanted.partition("+")
    chosen: dict[str, Any] = {"trigger": source, "buffer": "auto" if source == "auto" else buffer or "none"}
    conversation.triggers[name] = replace(progress, answers={**progress.answers, **chosen})


def _offer(ranked: Ranked) -> Option:
    """Return one trigger as an answer: its title, or the rule that rejects it."""
    no = next((finding for finding in ranked.findings if finding.verdict is Verdict.REJECT), None)
    text = f"rejected: {no.reason} [{no.rule}]" if no else ranked.choice.facts.title
    return Option(ranked.choice.id, shorten(f"{ranked.choice.id}: {text}", OFFER_WIDTH, placeholder=" ..."))


def _change(conversation: Conversation) -> None:
    """Ask one question again, and then whatever its new answer makes matter."""
    name = _which(conversation)
    progress = conversation.triggers[name]
    given = [one for one in q.questions() if one.key in progress.asked]
    options = [Option(one.key, f"{one.text} {_said(take(progress.answers, one.path))}") for one in given]
    options += [
        Option(f"answers.{key}", f"{text} {_said(value)}") for key, text, value in conversation.of_the_template()
    ]
    options.append(Option("", "(none of them)"))
    key = str(conversation.said(conversation.asker.select("Which answer?", options)))
    if key.startswith("answers."):
        conversation.ask_template(without=key.removeprefix("answers."))
        return
    if not key:
        return
    before = conversation.triggers[name]
    conversation.triggers[name] = flow.forget(progress, key)
    if key != q.EVENT:
        conversation.ask(name, flow.offered(q.find(key), before))
    conversation.finish(name)


def _said(value: Any) -> str:
    if isinstance(value, dict):
        return f"({', '.join(key for key, one in value.items() if one) or 'nothing'})"
    if isinstance(value, list):
        return f"({', '.join(map(str, value)) or 'none'})"
    return f"({q.DONT_KNOW if value is None else value})"
