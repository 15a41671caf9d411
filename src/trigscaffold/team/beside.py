"""The template that another one extends: beside it in the same source, or anywhere that is configured or fetched."""

from __future__ import annotations

import contextlib
import os
import posixpath
from pathlib import Path

from trigscaffold.errors import UNTRUSTED_TEMPLATE, Problem, UserError
from trigscaffold.team import resolve, source
from trigscaffold.team.config import Config
from trigscaffold.team.desk import SILENT, Desk
from trigscaffold.team.files import TemplateFiles
from trigscaffold.team.notice import extends
from trigscaffold.team.resolve import Given
from trigscaffold.team.source import FOLDER, ZIP, Wanted

MOST = 8  # templates over each other that are shown


def extended(
    template: TemplateFiles, given: Given, config: Config, desk: Desk = SILENT, *, where: str = "", trusted: bool = True
) -> TemplateFiles:
    """Return the template that *template* extends: ``../folder`` of its own source, a configured name, or a URL.

    With *trusted* false nobody is asked whether it may be used: it is for reading alone.

    Raises:
        UserError: there is none (exit code 2), or it is not to be trusted (4).
    """
    text = given if isinstance(given, str) else str(given.get("source") or "")
    if text.partition("/")[0] in {".", ".."}:
        return _beside(template, text, config, where)
    if text not in config.templates and source.parse(given, where).kind in (FOLDER, ZIP):
        why = "is a path of this machine; a template extends ../FOLDER of its own source, a configured name, or a URL"
        raise _refused(text, where or template.where("template.yaml"), why)
    find = resolve.resolve if trusted else resolve.look
    return find(given, config, desk, where=where)


def below(template: TemplateFiles, config: Config) -> list[TemplateFiles]:
    """Return what lies below *template* in its own source, so that a yes to one is a yes to all that was shown.

    Where that cannot be had, whoever uses the template will say why.
    """
    found = [template]
    with contextlib.suppress(UserError):
        while len(found) <= MOST and (said := extends(found[-1])).partition("/")[0] in {".", ".."}:
            found.append(_beside(found[-1], said, config, ""))
    return found[1:]


def _beside(template: TemplateFiles, text: str, config: Config, where: str) -> TemplateFiles:
    if template.kind == FOLDER:
        return resolve.opened(Wanted(_folder_beside(template, text, where)), config)
    path = posixpath.normpath(posixpath.join(template.path, text))
    if path == ".." or path.startswith("../"):
        raise _refused(
            text, where or template.where("template.yaml"), "leads out of the source that the template is in"
        )
    path = "" if path == "." else path
    wanted = Wanted(template.source, template.ref, path, template.commit, template.kind)
    return resolve.opened(source.checked(wanted, where), config)


def _folder_beside(template: TemplateFiles, text: str, where: str) -> str:
    """Return the folder *text* beside a template on this machine, inside the repository that it is in.

    Outside of a repository its own parent is the limit.
    """
    own = os.path.abspath(Path(template.source, template.path))  # noqa: PTH100 - links are refused below, not followed
    top = next((str(above) for above in Path(own).parents if (above / ".git").exists()), os.path.dirname(own))  # noqa: PTH120
    found = os.path.normpath(os.path.join(own, text))  # noqa: PTH118
    if os.path.commonpath([top, found]) != top:
        raise _refused(text, where or template.where("template.yaml"), "leads out of the repository the template is in")
    if any(
        step.is_symlink()
        for step in (Path(found), *Path(found).parents)
        if step.is_relative_to(top) and str(step) != top
    ):
        raise _refused(text, where or template.where("template.yaml"), "leads through a link")
    return found if Path(template.source).is_absolute() else os.path.relpath(found)


def _refused(text: str, where: str, why: str) -> UserError:
    problem = Problem(where, "extends", f"found {text[:200]!r}, which {why}")
    return UserError("this template is not to be trusted", [problem], exit_code=UNTRUSTED_TEMPLATE)
