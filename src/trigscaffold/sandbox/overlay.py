"""The shelf of a house: the team's templates over the built-in ones, each knowing what lies below it."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import BaseLoader, Environment, Template, TemplateNotFound

from trigscaffold.house import FRAGMENTS, PARTS, SUFFIX, TREE, TRIGGERS, Layer
from trigscaffold.sandbox.environment import Sandbox
from trigscaffold.sandbox.meter import Meter, refuse
from trigscaffold.shelf import BUILT_IN, Renders, below, names_of_part, suffix

HOUSE = "house/"
BELOW = "below/"
SHARED = "shared/fragments/"
_MAY = (
    f"a template extends `{BELOW}PATH`, and includes `{FRAGMENTS}PATH` or `{TRIGGERS}ID/PATH` of its own,"
    f" or `{SHARED}PATH`"
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where one of the team's templates is: the layer's number, and the path in its folder."""

    layer: int
    path: str

    @property
    def name(self) -> str:
        """What the shelf calls it."""
        return f"{HOUSE}{self.layer}/{self.path}"


def place(name: str) -> Place | None:
    """Return where the template called *name* is; None: it is a built-in one."""
    if not name.startswith(HOUSE):
        return None
    number, _, path = name.removeprefix(HOUSE).partition("/")
    return Place(int(number), path)


class HouseShelf(BaseLoader):
    """The templates of *layers* over the built-in ones.  *roots* are the built-in folders of whole files."""

    def __init__(self, layers: Sequence[Layer], roots: Sequence[str], given: Mapping[str, Any]) -> None:
        self.layers = layers
        self.given = given
        self.used: set[str] = set()
        self.compiling = ""
        self._meter = Meter()
        self._environments: dict[str, Sandbox] = {}
        own = {f"{HOUSE}{n}/{TREE}": None for n in range(len(layers))}
        self._roots = (*roots, *own)
        self._listing = {**BUILT_IN.listing}
        for number, layer in enumerate(layers):
            for path in layer.files:
                if path.endswith(SUFFIX) and path.startswith((TREE, TRIGGERS)):
                    name = Place(number, path).name
                    plain = path if path.startswith(TRIGGERS) else name
                    self._listing[plain.removesuffix(SUFFIX)] = name

    @property
    def listing(self) -> Mapping[str, str]:
        """Every template: its name without ``.j2`` -> its name."""
        return self._listing

    def below(self, *roots: str) -> Mapping[str, str]:
        """Return each file of the generated tree with its template; a later root takes the place of an earlier one."""
        return below(self._listing, (*roots, *(root for root in self._roots if root.startswith(HOUSE))))

    def added(self, part: str) -> Sequence[str]:
        """Return the templates of the house that add to the part called *part*, the lowest first."""
        path = f"{part}{SUFFIX}"
        found = [Place(n, path).name for n, layer in enumerate(self.layers) if path in layer.files]
        return found if path.startswith(PARTS) else ()

    def get(self, name: str) -> Renders:
        """Return the template called *name*."""
        self.used.add(name)
        return self._environment(name).get_template(name) if place(name) else BUILT_IN.get(name)

    def part(self, id_: str, part: str, kind: str) -> Sequence[Renders]:
        """Return what the folder of the trigger *id_* has as *part*: for every target, and for one of this *kind*."""
        return [self.get(name) for name in names_of_part(self._listing, id_, part, kind)]

    def _environment(self, name: str) -> Sandbox:
        ending = suffix(name)
        if ending not in self._environments:
            self._environments[ending] = Sandbox(ending, self._meter, self, self.resolve)
        return self._environments[ending]

    def load(self, environment: Environment, name: str, globals: Any = None) -> Template:
        """Return the template called *name*: a built-in one is compiled by itself, as it always is."""
        here = place(name)
        if here is None:
            return BUILT_IN.for_jinja(name)
        self.used.add(name)
        source = self.layers[here.layer].files.get(here.path)
        if source is None:
            raise TemplateNotFound(name)
        self.compiling = name
        code = environment.compile(source, name, name)
        self.compiling = ""
        return environment.template_class.from_code(environment, code, globals or {}, None)

    def resolve(self, name: str, parent: str) -> str:
        """Return the whole name of what the template *parent* calls *name*.

        Raises:
            Refused: it may not read that, or there is no such thing.
        """
        here = place(parent)
        if here is None:
            return name
        if name.startswith(BELOW):
            return self._under(here, name.removeprefix(BELOW))
        if name.startswith((FRAGMENTS, TRIGGERS)):
            for number in range(here.layer, -1, -1):
                for path in (name, f"{name}{SUFFIX}"):
                    if path in self.layers[number].files:
                        return Place(number, path).name
        if name.startswith((SHARED, TRIGGERS)) and name.removesuffix(SUFFIX) in BUILT_IN.listing:
            return BUILT_IN.listing[name.removesuffix(SUFFIX)]
        return refuse(f"reads {name[:80]!r}; {_MAY}")

    def _under(self, here: Place, path: str) -> str:
        """Return what lies under *here* as *path*: of a lower layer, or built in."""
        path = path.removesuffix(SUFFIX)
        found = self._lower(here, path)
        if found is None:
            known = sorted(
                {p.removeprefix(root) for root in self._roots for p in BUILT_IN.listing if p.startswith(root)}
            )
            near = difflib.get_close_matches(path, known, 1)
            guess = f"did you mean {near[0]!r}? " if near else ""
            refuse(f"extends `{BELOW}{path[:80]}`, and there is no such file below it; {guess}{_MAY}")
        return found

    def _lower(self, here: Place, path: str) -> str | None:
        inner = path if path.startswith(TRIGGERS) else f"{TREE}{path}"
        for number in range(here.layer - 1, -1, -1):
            if f"{inner}{SUFFIX}" in self.layers[number].files:
                return Place(number, f"{inner}{SUFFIX}").name
        if path.startswith(TRIGGERS):
            return BUILT_IN.listing.get(path)
        built_in = (root for root in reversed(self._roots) if not root.startswith(HOUSE))
        return next((BUILT_IN.listing[root + path] for root in built_in if root + path in BUILT_IN.listing), None)
