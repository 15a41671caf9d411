"""A team's house style, ready to be laid over the built-in templates.  Frozen, no I/O."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from trigscaffold.model import Choice

TREE = "tree/"
TRIGGERS = "triggers/"
FRAGMENTS = "fragments/"
PARTS = ("module/", "handler/")
SUFFIX = ".j2"


@dataclass(frozen=True, slots=True)
class Layer:
    """The files of one template: path, relative to its folder, to text.  *name* is what messages call the folder."""

    name: str
    files: Mapping[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Removal:
    """A file that the template leaves out, and where it says so."""

    path: str
    where: str


@dataclass(frozen=True, slots=True)
class House:
    """What one template, with those that it extends, makes of a module.

    *layers* has what lies lowest first; *choices* is what there is to choose from, each judged by the template's
    rules too; *provider* and *key* (the team's own) are empty where the template says nothing; *origin* is what the
    record says of the template.
    """

    name: str
    version: str
    layers: tuple[Layer, ...]
    choices: tuple[Choice, ...] = field(repr=False)
    answers: Mapping[str, Any] = field(default_factory=dict)
    removes: tuple[Removal, ...] = ()
    tags: Mapping[str, str] = field(default_factory=dict)
    provider: str = ""
    key: str = ""
    origin: Mapping[str, Any] = field(default_factory=dict)
