"""From what somebody wrote to a template's files: looked up, fetched or taken from the cache, checked, trusted."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from trigscaffold.errors import UNTRUSTED_TEMPLATE, Problem, UserError
from trigscaffold.team import folder, source
from trigscaffold.team.config import Config
from trigscaffold.team.desk import SILENT, Desk
from trigscaffold.team.files import TemplateFiles
from trigscaffold.team.source import FOLDER, GIT, KEYS, ZIP, Wanted

Given = str | Mapping[str, Any]


def resolve(
    given: Given, config: Config, desk: Desk = SILENT, *, base: Path = Path(), where: str = ""
) -> TemplateFiles:
    """Return the template that *given* names, which may be used: a configured name, or a source.

    A mapping has the keys of a spec's ``template``.  Paths start from *base*; *where* it was written is for messages.

    Raises:
        UserError: there is none (exit code 2); it is not to be trusted, or not trusted by the user (4).
    """
    found = look(given, config, desk, base=base, where=where)
    if not trusted(found, config):
        from trigscaffold.team import beside, trust

        trust.require(found, desk, beside.below(found, config))
    return found


def trusted(template: TemplateFiles, config: Config) -> str:
    """Return why *template* may be used without a question; ``""``: it may not."""
    if template.kind in (FOLDER, ZIP):
        return "it is a file of yours"
    from trigscaffold.team import trust

    return trust.why(template, config)


def look(given: Given, config: Config, desk: Desk = SILENT, *, base: Path = Path(), where: str = "") -> TemplateFiles:
    """Return what `resolve` would, for reading alone: nobody is asked whether it is trusted.

    Raises:
        UserError: there is none (exit code 2), or something in it is not to be trusted (4).
    """
    wanted, start = meant(given, config, base, where)
    return opened(wanted, config, desk, start)


def opened(wanted: Wanted, config: Config, desk: Desk = SILENT, start: Path = Path()) -> TemplateFiles:
    """Return the template that is *wanted*; a path of this machine is relative to *start*.

    Raises:
        UserError: there is none (exit code 2), or something in it is not to be trusted (4).
    """
    if wanted.kind in (FOLDER, ZIP):
        return _local(wanted, start, config)
    from trigscaffold.team import fetch, git, zipurl

    return fetch.take(wanted, git if wanted.kind == GIT else zipurl, config, desk)


def meant(given: Given, config: Config, base: Path = Path(), where: str = "") -> tuple[Wanted, Path]:
    """Return what *given* asks for, and the folder that a path in it starts from.

    Raises:
        UserError: it is malformed (exit code 4).
    """
    asked: dict[str, Any] = {"source": given} if isinstance(given, str) else dict(given)
    setting = config.templates.get(str(asked.get("source")))
    if setting is None:
        chosen = config.template
        if chosen is not None and asked == {"source": chosen.value}:
            base, where = chosen.base, where or chosen.origin
        return source.parse(given, where), base
    known = {key: getattr(setting.value, key) for key in KEYS}
    changed = {key: value for key, value in asked.items() if key != "source" and value}
    if changed.get("ref", known["ref"]) != known["ref"]:
        known["commit"] = ""
    return source.parse({**known, **changed}, where or setting.origin), setting.base


def _local(wanted: Wanted, base: Path, config: Config) -> TemplateFiles:
    place = os.path.normpath(base / os.path.expanduser(wanted.source))  # noqa: PTH111 - without a home it stays
    if wanted.kind == ZIP:
        from trigscaffold.team import zips

        found = zips.read(_bytes(Path(place)), replace(wanted, source=place))
    elif not os.path.lexists(place):
        raise _nowhere(wanted.source, config)
    else:
        found = folder.read(Path(place, wanted.path))
    return pinned(replace(found, source=place, path=wanted.path), wanted)


def pinned(found: TemplateFiles, wanted: Wanted) -> TemplateFiles:
    """Return *found* when it is the commit that is wanted, or none is.

    Raises:
        UserError: it is another one (exit code 4).
    """
    if wanted.commit in ("", found.commit):
        return found
    problem = Problem(found.name, "", f"{wanted.commit} is pinned, and its files are {found.commit} now")
    hint = "take back the change, or change the pinned commit to the one that is there"
    raise UserError("this is not the template that is pinned", [problem], hint=hint, exit_code=UNTRUSTED_TEMPLATE)


def _bytes(path: Path) -> bytes:
    from trigscaffold.team.zips import MAX_ZIP

    try:
        with path.open("rb") as file:
            return file.read(MAX_ZIP + 1)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise UserError("there is no template", [Problem(str(path), "", why)]) from None


def _nowhere(name: str, config: Config) -> UserError:
    import difflib

    near = difflib.get_close_matches(name, config.templates, 1)
    guess = f"did you mean {near[0]}? " if near else ""
    known = ", ".join(sorted(config.templates)) or "none"
    problem = Problem(name, "", f"no such name is configured, and there is no such folder; {guess}configured: {known}")
    return UserError("there is no template", [problem], hint="`trigscaffold template list`")
