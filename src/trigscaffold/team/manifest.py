"""Reads a template.yaml: who the template is, what it asks, fixes, allows, judges and leaves out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from trigscaffold import yamlfile
from trigscaffold.house import Removal
from trigscaffold.spec.slips import shown
from trigscaffold.spec.vocabulary import NAME
from trigscaffold.team import fixes, policy, questions, rules
from trigscaffold.team.checks import Checks
from trigscaffold.team.files import MANIFEST
from trigscaffold.team.fixes import Fix
from trigscaffold.team.policy import Policy
from trigscaffold.team.questions import Question
from trigscaffold.team.rules import DataRule

_KEYS = ("name", "version", "description", "extends", "questions", "fixes", "allows", "forbids", "rules", "removes")
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+-]{0,39}")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a template.yaml says.  *extends* is the source of the template below, ``""``: the built-in ones."""

    name: str
    version: str
    description: str
    where: str
    extends: str = ""
    questions: tuple[Question, ...] = ()
    fixes: tuple[Fix, ...] = ()
    policy: Policy = field(default_factory=Policy)
    rules: tuple[DataRule, ...] = ()
    removes: tuple[Removal, ...] = ()


def read_manifest(files: Mapping[str, str], where: str) -> Manifest:
    """Return the manifest among *files*, which messages call *where*.

    Raises:
        UserError: it is missing or not valid; lists everything that is wrong, with its lines.
    """
    document = yamlfile.read(files.get(MANIFEST, "").encode(), f"{where}/{MANIFEST}")
    checks = Checks(document)
    raw = checks.block((), document.value, _KEYS)
    manifest = Manifest(
        name=_name(checks, raw),
        version=_version(checks, raw),
        description=checks.text(("description",), raw["description"], 300) if "description" in raw else "",
        where=document.name,
        extends=checks.text(("extends",), raw["extends"]) if "extends" in raw else "",
        questions=questions.read(checks, raw.get("questions")),
        fixes=fixes.read(checks, raw.get("fixes"), raw.get("questions")),
        policy=policy.read(checks, raw.get("allows"), raw.get("forbids")),
        rules=rules.read(checks, raw.get("rules")),
        removes=_removes(checks, raw.get("removes")),
    )
    checks.settle()
    return manifest


def _name(checks: Checks, raw: Mapping[str, Any]) -> str:
    if "name" not in raw:
        checks.refuse((), "`name` is missing: what the template is called")
        return ""
    name = checks.text(("name",), raw["name"], 40)
    if name and not re.fullmatch(NAME, name):
        checks.refuse(("name",), f"found {shown(name)}; 1 to 40 lower-case letters, digits and hyphens are allowed")
    return name


def _version(checks: Checks, raw: Mapping[str, Any]) -> str:
    if "version" not in raw:
        checks.refuse((), '`version` is missing, such as version: "1.0.0"')
        return ""
    version = checks.text(("version",), raw["version"], 40)
    if version and not _VERSION.fullmatch(version):
        checks.refuse(("version",), f"found {shown(version)}; letters, digits, `.`, `-` and `+` are allowed")
    return version


def _removes(checks: Checks, value: Any) -> tuple[Removal, ...]:
    found = []
    for path, one in checks.items(("removes",), value):
        if text := checks.text(path, one, 200):
            found.append(Removal(text, checks.document.where(path)))
    return tuple(found)
