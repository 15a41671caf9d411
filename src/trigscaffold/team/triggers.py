"""The triggers that a template brings: read like the built-in ones, and trusted less."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from trigscaffold import catalog, yamlfile
from trigscaffold.errors import Problem, UserError
from trigscaffold.house import TRIGGERS
from trigscaffold.model import Trigger
from trigscaffold.spec.slips import shown
from trigscaffold.team.checks import endless, not_trusted
from trigscaffold.team.descriptor import problems
from trigscaffold.team.files import TemplateFiles

DESCRIPTOR = "trigger.yaml"
MOST_DEEP = 50
_ID = r"[a-z][a-z0-9_]{0,39}"


def read(stack: Sequence[TemplateFiles]) -> tuple[Trigger, ...]:
    """Return each trigger that one of *stack* brings; a higher one takes the place of a lower one.

    Raises:
        UserError: one of them is not valid, or is called like a built-in one.
    """
    found: dict[str, Trigger] = {}
    merged: dict[str, str] = {}
    for template in stack:
        merged |= {path: text for path, text in template.files.items() if path.startswith(TRIGGERS)}
        for path in template.files:
            first, _, rest = path.removeprefix(TRIGGERS).partition("/")
            if path.startswith(TRIGGERS) and rest == DESCRIPTOR:
                found[first] = _trigger(template, path, first)
    _refuse_parts_of_nothing(stack, found)
    return tuple(replace(trigger, samples=_samples(id_, merged)) for id_, trigger in sorted(found.items()))


def _trigger(template: TemplateFiles, path: str, id_: str) -> Trigger:
    where = template.where(path)
    if id_ in {t.id for t in catalog.load()}:
        message = f"{id_} is built in, and its facts are not a template's to say; replace single parts of it"
        raise not_trusted("a template may not redefine a trigger", [Problem(where, "", message)], "give it another id")
    if not re.fullmatch(_ID, id_):
        message = f"found {shown(id_)}; 1 to 40 lower-case letters, digits and underscores are allowed, a letter first"
        raise UserError("this is no id of a trigger", [Problem(where, "", message)])
    document = yamlfile.read(template.files[path].encode(), where)
    if wrong := problems(document):
        raise UserError(f"{where} is not a valid trigger", wrong)
    try:
        trigger = catalog.trigger(id_, document.value)
    except catalog.CatalogError as error:
        problem = Problem(where, "", str(error).removeprefix(f"{id_}/{DESCRIPTOR}: "))
        raise UserError(f"{where} is not a valid trigger", [problem]) from None
    for setting in trigger.settings.values():
        if setting.pattern and (why := endless(setting.pattern)):
            line = document.where(("settings", setting.name, "pattern"))
            problem = Problem(line, f"settings.{setting.name}.pattern", f"found {setting.pattern!r}, {why}")
            raise UserError(f"{where} is not a valid trigger", [problem])
    _refuse_bad_samples(template, id_)
    return trigger


def _refuse_bad_samples(template: TemplateFiles, id_: str) -> None:
    for path, text in template.files.items():
        if path.startswith((f"{TRIGGERS}{id_}/events/", f"{TRIGGERS}{id_}/queued/")):
            try:
                shallow = _depth(text) <= MOST_DEEP and isinstance(json.loads(text), dict)
            except ValueError:
                shallow = False
            if not shallow:
                problem = Problem(template.where(path), "", "is no sample event: one JSON object is expected")
                raise UserError(f"{template.where(path)} cannot be read", [problem])


def _depth(text: str) -> int:
    depth = most = 0
    for letter in text:
        depth += (letter in "[{") - (letter in "]}")
        most = max(most, depth)
    return most


def _refuse_parts_of_nothing(stack: Sequence[TemplateFiles], own: Mapping[str, Trigger]) -> None:
    known = {t.id for t in catalog.load()} | set(own)
    nothing = [
        Problem(
            template.where(path), "", f"there is no trigger {id_!r}, and no {TRIGGERS}{id_}/{DESCRIPTOR} that makes one"
        )
        for template in stack
        for id_, path in _first_files(template)
        if id_ not in known
    ]
    if nothing:
        raise UserError("a template has parts of a trigger that there is not", nothing)


def _first_files(template: TemplateFiles) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for path in template.files:
        id_, slash, _ = path.removeprefix(TRIGGERS).partition("/")
        if path.startswith(TRIGGERS) and slash and id_ not in seen:
            seen.add(id_)
            yield id_, path


def _samples(id_: str, files: Mapping[str, str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {"events": {}, "queued": {}}
    for folder, texts in found.items():
        start = f"{TRIGGERS}{id_}/{folder}/"
        for path, text in sorted(files.items()):
            if path.startswith(start) and path.endswith(".json"):
                texts[path.removeprefix(start).removesuffix(".json")] = text
    return found
