"""The Jinja files of a template, parsed and not run: what each reads, sets, extends and includes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.compiler import Frame
from jinja2.meta import TrackingCodeGenerator

from trigscaffold.catalog import templates_folder
from trigscaffold.house import FRAGMENTS, SUFFIX, TREE, TRIGGERS
from trigscaffold.sandbox.overlay import BELOW, SHARED
from trigscaffold.shelf import OPTIONS
from trigscaffold.team.files import TemplateFiles

MOST_LETTERS = 256 * 1024
_JINJA = Environment(optimized=False, **OPTIONS)


class _Names(TrackingCodeGenerator):
    """Follows the names of a template, and works out nothing: not even what stands there as a constant."""

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:  # noqa: ARG002
        raise nodes.Impossible


@dataclass(frozen=True)
class Source:
    """One ``.j2`` file.  *where* is the file as messages name it; *layer* the number of its template, -1: built in."""

    path: str
    text: str = field(repr=False)
    where: str
    layer: int

    def at(self, line: int) -> str:
        """Return ``file:line``."""
        return f"{self.where}:{line}"

    @property
    def broken(self) -> tuple[int, str] | None:
        """Where and why it cannot be read; None: it can."""
        return self._parsed if isinstance(self._parsed, tuple) else None

    @property
    def tree(self) -> nodes.Template:
        """Its syntax tree; an empty one where it is broken."""
        return nodes.Template([]) if isinstance(self._parsed, tuple) else self._parsed

    @cached_property
    def _parsed(self) -> nodes.Template | tuple[int, str]:
        if len(self.text) > MOST_LETTERS:
            return 1, f"is longer than {MOST_LETTERS >> 10} KiB, which lint does not read; make it several files"
        try:
            return _JINJA.parse(self.text)
        except TemplateSyntaxError as error:
            return error.lineno, f"{error.message}; correct the line"
        except RecursionError:
            return 1, "nests deeper than can be read; write it flat"

    @property
    def undeclared(self) -> set[str]:
        """Every name that it reads and is not given by itself."""
        names = _Names(_JINJA)
        names.optimizer = None
        names.visit(self.tree)
        return names.undeclared_identifiers

    @property
    def blocks(self) -> dict[str, int]:
        """Each block with its line."""
        return {node.name: node.lineno for node in self.tree.find_all(nodes.Block)}

    @property
    def assigned(self) -> set[str]:
        """Every name that something in it is given."""
        stored = {node.name for node in self.tree.find_all(nodes.Name) if node.ctx != "load"}
        return stored | {node.name for node in self.tree.find_all(nodes.Macro)}

    def named(self, kind: type[nodes.Extends] | type[nodes.Include]) -> Iterator[tuple[str, int]]:
        """Yield the name and the line of each template that it extends or includes; ``*``: only known when it runs."""
        for node in self.tree.find_all(kind):
            one: nodes.Node = node.template  # type: ignore[attr-defined]
            names: Sequence[object] = ["*"]
            if isinstance(one, nodes.Const):
                names = [one.value] if isinstance(one.value, str) else list(one.value)
            elif isinstance(one, nodes.List | nodes.Tuple):
                names = [item.value if isinstance(item, nodes.Const) else "*" for item in one.items]
            yield from ((str(name), node.lineno) for name in names)


class Sources:
    """All ``.j2`` files of the templates in *stack*, the lowest first, and the built-in ones below them."""

    def __init__(self, stack: Sequence[TemplateFiles]) -> None:
        self.layers = [
            {p: Source(p, text, files.where(p), n) for p, text in files.files.items() if p.endswith(SUFFIX)}
            for n, files in enumerate(stack)
        ]

    @property
    def own(self) -> list[Source]:
        """Those of the topmost template that are read when something is generated."""
        return [s for p, s in self.layers[-1].items() if p.startswith((TREE, TRIGGERS, FRAGMENTS))]

    def all(self) -> Iterator[Source]:
        """Yield those of every template."""
        for layer in self.layers:
            yield from layer.values()

    def chain(self, source: Source) -> list[Source]:
        """Return what *source* extends, and what that extends, the nearest first."""
        found: list[Source] = []
        while (below := self._below(found[-1] if found else source)) and below not in found:
            found.append(below)
        return found

    def _below(self, source: Source) -> Source | None:
        name = next((name for name, _ in source.named(nodes.Extends)), "")
        if not name.startswith(BELOW):
            return None
        path = name.removeprefix(BELOW).removesuffix(SUFFIX)
        inner = f"{path if path.startswith(TRIGGERS) else TREE + path}{SUFFIX}"
        for layer in reversed(self.layers[: source.layer]):
            if inner in layer:
                return layer[inner]
        return built_in(path)


def built_in(path: str) -> Source | None:
    """Return the built-in template of the generated file *path*, or of a part of a trigger."""
    folder = templates_folder()
    if path.startswith((TRIGGERS, SHARED)):
        found = [folder / f"{path}{SUFFIX}"]
    else:
        found = [*(folder / "shared").glob(f"*/{path}{SUFFIX}"), *(folder / "triggers").glob(f"*/tree/{path}{SUFFIX}")]
    for file in found:
        if file.is_file():
            return Source(path, file.read_text(encoding="utf-8"), str(file), -1)
    return None
