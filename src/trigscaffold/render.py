"""Render a module.  A `Module` in, a `FileTree` out; templates are all it reads.

``templates/shared/tree/`` and ``templates/shared/<language>/`` mirror the generated tree: each
``<path>.j2`` becomes ``<path>``, or nothing when it renders to nothing.  A path may hold ``__name__``;
then it is rendered once for each trigger.  A shared template pulls in what the triggers add with
``parts("module/alarms.tf")``, which is ``templates/triggers/<id>/module/alarms.tf.j2`` of each trigger's
source and buffer, in that order.  ``templates/triggers/<id>/tree/<path>.j2`` takes the place of the shared
``<path>.j2``, or is one file more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from trigscaffold.events import sample_files
from trigscaffold.model import Expression, Trigger
from trigscaffold.module import FileTree, Module, PlannedTrigger
from trigscaffold.shelf import BUILT_IN, Shelf

EACH = "__name__"
Blocks = dict[str, list[dict[str, str]]]
LAST = ("README.md", "examples/basic/outputs.tf")  # reads what the others became
_BLOCK = re.compile(r'^(variable|output) "(\w+)" {\n(.*?)^}', re.MULTILINE | re.DOTALL)
_ARGUMENT = re.compile(r"^  (description|type|default) += (.*)$", re.MULTILINE)


def render(module: Module) -> FileTree:
    """Return every file of the module, sorted by path."""
    files = {path: text for path, text in whole(module, BUILT_IN, targets(module, BUILT_IN)) if text}
    for t in module.triggers:
        files |= {f"events/{t.name}{path}": text for path, text in sample_files(t, module.name).items()}
    files["trigscaffold.yaml"] = module.spec_text
    files |= last(module, BUILT_IN, files)
    return FileTree(dict(sorted(files.items())))


def targets(module: Module, shelf: Shelf, *extra: str) -> Mapping[str, str]:
    """Return each file of the module with its template, before ``__name__`` is filled in; *extra* are more roots."""
    owners = dict.fromkeys(owner.id for t in module.triggers for owner in (t.source, t.buffer) if owner)
    own = (f"triggers/{id_}/tree/" for id_ in owners)
    return shelf.below("shared/tree/", f"shared/{module.language}/", *own, *extra)


def whole(module: Module, shelf: Shelf, wanted: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield path and text of each file of *wanted* that does not read the others; empty: there is no such file."""
    for target, name in wanted.items():
        if target in LAST:
            continue
        for t in module.triggers if EACH in target else (None,):
            text = _text(name, module, shelf, t, {})
            yield target.replace(EACH, t.name) if t else target, tidy(text)


def tidy(text: str) -> str:
    """Return *text* as a file of it has it: no empty line at either end, and nothing where there is nothing."""
    return text.strip("\n") + "\n" if text.strip() else ""


def last(module: Module, shelf: Shelf, files: Mapping[str, str], *extra: str) -> dict[str, str]:
    """Return the files that read what the others, *files*, became."""
    blocks = _blocks(files)
    wanted = targets(module, shelf, *extra)
    return {target: _text(wanted[target], module, shelf, None, blocks) for target in wanted if target in LAST}


def _blocks(files: Mapping[str, str]) -> Blocks:
    """Return name, description, type and default of each variable and output of the module, as rendered."""
    found: Blocks = {"variable": [], "output": []}
    for path, text in sorted(files.items()):
        if path.endswith(".tf") and "/" not in path and ('variable "' in text or 'output "' in text):
            for kind, name, body in _BLOCK.findall(text):
                said = {key: value.strip('"') for key, value in _ARGUMENT.findall(body)}
                found[kind].append({"description": "", "type": "", "default": "", **said, "name": name})
    return found


def _text(name: str, module: Module, shelf: Shelf, t: PlannedTrigger | None, blocks: Blocks) -> str:
    def sources(part: str) -> Expression:
        """Return what each trigger's source alone adds under the name *part*."""
        texts = [_part(part, one.source, module, shelf, one) for one in module.triggers]
        return Expression("\n".join(text for text in texts if text))

    def parts(part: str, *, between: str = "\n") -> Expression:
        """Return what the triggers (or this one) add under the name *part*, joined by *between*."""
        texts = [text for one in ((t,) if t else module.triggers) for text in _parts(part, module, shelf, one)]
        for name in () if t else shelf.added(part):
            texts.append(tidy(shelf.get(name).render(module=module, t=None, **shelf.given)))
            texts = [text for text in texts if text]
        return Expression(between.join(texts))

    def entry(part: str) -> Expression:
        """Return the part of the trigger that invokes the function: the buffer's where there is one."""
        return Expression(_part(part, t.poller, module, shelf, t) if t else "")

    def source(part: str) -> Expression:
        """Return the part of the trigger's source."""
        return Expression(_part(part, t.source, module, shelf, t) if t else "")

    return shelf.get(name).render(
        module=module, t=t, parts=parts, entry=entry, source=source, sources=sources, blocks=blocks, **shelf.given
    )


def _parts(part: str, module: Module, shelf: Shelf, t: PlannedTrigger) -> list[str]:
    owners = (t.source, t.buffer) if t.buffer else (t.source,)
    return [text for owner in owners if (text := _part(part, owner, module, shelf, t)).strip()]


def _part(part: str, owner: Trigger, module: Module, shelf: Shelf, t: PlannedTrigger) -> str:
    """Render one part of one trigger's folder; what depends on the target stands in ``to_<kind>/``."""

    def beside(other: str) -> Expression:
        """Return another part of the same trigger's folder."""
        return Expression(_part(other, owner, module, shelf, t))

    found = []
    folder, _, file = f"triggers/{owner.id}/{part}".rpartition("/")
    for path in (f"{folder}/{file}", f"{folder}/to_{t.target.kind}/{file}"):
        if name := shelf.listing.get(path):
            found.append(shelf.get(name).render(module=module, t=t, part=beside, **shelf.given))
    return "\n".join(text.strip("\n") + "\n" for text in found if text.strip())
