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
from trigscaffold.shelf import BUILT_IN, Given, Shelf

EACH = "__name__"
Blocks = dict[str, list[dict[str, str]]]
LAST = ("README.md", "examples/basic/outputs.tf")  # reads what the others became
_BLOCK = re.compile(r'^(variable|output) "(\w+)" {$', re.MULTILINE)
_ARGUMENT = re.compile(r"\n  (description|type|default) += (.*)")


def render(module: Module) -> FileTree:
    """Return every file of the module, sorted by path."""
    rendering = Rendering(module, BUILT_IN)
    files = {path: text for path, text in whole(rendering, targets(module, BUILT_IN)) if text}
    for t in module.triggers:
        files |= {f"events/{t.name}{path}": text for path, text in sample_files(t, module.name).items()}
    files["trigscaffold.yaml"] = module.spec_text
    files |= last(rendering, files)
    return FileTree(dict(sorted(files.items())))


def targets(module: Module, shelf: Shelf, *extra: str) -> Mapping[str, str]:
    """Return each file of the module with its template, before ``__name__`` is filled in; *extra* are more roots."""
    owners = dict.fromkeys(owner.id for t in module.triggers for owner in (t.source, t.buffer) if owner)
    own = (f"triggers/{id_}/tree/" for id_ in owners)
    return shelf.below("shared/tree/", f"shared/{module.language}/", *own, *extra)


def whole(rendering: Rendering, wanted: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield path and text of each file of *wanted* that does not read the others; empty: there is no such file."""
    for target, name in wanted.items():
        if target in LAST:
            continue
        for t in rendering.module.triggers if EACH in target else (None,):
            yield target.replace(EACH, t.name) if t else target, tidy(rendering.text(name, t))


def tidy(text: str) -> str:
    """Return *text* as a file of it has it: no empty line at either end, and nothing where there is nothing."""
    return text.strip("\n") + "\n" if text and not text.isspace() else ""


def last(rendering: Rendering, files: Mapping[str, str], *extra: str) -> dict[str, str]:
    """Return the files that read what the others, *files*, became."""
    found = blocks(files)
    wanted = targets(rendering.module, rendering.shelf, *extra)
    return {target: rendering.text(wanted[target], None, found) for target in wanted if target in LAST}


def blocks(files: Mapping[str, str]) -> Blocks:
    """Return name, description, type and default of each variable and output of the module, as rendered."""
    found: Blocks = {"variable": [], "output": []}
    for path, text in sorted(files.items()):
        if path.endswith(".tf") and "/" not in path and ('variable "' in text or 'output "' in text):
            for block in _BLOCK.finditer(text):
                body = text[block.end() : text.index("\n}", block.end())]
                said = {key: value.strip('"') for key, value in _ARGUMENT.findall(body)}
                found[block[1]].append({"description": "", "type": "", "default": "", **said, "name": block[2]})
    return found


class Rendering:
    """One rendering of a module with the templates of a shelf: no part of a trigger is rendered twice."""

    def __init__(self, module: Module, shelf: Shelf) -> None:
        """Render nothing yet."""
        self.module = module
        self.shelf = shelf
        self._names: dict[str, Given] = {}
        self._beside: dict[tuple[str, str], Given] = {}
        self._found: dict[tuple[str, str, str], str] = {}

    def text(self, name: str, t: PlannedTrigger | None, blocks: Blocks | None = None) -> str:
        """Return what the template *name* becomes, for *t* where it is rendered once for each trigger."""
        names = self._names.get(t.name if t else "")
        if names is None:
            names = self._names[t.name if t else ""] = self._given(t)
        names["blocks"] = blocks or {}
        return self.shelf.get(name).render(names)

    def _given(self, t: PlannedTrigger | None) -> Given:
        """Return what a file's template may read and call."""
        module, shelf = self.module, self.shelf

        def sources(part: str) -> Expression:
            """Return what each trigger's source alone adds under the name *part*."""
            texts = [self._part(part, one.source, one) for one in module.triggers]
            return Expression("\n".join(text for text in texts if text))

        def parts(part: str, *, between: str = "\n") -> Expression:
            """Return what the triggers (or this one) add under the name *part*, joined by *between*."""
            texts = [text for one in ((t,) if t else module.triggers) for text in self._parts(part, one)]
            for name in () if t else shelf.added(part):
                texts.append(tidy(shelf.get(name).render(Given(module=module, t=None, **shelf.given))))
                texts = [text for text in texts if text]
            return Expression(between.join(texts))

        def entry(part: str) -> Expression:
            """Return the part of the trigger that invokes the function: the buffer's where there is one."""
            return Expression(self._part(part, t.poller, t) if t else "")

        def source(part: str) -> Expression:
            """Return the part of the trigger's source."""
            return Expression(self._part(part, t.source, t) if t else "")

        functions = {"parts": parts, "entry": entry, "source": source, "sources": sources}
        return Given(module=module, t=t, **functions, **shelf.given)

    def _parts(self, part: str, t: PlannedTrigger) -> list[str]:
        owners = (t.source, t.buffer) if t.buffer else (t.source,)
        return [text for owner in owners if (text := self._part(part, owner, t))]

    def _part(self, part: str, owner: Trigger, t: PlannedTrigger) -> str:
        """Return one part of one trigger's folder."""
        key = (part, owner.id, t.name)
        text = self._found.get(key)
        if text is None:
            text = self._found[key] = self._rendered(part, owner, t)
        return text

    def _rendered(self, part: str, owner: Trigger, t: PlannedTrigger) -> str:
        templates = self.shelf.part(owner.id, part, t.target.kind)
        if not templates:
            return ""
        given = self._beside.get((owner.id, t.name)) or self._given_beside(owner, t)
        found = [template.render(given) for template in templates]
        return "\n".join([whole for text in found if (whole := tidy(text))])

    def _given_beside(self, owner: Trigger, t: PlannedTrigger) -> Given:
        """Return what the templates in one trigger's folder may read and call."""

        def beside(part: str) -> Expression:
            """Return another part of the same trigger's folder."""
            return Expression(self._part(part, owner, t))

        given = Given(module=self.module, t=t, part=beside, **self.shelf.given)
        self._beside[owner.id, t.name] = given
        return given
