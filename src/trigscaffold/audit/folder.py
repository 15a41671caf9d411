"""Folders of HCL, and plans, read as root modules: their resources, with what is known of every argument."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from trigscaffold.audit import registry
from trigscaffold.audit.cache import Cache
from trigscaffold.audit.call import Call
from trigscaffold.audit.hcl.calls import Calls, local
from trigscaffold.audit.hcl.module import Module
from trigscaffold.audit.hcl.reading import ENDINGS, Files, Problem, posix
from trigscaffold.audit.hcl.resources import resources
from trigscaffold.audit.hcl.source import Source
from trigscaffold.audit.hcl.variables import variables
from trigscaffold.audit.hcl.world import Expand, World
from trigscaffold.audit.plan import load_plan
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.value import Value

_SKIPPED: Final = frozenset({"node_modules"})
_FRAMES: Final = 6000
_WRITTEN: Final = (*ENDINGS, *(f"{ending}.json" for ending in ENDINGS))


@dataclass(frozen=True, slots=True, eq=False)
class Root:
    """A module that no other one calls, with everything it calls.

    Args:
        folder: Where it stands, as the user reaches it.
        resources: What it makes, its own first.
        outputs: What it gives out, by name.
        calls: The module calls that were not followed, understood or not.
    """

    folder: str
    resources: tuple[Resource, ...]
    outputs: Mapping[str, Value] = field(default_factory=dict)
    calls: tuple[Call, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Loaded:
    """What was read of the paths: *problems* is what was not understood, *texts* the lines of each file."""

    roots: tuple[Root, ...]
    problems: tuple[Problem, ...] = ()
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """Paths whose files were parsed and whose roots are still to be worked out, each by itself.

    Args:
        files: What was parsed, with the problems and texts of all that was read so far.
        sources: The folders (or named files) that are roots.
        plans: The files that are plans.
        var_files: As `load` takes them.
        expand: As `load` takes it.
    """

    files: Files
    sources: tuple[Source, ...]
    plans: tuple[Path, ...] = ()
    var_files: tuple[Path, ...] = ()
    expand: Expand = registry.expand

    def root(self, source: Source) -> Root:
        """Return one of *sources*, worked out."""
        with _room():
            return _root(self.files, source, self.var_files, self.expand)

    def planned(self) -> list[Root]:
        """Return what the plans plan."""
        return [_planned(self.files, path) for path in self.plans]


def opened(
    paths: Sequence[Path],
    *,
    var_files: Sequence[Path] = (),
    expand: Expand = registry.expand,
    cache: Cache | None = None,
) -> Opened:
    """Return *paths* with their files parsed; see `load`."""
    plans = tuple(path for path in paths if path.is_file() and not path.name.endswith(_WRITTEN))
    written = [path for path in paths if path not in plans]
    files = Files(inside=tuple(_inside(written)), cache=cache or Cache())
    with _room():
        found = list({one.folder: one for one in _sources(files, written)}.values())
    return Opened(files, tuple(_roots(found, written)), plans, tuple(var_files), expand)


def load(
    paths: Sequence[Path],
    *,
    var_files: Sequence[Path] = (),
    expand: Expand = registry.expand,
    cache: Cache | None = None,
) -> Loaded:
    """Return the root modules at and below *paths*.

    A folder of files is a root when no other folder below *paths* calls it, or when it was named; files of HCL that are
    named stand without those beside them, any other file is a plan. What a root calls is followed
    wherever it stands. *expand* understands calls of modules that are no local folders: those of the registry that we
    know. *cache* has what was parsed before.
    """
    at = opened(paths, var_files=var_files, expand=expand, cache=cache)
    roots = [*(at.root(source) for source in at.sources), *at.planned()]
    at.files.cache.save()
    return Loaded(tuple(roots), tuple(at.files.problems), at.files.texts)


def _planned(files: Files, path: Path) -> Root:
    """Return what is planned; its text is not kept, for there may be secrets in it."""
    file = posix(str(path))
    plan = load_plan(path, file)
    files.texts[file] = ()
    if plan.problem:
        files.problems.append(Problem(file, 0, plan.problem))
    return Root(file, plan.resources, plan.outputs)


def _inside(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        try:
            real = path.resolve()
        except (OSError, ValueError, RuntimeError):
            continue
        yield real if real.is_dir() else real.parent


def _sources(files: Files, paths: Sequence[Path]) -> Iterator[Source]:
    """Yield what stands at *paths*: files, those of one folder together, and each folder with HCL from a path on."""
    alone: dict[str, list[str]] = {}
    for path in paths:
        if not path.is_dir():
            alone.setdefault(posix(str(path.parent)), []).append(posix(str(path)))
    for folder, names in alone.items():
        yield files.alone(folder, names)
    for path in paths:
        yield from _below(files, path)


def _below(files: Files, path: Path) -> Iterator[Source]:
    for folder, inner, names in os.walk(path):
        inner[:] = sorted(name for name in inner if not name.startswith(".") and name not in _SKIPPED)
        if any(name.endswith(ENDINGS) for name in names):
            found = files.source(posix(folder))
            if found is not None:
                yield found


def _roots(sources: Sequence[Source], named: Sequence[Path]) -> list[Source]:
    """Return the folders that no other one calls, and those that were named: a module with examples that call it."""
    alone = _uncalled(sources)
    asked = {posix(str(path)) for path in named}
    return [*alone, *(one for one in sources if one.folder in asked and one not in alone)]


def _uncalled(sources: Sequence[Source]) -> list[Source]:
    """Return the folders that no other one calls; all of them where each is called."""
    called = {
        folder
        for source in sources
        for declared in source.calls.values()
        if isinstance(written := declared.block.literal("source"), str)
        and (folder := local(source.folder, written)) is not None
        and folder != source.folder
    }
    return [source for source in sources if source.folder not in called] or list(sources)


def _root(files: Files, source: Source, var_files: Sequence[Path], expand: Expand) -> Root:
    world = World(files, source.folder, {}, expand)
    calls = Calls()
    module = world.enter(Module(world, source, calls.child, inside=(source.folder,)))
    world.variables = variables(module, var_files)
    made: list[Resource] = []
    for one in world.modules:  # which grows on the way
        for name in one.source.calls:
            one.children(name)
        made += resources(one)
    for outside in calls.outside:
        expanded = outside.ask()
        made += expanded.resources if expanded else ()
    outputs = {name: module.output(name) for name in source.outputs}
    return Root(source.folder, tuple(made), outputs, tuple(one.call for one in calls.outside if one.call))


@contextmanager
def _room() -> Iterator[None]:
    """Give expressions within expressions the room that `limits.DEEPEST` of them need.

    Nothing that is made in the meantime is given up again: to look for what may be costs a quarter of the time.
    """
    before, collecting = sys.getrecursionlimit(), gc.isenabled()
    sys.setrecursionlimit(max(before, _FRAMES))
    gc.disable()
    try:
        yield
    finally:
        sys.setrecursionlimit(before)
        if collecting:
            gc.enable()
