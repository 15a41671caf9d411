"""What each place of a spec may hold.

Error messages, the JSON Schema, the normalised spec, ``--set``, the wizard and the reading of a valid
spec all ask here.  The models say it first; `trigscaffold.spec.from_models` reads it off them, and
the wheel carries the result, so that a valid spec is read without importing pydantic.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path as FilePath

from trigscaffold.spec.shape import Path, Shape, loaded

COMPILED = FilePath(__file__).parents[1] / "templates" / "spec.json"


def _root() -> Shape:
    if COMPILED.is_file():
        return loaded(json.loads(COMPILED.read_text(encoding="utf-8")))
    from trigscaffold.spec import from_models

    return from_models.root()


ROOT = _root()
_TRIGGERS = ROOT.fields["triggers"].items
assert _TRIGGERS is not None
TRIGGER = _TRIGGERS
NEEDS = TRIGGER.fields["needs"]


def at(path: Path, root: Shape = ROOT) -> Shape | None:
    """Return the shape at *path*, or None where nothing, or anything, may stand."""
    shape: Shape | None = root
    for key in path:
        shape = shape.inside(key) if shape else None
    return shape


def places(shape: Shape = ROOT, path: Path = ()) -> Iterator[tuple[Path, Shape]]:
    """Yield every key of *shape* with its path, parents first; a map's keys are ``*``."""
    for name, inner in shape.fields.items():
        yield (*path, name), inner
        if inner.block:
            yield from places(inner, (*path, name))
        elif "map" in inner.kinds and inner.items:
            yield from places(inner.items, (*path, name, "*"))
