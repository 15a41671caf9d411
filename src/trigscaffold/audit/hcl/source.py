"""The files of one folder taken together: what a module declares."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from trigscaffold.audit.hcl.syntax import Argument, Block, File
from trigscaffold.audit.hcl.types import Type, read


@dataclass(frozen=True, slots=True, eq=False)
class Declared:
    """A block and the file it stands in."""

    file: str
    block: Block

    @property
    def name(self) -> str:
        """Return its last label."""
        return self.block.labels[-1] if self.block.labels else ""


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """What the files of *folder* declare, by name; resources by ``T.N`` and ``data.T.N``."""

    folder: str
    variables: dict[str, Declared] = field(default_factory=dict)
    locals: dict[str, Argument] = field(default_factory=dict)
    outputs: dict[str, Declared] = field(default_factory=dict)
    resources: dict[str, Declared] = field(default_factory=dict)
    calls: dict[str, Declared] = field(default_factory=dict)
    _types: dict[str, Type] = field(default_factory=dict)

    def type_of(self, variable: Block) -> Type:
        """Return the type of a variable, read once for all instances of the module."""
        name = variable.labels[-1]
        if name not in self._types:
            self._types[name] = read(variable)
        return self._types[name]


def source(folder: str, files: Iterable[tuple[str, File]]) -> Source:
    """Return what *files* declare; where a name is declared twice the first counts."""
    made = Source(folder)
    for name, file in files:
        for block in file.body.blocks:
            _add(made, Declared(name, block))
    return made


def _add(made: Source, declared: Declared) -> None:
    block, labels = declared.block, declared.block.labels
    if block.type == "locals":
        for name, argument in block.arguments.items():
            made.locals.setdefault(name, argument)
    elif block.type in ("resource", "data") and len(labels) == 2:
        prefix = "data." if block.type == "data" else ""
        made.resources.setdefault(f"{prefix}{labels[0]}.{labels[1]}", declared)
    elif block.type in ("variable", "output", "module") and len(labels) == 1:
        of = {"variable": made.variables, "output": made.outputs, "module": made.calls}[block.type]
        of.setdefault(labels[0], declared)
