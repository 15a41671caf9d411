"""What happens in the child: the files that a house changes, rendered.  Plain data in, plain data out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError

from trigscaffold.house import PARTS, SUFFIX, TREE, TRIGGERS, Layer
from trigscaffold.render import LAST, Rendering, blocks, last, targets, whole
from trigscaffold.sandbox.environment import line_of
from trigscaffold.sandbox.filters import filters, tests
from trigscaffold.sandbox.meter import Meter, Refused
from trigscaffold.sandbox.overlay import HouseShelf, place

REFUSED, BROKEN = "refused", "broken"


@dataclass(frozen=True, slots=True)
class Job:
    """What to render: a module's view, the team's layers, and the *files* that the built-in templates make of it."""

    module: Any
    layers: tuple[Layer, ...]
    given: Mapping[str, Any]
    files: Mapping[str, str]
    roots: tuple[str, ...]


def done(job: Job) -> dict[str, Any]:
    """Return ``files``, each that was rendered (empty: it is gone), and of which templates, ``used``; or what is wrong.

    What is wrong: ``why`` (`REFUSED` or `BROKEN`), ``template``, ``line``, ``message``.
    """
    shelf = HouseShelf(job.layers, job.roots, job.given)
    try:
        return _rendered(job, shelf)
    except TemplateSyntaxError as error:
        refused = "No filter" in str(error) or "No test" in str(error)
        return _wrong(REFUSED if refused else BROKEN, error.name or "", error.lineno, _syntax(error))
    except Refused as error:
        return _located(REFUSED, error, str(error), shelf)
    except RecursionError as error:
        return _located(REFUSED, error, "is nested too deep, or calls itself without end", shelf)
    except MemoryError:
        raise
    except Exception as error:  # whatever plain data in the wrong place raises
        what = str(error) if isinstance(error, TemplateError | ValueError) else f"{type(error).__name__}: {error}"
        unknown = what.startswith(("No filter named", "No test named"))
        return _located(REFUSED if unknown else BROKEN, error, what, shelf)


def _rendered(job: Job, shelf: HouseShelf) -> dict[str, Any]:
    files: dict[str, str] = {}
    used: dict[str, list[str]] = {}
    for target, name in _touched(job, shelf).items():
        shelf.used = set()
        for path, text in whole(Rendering(job.module, shelf), {target: name}):
            files[path] = text
            used[path] = sorted(one for one in shelf.used if place(one))
    if not _reads_the_same(job, files, shelf):
        shelf.used = set()
        ends = last(Rendering(job.module, shelf), {**job.files, **files})
        used |= {path: sorted(one for one in shelf.used if place(one)) for path in ends}
        files |= ends
    return {"files": files, "used": used}


def _reads_the_same(job: Job, files: Mapping[str, str], shelf: HouseShelf) -> bool:
    """Tell whether what reads the other files would become what the built-in templates make of it.

    Most teams leave it, and the variables and outputs that it lists, as they are.
    """
    return not set(_touched(job, shelf)) & set(LAST) and blocks({**job.files, **files}) == blocks(job.files)


def _touched(job: Job, shelf: HouseShelf) -> dict[str, str]:
    """Return the files that the house has a say in: those that it has a template for, or all where it has parts."""
    wanted = targets(job.module, shelf)
    owners = {owner.id for t in job.module.triggers for owner in (t.source, t.buffer) if owner}
    parts = {path.split("/")[1] for layer in job.layers for path in layer.files if path.startswith(TRIGGERS)}
    added = any(path.startswith(PARTS) for layer in job.layers for path in layer.files)
    if added or parts & owners:
        return dict(wanted)
    own = {path.removeprefix(TREE).removesuffix(SUFFIX) for layer in job.layers for path in layer.files}
    return {target: name for target, name in wanted.items() if target in own}


def _located(why: str, error: Exception, message: str, shelf: HouseShelf) -> dict[str, Any]:
    name, line = line_of(error, lambda name: place(name) is not None)
    return _wrong(why, name or shelf.compiling, line, message)


def _wrong(why: str, template: str, line: int, message: str) -> dict[str, Any]:
    return {"why": why, "template": template, "line": line, "message": message[:2000]}


def _syntax(error: TemplateSyntaxError) -> str:
    message = error.message or "is no template"
    if "No filter" in message:
        return f"{message} Allowed: {', '.join(sorted(set(filters(Meter())) - {'counted', 'charged'}))}"
    if "No test" in message:
        return f"{message} Allowed: {', '.join(sorted(tests()))}"
    return message
