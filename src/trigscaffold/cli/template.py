"""`trigscaffold template`: which team templates there are, what one holds, and what its author needs."""

from __future__ import annotations

from typing import Annotated

import typer

from trigscaffold.cli import console, template_author, template_sources

app = typer.Typer(
    help="Team templates: list, show, new, lint, test.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)

Json = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
Named = Annotated[
    str,
    typer.Argument(
        metavar="SOURCE",
        help="A configured name, a folder, a .zip, or a URL: git+https://host/x.git@ref#folder.",
        autocompletion=template_sources.complete_templates,
    ),
]


@app.command("list")
def list_(as_json: Json = False) -> None:
    """List the templates that have a name, and which one is the default."""
    from trigscaffold.team import config

    rows = template_sources.listed(config.load())
    if as_json:
        console.print_json({"templates": rows})
        return
    for line in template_sources.list_lines(rows):
        console.say(line)


@app.command()
def show(source: Named, as_json: Json = False) -> None:
    """Show what the template SOURCE is and does to which file; nothing of it is used, so nothing is asked."""
    from trigscaffold.team import config, resolve, use
    from trigscaffold.team.resolution import resolution

    settings = config.load()
    desk = template_sources.desk(refresh=True)
    found = resolve.look(source, settings, desk)
    facts = template_sources.about(found, settings)
    if not as_json:
        for line in template_sources.about_lines(facts):
            console.say(line)
        for path in found.files:
            console.say(f"  {path}")
    whole = use.read(source, desk=desk, trusted=False)
    if as_json:
        console.print_json(facts | template_sources.says(whole))
        return
    for line in template_sources.says_lines(whole, resolution(whole)):
        console.say(line)


app.command()(template_author.new)
app.command()(template_author.lint)
app.command("test")(template_author.check_cases)
