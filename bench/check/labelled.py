"""The labelled set: what somebody who read public Terraform says of it, without the Terraform itself.

A label stands at the first line of its subject's block. `complete` names the rules of which every subject in the root
has a label, so that a finding anywhere else in that root is a false one.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

FOLDER = Path(__file__).parent
LABELS = FOLDER / "labels"
CORPUS = FOLDER / "corpus.json"

Verdict = Literal["violation", "fine", "undecidable"]
Set = Literal["dev", "held-out"]
VERDICTS: tuple[str, ...] = get_args(Verdict)
SETS: tuple[str, ...] = get_args(Set)


@dataclass(frozen=True, slots=True)
class Label:
    """One verdict on one subject; `path` is relative to the repository, `line` counts from 1."""

    path: str
    line: int
    rule: str
    label: Verdict
    why: str


@dataclass(frozen=True, slots=True)
class Root:
    """A folder one would check, relative to the repository ("." is the whole of it)."""

    root: str
    complete: tuple[str, ...]
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A repository at one commit."""

    repository: str
    commit: str

    @property
    def folder(self) -> str:
        """Its name as one folder: owner+name."""
        return self.repository.replace("/", "+")


@dataclass(frozen=True, slots=True)
class Labelled:
    """All labels of one file; `set` says whether rules may be tuned by them."""

    source: Source
    set: Set
    roots: tuple[Root, ...]


def read(path: Path) -> Labelled:
    """One file of labels; a key that is missing or unknown is a TypeError or KeyError."""
    data = json.loads(path.read_text(encoding="utf-8"))
    source = Source(data.pop("repository"), data.pop("commit"))
    return Labelled(source=source, roots=tuple(_root(r) for r in data.pop("roots")), **data)


def _root(data: dict[str, Any]) -> Root:
    labels = tuple(Label(**label) for label in data.pop("labels"))
    return Root(complete=tuple(data.pop("complete")), labels=labels, **data)


def every() -> dict[str, Labelled]:
    """All files of labels, by file name."""
    return {path.name: read(path) for path in sorted(LABELS.glob("*.json"))}


def corpus() -> tuple[Source, ...]:
    """The repositories of which every Terraform file must be read without an error."""
    return tuple(Source(**entry) for entry in json.loads(CORPUS.read_text(encoding="utf-8")))


def sources() -> tuple[Source, ...]:
    """Every repository that is labelled or read, once."""
    return tuple(sorted({*corpus(), *(labelled.source for labelled in every().values())}, key=lambda s: s.repository))
