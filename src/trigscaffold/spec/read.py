"""Reads a spec, and says everything that is wrong with it at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from trigscaffold.errors import Problem
from trigscaffold.model import Needs
from trigscaffold.spec import accept
from trigscaffold.spec.settle import settle
from trigscaffold.spec.written import as_written

if TYPE_CHECKING:
    from trigscaffold.spec.models import Spec
    from trigscaffold.spec.shape import Path
    from trigscaffold.yamlfile import Document

SpecData = dict[str, Any]


@dataclass(frozen=True, slots=True)
class SpecFile:
    """A valid spec, the file it came from, and the settled needs of each trigger.

    *fixed* are the places that a team's template fills in the spec's place: they are not saved with it.
    """

    document: Document
    spec: Spec
    needs: dict[str, Needs]
    fixed: frozenset[tuple[str, ...]] = frozenset()

    def where(self, path: Path) -> str:
        """Return ``file:line`` of *path*, which is given as in the long form (``triggers``, a name, ...)."""
        return self.document.where(as_written(path, self.document.value))


def read_spec(path: FilePath) -> SpecFile:
    """Read the spec at *path*.

    Raises:
        UserError: it cannot be read, or is not a valid spec; lists everything that is wrong.
    """
    from trigscaffold import yamlfile

    return parse_spec(yamlfile.read_path(path))


def parse_data(data: SpecData, name: str = "answers") -> SpecFile:
    """Check *data*, which came from no file; messages call it *name*.

    Raises:
        UserError: it is not a valid spec.
    """
    from trigscaffold.yamlfile import Document

    return parse_spec(Document(name, data, {}))


def parse_spec(document: Document) -> SpecFile:
    """Check *document* and settle its needs.

    Raises:
        UserError: it is not a valid spec; lists everything that is wrong, in file order.
    """
    spec = _shaped(document)
    _refuse_contradictions(document, spec)
    needs = {name: settle(trigger.needs, trigger.existing) for name, trigger in spec.triggers.items()}
    return SpecFile(document, spec, needs)


def check_shape(data: SpecData, name: str) -> None:
    """Check each single value of *data*, and not whether they can be true together.

    Raises:
        UserError: one of them is not allowed where it stands.
    """
    from trigscaffold.yamlfile import Document

    _shaped(Document(name, data, {}))


def _shaped(document: Document) -> Spec:
    try:
        spec: Spec = accept.whole(document.value)
    except accept.NotPlain:
        return _judged(document)
    return spec


def _judged(document: Document) -> Spec:
    """Have pydantic judge what is not plainly valid; it has the last word."""
    from pydantic import ValidationError

    from trigscaffold.spec.models import Spec

    try:
        spec: Spec = accept.from_model(Spec.model_validate(document.value))
    except ValidationError as error:
        from trigscaffold.spec import problems

        raise problems.invalid_spec(
            document.name, _located(document, problems.refused(error, document.value))
        ) from None
    return spec


def _refuse_contradictions(document: Document, spec: Spec) -> None:
    from trigscaffold.spec.combinations import contradictions

    found: dict[Path, str] = {}
    for path, message in contradictions(spec):
        found.setdefault(path, message)
    if found:
        from trigscaffold.spec.problems import invalid_spec

        written = {as_written(path, document.value): message for path, message in found.items()}
        raise invalid_spec(document.name, _located(document, written))


def _located(document: Document, found: dict[Path, str]) -> list[Problem]:
    """Return *found* as problems, in the order of the file."""

    def line(path: Path) -> int:
        while path and path not in document.lines:
            path = path[:-1]
        return document.lines.get(path, 1)

    def where(path: Path) -> str:
        return document.where(path) if document.lines else document.name

    ordered = sorted(found, key=lambda path: (line(path), len(path)))
    return [Problem(where(path), ".".join(map(str, path)), found[path]) for path in ordered]
