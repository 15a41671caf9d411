"""Which file of a module comes from where: built in, from a template that is extended, or from this one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from trigscaffold.house import PARTS, SUFFIX, TREE, TRIGGERS
from trigscaffold.shelf import BUILT_IN
from trigscaffold.team.template import Template
from trigscaffold.team.triggers import DESCRIPTOR

_EXTENDS = re.compile(r"""{%[-+]?\s*extends\s+["']below/""")
_BLOCK = re.compile(r"{%[-+]?\s*block\s+(\w+)")
_ROOTS = ("shared/tree/", "shared/python/")


@dataclass(frozen=True, slots=True)
class Row:
    """What one template does to one file.  *does*: ``adds``, ``replaces``, ``blocks``, ``copies`` or ``removes``.

    *blocks* are those that it replaces; *over* is the template below that has the file, ``built-in``, or empty.
    """

    path: str
    template: str
    does: str
    over: str = ""
    blocks: tuple[str, ...] = ()

    def __str__(self) -> str:
        what = f"blocks {', '.join(self.blocks)} of" if self.does == "blocks" else self.does
        below = f" ({self.over})" if self.over and self.does != "adds" else ""
        return f"{self.template} {what} {self.path}{below}"


def resolution(template: Template) -> list[Row]:
    """Return what each template does to which file, sorted by file, the lowest template first."""
    return sorted(_rows(template), key=lambda row: row.path)


def _rows(template: Template) -> Iterator[Row]:
    known = {
        path.removeprefix(root): "built-in" for root in _ROOTS for path in BUILT_IN.listing if path.startswith(root)
    }
    known |= {path: "built-in" for path in BUILT_IN.listing if path.startswith(TRIGGERS)}
    for files, manifest in zip(template.files, template.manifests, strict=True):
        for path, text in files.files.items():
            if path.startswith(PARTS):
                yield Row(path.removesuffix(SUFFIX), manifest.name, "adds")
            if not path.startswith((TREE, TRIGGERS)):
                continue
            target = path.removeprefix(TREE).removesuffix(SUFFIX)
            yield _row(target, path, text, manifest.name, known.get(target, ""))
            known[target] = manifest.name
        for removal in manifest.removes:
            yield Row(removal.path, manifest.name, "removes", known.pop(removal.path, ""))


def _row(target: str, path: str, text: str, name: str, over: str) -> Row:
    if path.endswith(f"/{DESCRIPTOR}") and path.startswith(TRIGGERS):
        return Row(target.removesuffix(f"/{DESCRIPTOR}"), name, "adds")
    if _EXTENDS.search(text):
        return Row(target, name, "blocks", over, tuple(dict.fromkeys(_BLOCK.findall(text))))
    return Row(target, name, "replaces" if over else "adds" if path.endswith(SUFFIX) else "copies", over)
