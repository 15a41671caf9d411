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
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trigscaffold import escape, units
from trigscaffold.catalog import templates_folder
from trigscaffold.events import sample_files
from trigscaffold.model import Expression, Trigger
from trigscaffold.module import FileTree, Module, PlannedTrigger

if TYPE_CHECKING:
    from jinja2 import Environment, Template

OPTIONS: dict[str, Any] = {"trim_blocks": True, "lstrip_blocks": True, "keep_trailing_newline": True}
_ESCAPES: dict[str, Callable[[Any], str]] = {
    ".tf": escape.for_terraform,
    ".hcl": escape.for_terraform,
    ".py": escape.for_python,
    ".md": escape.for_markdown,
}
EACH = "__name__"
Blocks = dict[str, list[dict[str, str]]]
LAST = ("README.md", "examples/basic/outputs.tf")  # reads what the others became
_BLOCK = re.compile(r'^(variable|output) "(\w+)" {\n(.*?)^}', re.MULTILINE | re.DOTALL)
_ARGUMENT = re.compile(r"^  (description|type|default) += (.*)$", re.MULTILINE)

# What a careful colleague assumes where nobody answered, in words.  The keys are fields of `Needs`.
ASSUMPTIONS = {
    "latency": "how soon the work must be done is not urgent: see the numbers below",
    "ordering": "the order of events does not matter",
    "once": "handling one twice does no harm; AWS delivers at least once",
    "peak_per_s": "the load is moderate: no concurrency, batch or shard was derived from a volume",
    "work_s": "the work for one is short beside the function's timeout",
}


@cache
def _environment(suffix: str) -> Environment:
    from jinja2 import Environment, FileSystemLoader, ModuleLoader, StrictUndefined
    from jinja2.runtime import Context

    class Plain(Context):
        """Calls what a template calls, without looking each time for marks that nothing in `globals` bears."""

        def call(
            self,
            called: Callable[..., Any],
            /,
            *given: Any,
            _loop_vars: Any = None,
            _block_vars: Any = None,
            **named: Any,
        ) -> Any:
            """Return what *called* returns; Jinja's own two arguments are for functions that ask for the context."""
            return called(*given, **named)

    folder = templates_folder()
    compiled = folder / "compiled"
    loader = ModuleLoader(str(compiled)) if compiled.is_dir() else FileSystemLoader(str(folder))
    environment = Environment(
        loader=loader,
        undefined=StrictUndefined,
        finalize=_ESCAPES.get(suffix, escape.for_other),
        cache_size=-1,
        auto_reload=False,
        **OPTIONS,
    )
    environment.context_class = Plain
    # Nothing but these.
    environment.globals = {
        "dict": dict,
        "hcl": escape.hcl_value,
        "expression": Expression,
        "duration": units.human_duration,
        "assumptions": ASSUMPTIONS,
    }
    return environment


@cache
def _listing() -> Mapping[str, str]:
    """Return every template below the folder: its name without ``.j2`` -> its name."""
    folder = templates_folder()
    index = folder / "compiled" / "index.txt"
    if index.is_file():
        names = index.read_text(encoding="utf-8").split()
    else:
        names = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*.j2"))
    return {name.removesuffix(".j2"): name for name in names}


@cache
def _template(name: str) -> Template:
    template = _environment(Path(name.removesuffix(".j2")).suffix).get_template(name)
    template.globals = dict(template.globals)  # each rendering copies them, and a chain of maps copies slowly
    return template


@cache
def _below(*roots: str) -> Mapping[str, str]:
    """Return each file of the generated tree with its template; a later root takes the place of an earlier one."""
    return {
        path.removeprefix(root): name for root in roots for path, name in _listing().items() if path.startswith(root)
    }


def _tree(module: Module, *, last: bool = False) -> list[tuple[str, str]]:
    """Return each file of the module with its template: those in `LAST`, or all others."""
    owners = dict.fromkeys(owner.id for t in module.triggers for owner in (t.source, t.buffer) if owner)
    roots = ("shared/tree/", f"shared/{module.language}/", *(f"triggers/{id_}/tree/" for id_ in owners))
    return [(target, name) for target, name in _below(*roots).items() if (target in LAST) is last]


def render(module: Module) -> FileTree:
    """Return every file of the module, sorted by path."""
    files: dict[str, str] = {}
    for target, name in _tree(module):
        for t in module.triggers if EACH in target else (None,):
            text = _text(name, module, t, {})
            if text.strip():
                files[target.replace(EACH, t.name) if t else target] = text.strip("\n") + "\n"
    for t in module.triggers:
        files |= {f"events/{t.name}{path}": text for path, text in sample_files(t, module.name).items()}
    files["trigscaffold.yaml"] = module.spec_text
    blocks = _blocks(files)
    files |= {target: _text(name, module, None, blocks) for target, name in _tree(module, last=True)}
    return FileTree(dict(sorted(files.items())))


def _blocks(files: Mapping[str, str]) -> Blocks:
    """Return name, description, type and default of each variable and output of the module, as rendered."""
    found: Blocks = {"variable": [], "output": []}
    for path, text in sorted(files.items()):
        if path.endswith(".tf") and "/" not in path and ('variable "' in text or 'output "' in text):
            for kind, name, body in _BLOCK.findall(text):
                said = {key: value.strip('"') for key, value in _ARGUMENT.findall(body)}
                found[kind].append({"description": "", "type": "", "default": "", **said, "name": name})
    return found


def _text(name: str, module: Module, t: PlannedTrigger | None, blocks: Blocks) -> str:
    def sources(part: str) -> Expression:
        """Return what each trigger's source alone adds under the name *part*."""
        texts = [_part(part, one.source, module, one) for one in module.triggers]
        return Expression("\n".join(text for text in texts if text))

    def parts(part: str, *, between: str = "\n") -> Expression:
        """Return what the triggers (or this one) add under the name *part*, joined by *between*."""
        texts = [text for one in ((t,) if t else module.triggers) for text in _parts(part, module, one)]
        return Expression(between.join(texts))

    def entry(part: str) -> Expression:
        """Return the part of the trigger that invokes the function: the buffer's where there is one."""
        return Expression(_part(part, t.poller, module, t) if t else "")

    def source(part: str) -> Expression:
        """Return the part of the trigger's source."""
        return Expression(_part(part, t.source, module, t) if t else "")

    return _template(name).render(
        module=module,
        t=t,
        parts=parts,
        entry=entry,
        source=source,
        sources=sources,
        blocks=blocks,
    )


def _parts(part: str, module: Module, t: PlannedTrigger) -> list[str]:
    owners = (t.source, t.buffer) if t.buffer else (t.source,)
    return [text for owner in owners if (text := _part(part, owner, module, t)).strip()]


def _part(part: str, owner: Trigger, module: Module, t: PlannedTrigger) -> str:
    """Render one part of one trigger's folder; what depends on the target stands in ``to_<kind>/``."""
    found = []
    folder, _, file = f"triggers/{owner.id}/{part}".rpartition("/")
    for path in (f"{folder}/{file}", f"{folder}/to_{t.target.kind}/{file}"):
        if name := _listing().get(path):
            found.append(
                _template(name).render(module=module, t=t, part=lambda p: Expression(_part(p, owner, module, t)))
            )
    return "\n".join(text.strip("\n") + "\n" for text in found if text.strip())
