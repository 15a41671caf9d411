"""The commands that only read: `explain`, `triggers`, `rules`, `event`, `schema`, `questions`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from trigscaffold.cli import console, style, template_sources

if TYPE_CHECKING:
    from trigscaffold.model import Trigger

Json = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]


def complete_triggers(incomplete: str) -> list[str]:
    """Complete the id of a trigger."""
    from trigscaffold import catalog

    return [t.id for t in catalog.load() if t.id.startswith(incomplete)]


def complete_choices(incomplete: str) -> list[str]:
    """Complete the id of a trigger, or of a source with its buffer."""
    from trigscaffold import catalog

    return [c.id for c in catalog.every_choice() if c.id.startswith(incomplete)]


def _complete_pages(incomplete: str) -> list[str]:
    from trigscaffold.audit.rules import ids
    from trigscaffold.rules import RULES

    return complete_triggers(incomplete) + [r for r in (*(r.ID for r in RULES), *ids()) if r.startswith(incomplete)]


def triggers(as_json: Json = False) -> None:
    """List the triggers, by how they invoke the function."""
    from trigscaffold import catalog

    found = catalog.load()
    if as_json:
        console.print_json(
            [{"id": t.id, "title": t.title, "invocation": t.invocation, "summary": t.summary} for t in found]
        )
        return
    width = max(len(t.id) for t in found)
    for invocation in dict.fromkeys(t.invocation for t in found):
        console.say(console.style(invocation.replace("_", " ").capitalize(), "bold"))
        for t in found:
            if t.invocation is invocation:
                console.say(f"  {console.style(f'{t.id:<{width}}', 'green')}  {t.summary}")
        console.say("")


def rules(
    as_json: Json = False,
    checking: Annotated[bool, typer.Option("--check", help="List those of `trigscaffold check` instead.")] = False,
) -> None:
    """List the rules that choose among the triggers; with --check, those that Terraform is checked by."""
    from trigscaffold.rules import RULES

    if checking:
        _checking_rules(as_json)
        return
    if as_json:
        console.print_json([{"id": r.ID, "summary": _first_line(r), "source": r.SOURCE} for r in RULES])
        return
    width = max(len(r.ID) for r in RULES)
    for rule in RULES:
        console.say(f"{console.style(f'{rule.ID:<{width}}', 'green')}  {_first_line(rule)}")


def _checking_rules(as_json: bool) -> None:
    from trigscaffold.audit.rules import rules as audit_rules

    found = audit_rules()
    if as_json:
        console.print_json(
            [{"id": r.ID, "severity": str(r.SEVERITY), "summary": _first_line(r), "source": r.SOURCE} for r in found]
        )
        return
    width = max(len(r.ID) for r in found)
    for severity in dict.fromkeys(type(found[0].SEVERITY)):
        console.say(console.style(str(severity).capitalize(), "bold"))
        for rule in found:
            if rule.SEVERITY is severity:
                console.say(f"  {console.style(f'{rule.ID:<{width}}', 'green')}  {_first_line(rule)}")
        console.say("")


def _first_line(rule: Any) -> str:
    return str(rule.__doc__).strip().splitlines()[0].removesuffix(".")


def explain(
    page: Annotated[
        str, typer.Argument(metavar="ID", help="Id of a trigger or a rule.", autocompletion=_complete_pages)
    ],
) -> None:
    """Print the page of a trigger or a rule: what it can do, its limits with their sources, how it fails."""
    from trigscaffold import catalog, pages
    from trigscaffold.audit import rules as audit_rules
    from trigscaffold.rules import RULES

    if page in audit_rules.ids():
        from trigscaffold.audit.manual import page as page_of

        console.say(page_of(audit_rules.named(page)))
        return
    for rule in RULES:
        if page == rule.ID:
            console.say(pages.of_rule(rule))
            return
    known = {t.id: t for t in catalog.load()}
    if page not in known:
        raise catalog.no_such_trigger(page, [*known, *(r.ID for r in RULES), *audit_rules.ids()])
    console.say(pages.of_trigger(known[page]))


def event(
    choice: Annotated[
        str, typer.Argument(metavar="ID", help="Id of a trigger, or source+buffer.", autocompletion=complete_choices)
    ],
    sample: Annotated[str, typer.Option(help="Which of its samples. Default: the first.")] = "",
    changes: Annotated[
        list[str] | None, typer.Option("--set", metavar="PATH=VALUE", help="Change one field: Records.0.body=text.")
    ] = None,
    count: Annotated[int, typer.Option(min=1, max=100_000, help="How many records (or events).")] = 1,
    poison: Annotated[
        list[int] | None, typer.Option(metavar="N", help="Number of a record whose payload cannot be read; repeatable.")
    ] = None,
) -> None:
    """Print a sample event as AWS sends it, on stdout; with a buffer, the queue's event around the source's."""
    from trigscaffold import events

    source, buffer = _source_and_buffer(choice)
    body = events.pick(events.samples(source, buffer), sample, usual=source.event.get("changes", ()))
    made = events.many(body, buffer or source, count, frozenset(poison or ()))
    for one in made:
        for change in changes or ():
            events.set_field(one, change)
        console.print_json(one)


def _source_and_buffer(id_: str) -> tuple[Trigger, Trigger | None]:
    from trigscaffold import catalog

    for choice in catalog.every_choice():
        if choice.is_called(id_):
            return choice.source, choice.buffer
    raise catalog.no_such_trigger(id_, [c.id for c in catalog.every_choice()])


def schema() -> None:
    """Print the JSON Schema of a spec, for editors."""
    from trigscaffold.spec import json_schema

    console.print_json(json_schema())


def questions(template: style.Named = "", trust: style.Trust = False) -> None:
    """Print the wizard's questions as JSON, for other front ends; with a template, its own after them."""
    from trigscaffold.wizard.questions import questions_json
    from trigscaffold.wizard.team import questions_json as of_template

    found = style.Choice(template, None, template_sources.desk(trust=trust)).template({}) if template else None
    console.print_json(questions_json() + (of_template(found) if found else []))
