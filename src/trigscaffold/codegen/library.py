"""All compiled templates: each by itself for a checkout, and as modules of Python for a wheel."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, nodes

from trigscaffold import shelf
from trigscaffold.codegen.function import FunctionWriter
from trigscaffold.codegen.printing import Function

PACKAGE = "trigscaffold.compiled"
# `LoopContext` and `undefined` are what Jinja calls them where it writes a loop.
PRELUDE = """from trigscaffold.codegen.runtime import *
from trigscaffold.codegen.runtime import looped as LoopContext, missing
from trigscaffold.escape import *
from trigscaffold.shelf import ASSUMPTIONS as assumptions, Expression as expression
from trigscaffold.escape import hcl_value as hcl
from trigscaffold.units import human_duration as duration

undefined = None
"""


class Library:
    """The functions of the templates in *folder*, each written when it is asked for."""

    def __init__(self, folder: Path) -> None:
        """Write nothing yet."""
        self.folder = folder
        self.environment = Environment(**shelf.OPTIONS)
        self.environment.globals = dict(shelf.GLOBALS)
        self._functions: dict[str, Function] = {}
        self._beginning: set[str] = set()
        self._namespace: dict[str, Any] = {}

    def function(self, template: str, ending: str | None = None) -> Function:
        """Return the function of *template* for files with *ending*; None: with its own."""
        own = shelf.suffix(template)
        ending = own if ending is None else ending
        name = _name(template) + (f"_in_{ending[1:]}" if ending != own else "")
        return self._written(name, template, ending, lambda: self._parsed(template))

    def block(self, node: nodes.Block, template: str, ending: str) -> Function:
        """Return the function of the block *node* of *template*."""
        return self._written(f"{_name(template)}__{node.name}", template, ending, lambda: node)

    def loaded(self, function: Function) -> Callable[..., str]:
        """Return *function*, ready to be called; an error in it names the template and its line."""
        if not self._namespace:
            exec(PRELUDE, self._namespace)
        if function.name not in self._namespace:
            for called in function.calls:
                self.loaded(called)
            tree = at_template_lines(function)
            exec(compile(tree, str(self.folder / function.template), "exec"), self._namespace)
        return self._namespace[function.name]  # type: ignore[no-any-return]

    def _parsed(self, template: str) -> nodes.Template:
        return self.environment.parse((self.folder / template).read_text(encoding="utf-8"), template)

    def _written(
        self, name: str, template: str, ending: str, parsed: Callable[[], nodes.Template | nodes.Block]
    ) -> Function:
        if name not in self._functions:
            if name in self._beginning:
                raise ValueError(f"{template} includes itself")
            self._beginning.add(name)
            writer = FunctionWriter(
                self.environment,
                template,
                template,
                linker=_Linker(self, template, ending),
                escape=shelf.escaping(ending),
            )
            self._functions[name] = writer.function(name, parsed())
            self._beginning.discard(name)
        found = self._functions[name]
        assert found.template == template, f"{template} and {found.template} have one name"
        return found


class _Linker:
    """Finds what the template called *name* calls, for files with *ending*."""

    def __init__(self, library: Library, name: str, ending: str) -> None:
        self._library, self._name, self._ending = library, name, ending

    def included(self, name: str) -> Function:
        """Return the function of the template *name*."""
        return self._library.function(name, self._ending)

    def block(self, node: nodes.Block) -> Function:
        """Return the function of a block."""
        return self._library.block(node, self._name, self._ending)


def _name(template: str) -> str:
    return re.sub(r"\W", "_", template.removesuffix(".j2"))


def at_template_lines(function: Function) -> ast.Module:
    """Return the code of *function* as if its lines were those of the template."""
    tree = ast.parse(function.source)
    lines, known = dict(function.lines), [1]
    for number in range(1, function.source.count("\n") + 2):
        known.append(lines.get(number, known[-1]))
    for node in ast.walk(tree):
        if isinstance(node, ast.stmt | ast.expr | ast.arg | ast.keyword):
            node.lineno = node.end_lineno = known[node.lineno]
            node.col_offset = node.end_col_offset = 0
    return tree


def modules(folder: Path) -> Mapping[str, str]:
    """Return the source of each module of `PACKAGE`: all templates in *folder*, save what is only included."""
    library = Library(folder)
    entries: dict[str, dict[str, Function]] = {}
    for template in sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.j2")):
        if not template.startswith("shared/fragments/"):
            entries.setdefault(shelf.group(template), {})[template] = library.function(template)
    functions: dict[str, dict[str, Function]] = {name: {} for name in entries}
    for one in _all(found for inside in entries.values() for found in inside.values()):
        functions.setdefault(shelf.group(one.template), {}).setdefault(one.name, one)
    return {name: "".join(_module(inside, entries.get(name, {}))) for name, inside in functions.items()}


def _all(functions: Iterable[Function]) -> Iterator[Function]:
    for one in functions:
        yield one
        yield from _all(one.calls)


def _module(functions: Mapping[str, Function], entries: Mapping[str, Function]) -> Iterator[str]:
    yield PRELUDE
    others = {call.name: call for one in functions.values() for call in one.calls if call.name not in functions}
    for name, call in sorted(others.items()):
        yield f"from {PACKAGE}.{shelf.group(call.template)} import {name}\n"
    for one in functions.values():
        yield f"\n\n{one.source}"
    table = "".join(f"    {name!r}: ({one.name}, {one.parameters!r}),\n" for name, one in sorted(entries.items()))
    yield f"\n\nENTRIES = {{\n{table}}}\n"
