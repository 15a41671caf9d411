"""The files as they are written: what stands in a block word for word, which rules that mend something copy."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from trigscaffold.audit.fixes.document import Document, argument, expression, parsed
from trigscaffold.audit.fixes.endings import Endings, taken
from trigscaffold.audit.fixes.layout import Unfit, found
from trigscaffold.audit.hcl.reading import configuration
from trigscaffold.audit.resource import Resource


@dataclass(slots=True, eq=False)
class Text:
    """A file: *content* as it is on the disk, *document* as it is edited so far."""

    path: Path
    content: bytes
    document: Document
    endings: Endings

    @property
    def after(self) -> bytes:
        """Return what the file is to hold."""
        return self.endings.restored(self.document.text)


@dataclass(slots=True, eq=False)
class Written:
    """Files by their real path, read when they are first asked for."""

    texts: dict[Path, Text | str] = field(default_factory=dict)

    def text(self, file: str) -> Text | str:
        """Return *file*, or why it cannot be edited."""
        path = Path(os.path.realpath(file))
        if path not in self.texts:
            self.texts[path] = _read(path, file)
        return self.texts[path]

    def argument(self, resource: Resource, name: str, *within: str) -> str | None:
        """Return the expression of an argument, meta-arguments among them, as it is written; None where there is none.

        *within* are the blocks that it stands in, outermost first.
        """
        text = self.text(resource.file)
        if isinstance(text, str):
            return None
        try:
            there = argument(found(text.document, resource, within), name)
        except Unfit:
            return None
        return text.document.of(expression(there)) if there is not None else None

    def declared(self, file: str) -> Iterator[tuple[str, str]]:
        """Yield the type and the name of each resource in the folder of *file*."""
        for document in self._beside(file):
            for block in document.blocks("resource"):
                kind, name = (*document.labels(block), "", "")[:2]
                yield kind, name

    def holds(self, file: str, text: str) -> bool:
        """Tell whether *text* stands in a file of the folder of *file*."""
        return any(text.encode() in document.text for document in self._beside(file))

    def _beside(self, file: str) -> Iterator[Document]:
        for name in {file, *configuration(os.path.dirname(file))}:  # noqa: PTH120  as the reader names files
            text = self.text(name)
            if isinstance(text, Text):
                yield text.document


def _read(path: Path, file: str) -> Text | str:
    if file.endswith(".json"):
        return f"{file} is JSON, which is not edited"
    try:
        content = path.read_bytes()
    except OSError as error:
        return f"{file} cannot be read: {error.strerror}"
    made = taken(content)
    if made is None:
        return f"{file} mixes line endings, or is not UTF-8"
    document = parsed(made[0])
    if document.broken:
        return f"{file} has a syntax error"
    return Text(path, content, document, made[1])
