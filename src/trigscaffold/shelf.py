"""The templates that a rendering reads: the built-in ones, or what somebody laid over them.

A checkout reads their sources; the wheel carries them compiled (`trigscaffold.codegen`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from importlib import import_module
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from trigscaffold import escape, units
from trigscaffold.catalog import templates_folder
from trigscaffold.codegen.runtime import missing
from trigscaffold.model import Expression

if TYPE_CHECKING:
    from jinja2 import Environment, Template

    from trigscaffold.codegen.library import Library

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


class Given(dict[str, Any]):
    """What a template may read and call, by its name: what nobody gave is `missing`."""

    def __missing__(self, name: str) -> Any:
        """Return what stands for a name that nobody gave."""
        return missing


class Renders(Protocol):
    """A template, ready to be rendered."""

    def render(self, given: Given, /) -> str:
        """Return the text that it becomes with the names *given*."""


class Ready:
    """A built-in template: a function, and what it takes of the names that a rendering gives."""

    __slots__ = ("_function", "_taken")

    def __init__(self, function: Callable[..., str], parameters: tuple[str, ...]) -> None:
        self._function = function
        self._taken: Callable[[Given], Iterable[Any]] = (
            itemgetter(*parameters) if len(parameters) > 1 else (lambda given: [given[name] for name in parameters])
        )

    def render(self, given: Given, /) -> str:
        """Return the text that it becomes with the names *given*."""
        return self._function(*self._taken(given))


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

    def get(self, name: str) -> Renders:
        """Return the template called *name*."""

    def part(self, id_: str, part: str, kind: str) -> Sequence[Renders]:
        """Return what the folder of the trigger *id_* has as *part*: for every target, and for one of this *kind*."""


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

    def get(self, name: str) -> Renders:
        """Return the template called *name*."""
        return _ready(name)

    def part(self, id_: str, part: str, kind: str) -> Sequence[Renders]:
        """Return what the folder of the trigger *id_* has as *part*: for every target, and for one of this *kind*."""
        return _part(id_, part, kind)

    def for_jinja(self, name: str) -> Template:
        """Return the template called *name* as Jinja has it, for a template of a team to include or to build on."""
        return _environment(suffix(name)).get_template(name)


BUILT_IN = BuiltIn()


def suffix(name: str) -> str:
    """Return the ending of the file that the template *name* becomes."""
    return Path(name.removesuffix(".j2")).suffix


def escaping(ending: str) -> Callable[[Any], str]:
    """Return what makes text safe in a file with *ending*."""
    return _ESCAPES.get(ending, escape.for_other)


def group(name: str) -> str:
    """Return the module that the template *name* is compiled into: one for all that is shared, one a trigger."""
    first, second, *_ = name.split("/")
    return second if first == "triggers" else first


@cache
def _ready(name: str) -> Ready:
    if (Path(__file__).parent / "compiled").is_dir():
        return Ready(*import_module(f"trigscaffold.compiled.{group(name)}").ENTRIES[name])
    library = _library()
    function = library.function(name)
    return Ready(library.loaded(function), function.parameters)


@cache
def _part(id_: str, part: str, kind: str) -> Sequence[Renders]:
    return tuple(_ready(name) for name in names_of_part(_listing(), id_, part, kind))


def names_of_part(listing: Mapping[str, str], id_: str, part: str, kind: str) -> list[str]:
    """Return the templates of *listing* for *part* of the trigger *id_*; those for a *kind* stand in ``to_<kind>/``."""
    folder, _, file = f"triggers/{id_}/{part}".rpartition("/")
    return [listing[path] for path in (f"{folder}/{file}", f"{folder}/to_{kind}/{file}") if path in listing]


@cache
def _library() -> Library:
    from trigscaffold.codegen.library import Library

    return Library(templates_folder())


@cache
def _environment(ending: str) -> Environment:
    from jinja2 import Environment, FileSystemLoader, ModuleLoader, StrictUndefined

    folder = templates_folder()
    compiled = folder / "compiled"
    loader = ModuleLoader(str(compiled)) if compiled.is_dir() else FileSystemLoader(str(folder))
    environment = Environment(
        loader=loader,
        undefined=StrictUndefined,
        finalize=escaping(ending),
        cache_size=-1,
        auto_reload=False,
        **OPTIONS,
    )
    environment.globals = dict(GLOBALS)
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
def _below(*roots: str) -> Mapping[str, str]:
    return below(_listing(), roots)


def below(listing: Mapping[str, str], roots: tuple[str, ...]) -> Mapping[str, str]:
    """Return each path below one of *roots* with its template; a later root takes the place of an earlier one."""
    return {path.removeprefix(root): name for root in roots for path, name in listing.items() if path.startswith(root)}
