"""The files of one folder taken together: what a module declares."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

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
    """Return what *files* declare; where a name is declared twice the first counts.

    What override files say comes last and replaces arguments, and blocks of the same type within.
    https://developer.hashicorp.com/terraform/language/files/override
    """
    made = Source(folder)
    for name, file in sorted(files, key=lambda one: (_overrides(one[0]), one[0])):
        for block in file.body.blocks:
            _add(made, Declared(name, block), _overrides(name))
    return made


def _overrides(name: str) -> bool:
    stem = name.rsplit("/", 1)[-1].split(".")[0]
    return stem == "override" or stem.endswith("_override")


def _add(made: Source, declared: Declared, again: bool) -> None:
    block, labels = declared.block, declared.block.labels
    if block.type == "locals":
        known = made.locals if not again else {}
        made.locals.update({name: one for name, one in block.arguments.items() if name not in known})
    elif block.type in ("resource", "data") and len(labels) == 2:
        prefix = "data." if block.type == "data" else ""
        _put(made.resources, f"{prefix}{labels[0]}.{labels[1]}", declared, again)
    elif block.type in ("variable", "output", "module") and len(labels) == 1:
        of = {"variable": made.variables, "output": made.outputs, "module": made.calls}[block.type]
        _put(of, labels[0], declared, again)


def _put(of: dict[str, Declared], name: str, declared: Declared, again: bool) -> None:
    first = of.setdefault(name, declared)
    if again and first is not declared:
        of[name] = Declared(first.file, _overridden(first.block, declared.block))


def _overridden(block: Block, by: Block) -> Block:
    """Return *block* with what *by* says instead, which stands in another file: its lines are the block's header."""
    arguments = {name: replace(one, line=block.line, end_line=block.line) for name, one in by.arguments.items()}
    types = {one.type for one in by.blocks}
    blocks = (*(one for one in block.blocks if one.type not in types), *by.blocks)
    return replace(block, arguments={**block.arguments, **arguments}, blocks=blocks)
