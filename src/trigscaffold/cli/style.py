"""The options of every command that generates in a team's style."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from trigscaffold.cli.template_sources import complete_templates

if TYPE_CHECKING:
    from trigscaffold.house import House
    from trigscaffold.spec import SpecFile
    from trigscaffold.team.desk import Desk
    from trigscaffold.team.template import Template
    from trigscaffold.yamlfile import Document

Named = Annotated[
    str,
    typer.Option(
        "--template",
        metavar="SOURCE",
        autocompletion=complete_templates,
        help="Generate in a team's style: a configured name, a folder, a zip or a URL; `built-in` for none.",
    ),
]
_CONFIGURING = ("trigscaffold.toml", "pyproject.toml")
Trust = Annotated[bool, typer.Option("--trust", help="Use a fetched template without being asked.")]


def used(
    document: Document, named: str, desk: Callable[[], Desk], *, path: Path, root: Path | None = None
) -> tuple[SpecFile, House | None]:
    """Return the spec in *document*, read from *path*, and its house; the module goes below *root* under its name."""
    if not named and "template" not in document.value and not _may_be_configured():
        from trigscaffold.spec import parse_spec

        return parse_spec(document), None
    from trigscaffold.team import use

    base = Path() if str(path) == "-" else path.parent
    name = document.value.get("name")
    folder = root / name if root is not None and isinstance(name, str) else root
    return use.used(document, named, base=base, folder=folder, desk=desk())


def _may_be_configured() -> bool:
    """Tell whether anything could say which template is meant; most often nothing does, and this costs nothing."""
    from trigscaffold.team import places

    if "TRIGSCAFFOLD_TEMPLATE" in os.environ or places.settings_file().is_file():
        return True
    here = Path.cwd()
    return any((above / name).exists() for above in (here, *here.parents) for name in _CONFIGURING)


@dataclass(frozen=True, slots=True)
class Choice:
    """The template that a user of the wizard chose: *named* by an option, else in *spec*, else configured."""

    named: str
    spec: Path | None
    desk: Desk

    @property
    def _base(self) -> Path:
        return self.spec.parent if self.spec else Path()

    def template(self, data: dict[str, Any]) -> Template | None:
        """Return the template of *data*, which is a spec or a part of one; None: there is none."""
        from trigscaffold.team import use

        return use.template(data, self.named, base=self._base, desk=self.desk)

    def used(self, data: dict[str, Any], name: str, folder: Path | None) -> tuple[SpecFile, House | None]:
        """Return the spec that *data* is, which messages call *name*, and its house; the module goes to *folder*."""
        from trigscaffold.team import use
        from trigscaffold.yamlfile import Document

        document = Document(name, data, {})
        return use.used(document, self.named, base=self._base, folder=folder, desk=self.desk)
