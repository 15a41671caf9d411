"""From a spec to the house it is generated in: which template, from where, with which answers.

One call for every command that generates: the template is the one that somebody names, else the spec's own, else
the configured one, else none.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trigscaffold.errors import Problem, UserError
from trigscaffold.spec import SpecFile, parse_spec
from trigscaffold.team import layers, places
from trigscaffold.team.desk import SILENT, Desk
from trigscaffold.team.source import FOLDER, ZIP
from trigscaffold.yamlfile import Document

if TYPE_CHECKING:
    from trigscaffold.house import House
    from trigscaffold.team.config import Config
    from trigscaffold.team.files import TemplateFiles
    from trigscaffold.team.template import Template

Given = str | Mapping[str, Any]
NONE = "built-in"


def used(
    document: Document, named: str = "", *, base: Path = Path(), folder: Path | None = None, desk: Desk = SILENT
) -> tuple[SpecFile, House | None]:
    """Return the spec that *document* is, and the house that it is generated in; None: no template.

    Args:
        document: The spec, valid or not.
        named: The template that the user named, ``built-in`` for none at all.
        base: The folder of the spec: a path in it starts there.
        folder: Where the module goes: what is saved of the template is relative to it.
        desk: Who hears of what is fetched, and is asked whether to trust it.

    Raises:
        UserError: the spec or the template is not valid, they contradict each other (exit code 2), or the template
            is not to be trusted (4).
    """
    given, start, where = _given(document, named, base)
    if not given:
        return parse_spec(document), None
    from trigscaffold.team.template import furnish

    found = read(given, start, where, desk=desk)
    called = saved(found.files[-1], given, folder)
    spec_file, house = furnish(found, document, called)
    source = called if isinstance(called, str) else called["source"]
    return spec_file, replace(house, origin={**house.origin, "source": source})


def template(data: Mapping[str, Any], named: str = "", *, base: Path = Path(), desk: Desk = SILENT) -> Template | None:
    """Return the template of *data*, a spec or a part of one that was not checked; None: there is none.

    Raises:
        UserError: as `used`.
    """
    said = data.get("template")
    if not named and said:
        whole = {"name": "trial", "template": said, "needs": {"event": "job"}}
        return read(*_given(Document("your answers", whole, {}), "", base), desk=desk)
    given, start, where = _given(Document("your answers", {}, {}), named, base)
    return read(given, start, where, desk=desk) if given else None


def _given(document: Document, named: str, base: Path) -> tuple[Given, Path, str]:
    """Return the template that is meant, the folder that a path to it starts from, and where it is written."""
    if named:
        return "" if named == NONE else named, Path(), "--template"
    value = document.value if isinstance(document.value, dict) else {}
    if said := value.get("template"):
        parse_spec(Document(document.name, {**value, "answers": {}}, document.lines))  # its shape, before it is used
        return said, base, document.where(("template",)) if document.lines else document.name
    if not (places.settings_file().is_file() or "TRIGSCAFFOLD_TEMPLATE" in os.environ or layers.files_above(Path())):
        return "", Path(), ""
    chosen = _config().template
    if chosen is None or chosen.value == NONE:
        return "", Path(), ""
    return chosen.value, chosen.base, chosen.origin


def _config() -> Config:
    from trigscaffold.team import config

    return config.load()


def read(given: Given, base: Path = Path(), where: str = "", *, desk: Desk = SILENT, trusted: bool = True) -> Template:
    """Return the template *given* with all that it extends; with *trusted* false nobody is asked, for reading alone.

    Raises:
        UserError: there is none or it is not valid (exit code 2), or it is not to be trusted (4).
    """
    from trigscaffold.team import beside, resolve
    from trigscaffold.team.manifest import read_manifest
    from trigscaffold.team.template import MOST_LAYERS, template

    config = _config()
    find = resolve.resolve if trusted else resolve.look
    stack = [find(given, config, desk, base=base, where=where)]
    while below := read_manifest(stack[0].files, stack[0].name).extends:
        place = stack[0].where("template.yaml")
        stack.insert(0, beside.extended(stack[0], below, config, desk, where=place, trusted=trusted))
        if len(stack) > MOST_LAYERS:
            raise _too_many(place)
    return template(stack)


def saved(top: TemplateFiles, given: Given, folder: Path | None) -> Given:
    """Return what the saved spec calls the template: pinned to its commit where it is no file of this machine."""
    if top.kind not in (FOLDER, ZIP):
        parts = {"source": top.source, "ref": top.ref, "path": top.path, "commit": top.commit}
        return {key: value for key, value in parts.items() if value}
    if isinstance(given, str) and "/" not in given and "\\" not in given and given in _config().templates:
        return given
    source = os.path.relpath(top.source, folder or Path()).replace(os.sep, "/")
    return {"source": source, "path": top.path} if top.path else source


def _too_many(place: str) -> UserError:
    from trigscaffold.team.template import MOST_LAYERS

    problem = Problem(
        place, "extends", f"more than {MOST_LAYERS} templates lie over each other, or they go in a circle"
    )
    return UserError("a template extends too many others", [problem])
