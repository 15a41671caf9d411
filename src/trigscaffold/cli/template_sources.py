"""Where a template comes from, for every command that takes one: who is asked, and what is said of it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from trigscaffold.cli import console

if TYPE_CHECKING:
    from trigscaffold.team.config import Config
    from trigscaffold.team.desk import Desk
    from trigscaffold.team.files import TemplateFiles
    from trigscaffold.team.resolution import Row
    from trigscaffold.team.template import Template


def desk(*, trust: bool = False, no_input: bool = False, refresh: bool = False) -> Desk:
    """Return where news of a template go (stderr), and who is asked: nobody, unless a terminal is there.

    One for each command: it keeps what was found out over the network.
    """
    from trigscaffold.team.desk import Desk

    there = not no_input and sys.stdin.isatty() and sys.stderr.isatty()
    return Desk(_tell, _ask if there else None, trust, refresh, {})


def _tell(news: str) -> None:
    console.say(news, err=True)


def _ask(question: str) -> bool:
    import typer

    return typer.confirm(question, default=False, err=True)


def complete_templates(incomplete: str) -> list[str]:
    """Complete the name of a configured template."""
    from trigscaffold.errors import UserError
    from trigscaffold.team import config

    try:
        return [name for name in sorted(config.load().templates) if name.startswith(incomplete)]
    except UserError:
        return []


def listed(config: Config) -> list[dict[str, Any]]:
    """Return every template that has a name, the built-in one first, as `template list --json` prints it."""
    from trigscaffold.team.config import BUILT_IN

    default = config.default or BUILT_IN
    rows: list[dict[str, Any]] = [{"name": BUILT_IN, "default": default == BUILT_IN, "origin": "trigscaffold"}]
    for name, setting in sorted(config.templates.items()):
        wanted = setting.value
        row = {"name": name, "default": name == default, "source": wanted.source, "ref": wanted.ref}
        rows.append(row | {"path": wanted.path, "commit": wanted.commit, "origin": setting.origin})
    if not any(row["default"] for row in rows) and config.template:
        rows.append({"name": "", "default": True, "source": default, "origin": config.template.origin})
    return rows


def list_lines(rows: list[dict[str, Any]]) -> Iterator[str]:
    """Yield *rows* of `listed` for people."""
    lines = [(row["default"], row["name"], _source(row), row["origin"]) for row in rows]
    names, sources = (max(len(line[column]) for line in lines) for column in (1, 2))
    for default, name, source, origin in lines:
        mark = console.style("*", "green") if default else " "
        named = console.style(name.ljust(names), "bold")
        yield f"{mark} {named}  {source.ljust(sources)}  {console.style(origin, 'dim')}"


def _source(row: dict[str, Any]) -> str:
    if "source" not in row:
        return "what every module has"
    ref, path = row.get("ref") or row.get("commit"), row.get("path")
    return str(row["source"]) + (f"@{ref}" if ref else "") + (f"#{path}" if path else "")


def about(template: TemplateFiles, config: Config) -> dict[str, Any]:
    """Return where *template* came from and why it needs no question, as `template show --json` prints it."""
    from trigscaffold.team import resolve

    return {
        "source": template.source,
        "ref": template.ref,
        "path": template.path,
        "commit": template.commit,
        "trusted": resolve.trusted(template, config),
        "files": {path: len(text.encode()) for path, text in template.files.items()},
    }


def about_lines(facts: dict[str, Any]) -> list[str]:
    """Return *facts* of `about` for people."""
    size = sum(facts["files"].values())
    rows = {
        "source": facts["source"],
        "folder": facts["path"],
        "ref": facts["ref"],
        "commit": facts["commit"],
        "trusted": facts["trusted"] or "not yet: it is asked before first use",
        "files": f"{len(facts['files'])}, {size:,} bytes",
    }
    return [f"{console.style(f'{key:<8}', 'bold')} {value}" for key, value in rows.items() if value]


def says(template: Template) -> dict[str, Any]:
    """Return what *template* says and does, with all that it extends, as `template show --json` prints it."""
    from trigscaffold.team.resolution import resolution

    manifests = template.manifests
    return {
        "templates": [{"name": one.name, "version": one.version, "description": one.description} for one in manifests],
        "questions": [{"name": q.name, "ask": q.ask, "type": q.type, "default": q.default} for q in template.questions],
        "fixes": {".".join(fix.path): fix.value for fix in template.fixes},
        "rules": [rule.ID for one in manifests for rule in one.rules],
        "resolution": [
            {"path": row.path, "template": row.template, "does": row.does, "over": row.over, "blocks": list(row.blocks)}
            for row in resolution(template)
        ],
    }


def says_lines(template: Template, rows: Sequence[Row]) -> Iterator[str]:
    """Yield what *template* says and does, for people."""
    for title, lines in (
        (
            "Templates, the lowest first",
            [f"{m.name} {m.version}  {m.description}".rstrip() for m in template.manifests],
        ),
        ("Asks", [f"{q.name}: {q.ask} ({q.allowed()})" for q in template.questions]),
        ("Fixes", [f"{'.'.join(fix.path)}: {fix.value}" for fix in template.fixes]),
        ("Judges", [f"{r.ID}: {r.reason} [{r.verdict}]" for m in template.manifests for r in m.rules]),
        ("Which file comes from where; all others are built in", [str(row) for row in rows]),
    ):
        if lines:
            yield ""
            yield console.style(title, "bold")
            yield from (f"  {line}" for line in lines)
