"""The templates that a rendering reads: the built-in ones, or what somebody laid over them.

A checkout reads their sources; the wheel carries them compiled.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from trigscaffold import escape, units
from trigscaffold.catalog import templates_folder
from trigscaffold.model import Expression

if TYPE_CHECKING:
    from jinja2 import Environment, Template

OPTIONS: dict[str, Any] = {"trim_blocks": True, "lstrip_blocks": True, "keep_trailing_newline": True}
_ESCAPES: dict[str, Callable[[Any], str]] = {
    ".tf": escape.for_terraform,
    ".hcl": escape.for_terraform,
    ".py": escape.for_python,
    ".md": escape.for_markdown,
}

# What a careful colleague assumes where nobody answered, in words.  The keys are fields of `Needs`.
ASSUMPTIONS = {
    "latency": "how soon the work must be done is not urgent: see the numbers below",
    "ordering": "the order of events does not matter",
    "once": "handling one twice does no harm; AWS delivers at least once",
    "peak_per_s": "the load is moderate: no concurrency, batch or shard was derived from a volume",
    "work_s": "the work for one is short beside the function's timeout",
}
# Nothing but these is called or read in a template beside what it is given.
GLOBALS: dict[str, Any] = {
    "dict": dict,
    "hcl": escape.hcl_value,
    "expression": Expression,
    "duration": units.human_duration,
    "assumptions": ASSUMPTIONS,
}


class Shelf(Protocol):
    """Templates by the name of what they become.

    *given* is what each template may read beside the module; *roots* are folders of whole files, of which a later
    one takes the place of an earlier one: ``{id}`` in one stands for each trigger of the module.
    """

    @property
    def given(self) -> Mapping[str, Any]:
        """What each template may read beside the module."""

    @property
    def listing(self) -> Mapping[str, str]:
        """Every template: its name without ``.j2`` -> its name."""

    def below(self, *roots: str) -> Mapping[str, str]:
        """Return each file of the generated tree with its template; a later root takes the place of an earlier one."""

    def added(self, part: str) -> Sequence[str]:
        """Return the templates that add to the part called *part* beside the triggers."""

    def get(self, name: str) -> Template:
        """Return the template called *name*."""


class BuiltIn:
    """The templates of trigscaffold itself."""

    given: Mapping[str, Any] = {}

    @property
    def listing(self) -> Mapping[str, str]:
        """Every template: its name without ``.j2`` -> its name."""
        return _listing()

    def below(self, *roots: str) -> Mapping[str, str]:
        """Return each file of the generated tree with its template; a later root takes the place of an earlier one."""
        return _below(*roots)

    def added(self, part: str) -> Sequence[str]:  # noqa: ARG002 - as every shelf
        """Return nothing: only triggers add to the parts of the built-in templates."""
        return ()

    def get(self, name: str) -> Template:
        """Return the template called *name*."""
        return _template(name)


BUILT_IN = BuiltIn()


def suffix(name: str) -> str:
    """Return the ending of the file that the template *name* becomes."""
    return Path(name.removesuffix(".j2")).suffix


def escaping(ending: str) -> Callable[[Any], str]:
    """Return what makes text safe in a file with *ending*."""
    return _ESCAPES.get(ending, escape.for_other)


@cache
def _environment(ending: str) -> Environment:
    from jinja2 import FileSystemLoader, ModuleLoader, StrictUndefined

    from trigscaffold.engine import Engine

    folder = templates_folder()
    compiled = folder / "compiled"
    loader = ModuleLoader(str(compiled)) if compiled.is_dir() else FileSystemLoader(str(folder))
    environment = Engine(
        loader=loader,
        undefined=StrictUndefined,
        finalize=escaping(ending),
        cache_size=-1,
        auto_reload=False,
        **OPTIONS,
    )
    environment.globals = GLOBALS
    if not compiled.is_dir():
        from trigscaffold.codegen import Direct

        environment.code_generator_class = Direct
    return environment


@cache
def _listing() -> Mapping[str, str]:
    folder = templates_folder()
    index = folder / "compiled" / "index.txt"
    if index.is_file():
        names = index.read_text(encoding="utf-8").split()
    else:
        names = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*.j2"))
    return {name.removesuffix(".j2"): name for name in names}


@cache
def _template(name: str) -> Template:
    return _environment(suffix(name)).get_template(name)


@cache
def _below(*roots: str) -> Mapping[str, str]:
    return below(_listing(), roots)


def below(listing: Mapping[str, str], roots: tuple[str, ...]) -> Mapping[str, str]:
    """Return each path below one of *roots* with its template; a later root takes the place of an earlier one."""
    return {path.removeprefix(root): name for root in roots for path, name in listing.items() if path.startswith(root)}
