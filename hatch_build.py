"""What the wheel carries beside the sources: the catalogue and the spec's shape as JSON, and the templates compiled.

Reading YAML descriptors, importing pydantic and compiling Jinja at every start would cost more than all
rendering; an installed trigscaffold does none of it for a valid spec.
A checkout reads the sources, so nothing there can be stale.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileHook(BuildHookInterface[Any]):
    """Compile the templates and the catalogue into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the compiled files; an editable install reads the sources instead."""
        if version == "editable":
            return
        root = Path(self.root)
        out = root / "build" / "wheel"
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir(parents=True)
        sys.path.insert(0, str(root / "src"))
        (out / "catalog.json").write_text(json.dumps(catalogue(root)), encoding="utf-8")
        (out / "spec.json").write_text(json.dumps(spec_shape()), encoding="utf-8")
        compile_templates(root / "templates", out / "compiled")
        write_functions(root / "templates", out / "functions")
        build_data["force_include"] |= {
            str(out / "catalog.json"): "trigscaffold/templates/catalog.json",
            str(out / "spec.json"): "trigscaffold/templates/spec.json",
            str(out / "compiled"): "trigscaffold/templates/compiled",
            str(out / "functions"): "trigscaffold/compiled",
        }


def catalogue(root: Path) -> dict[str, Any]:
    """Return every descriptor by its id, after the loader accepted it."""
    from trigscaffold import catalog

    paths = sorted((root / "templates" / "triggers").glob("*/trigger.yaml"))
    documents = {path.parent.name: catalog.read_descriptor(path) for path in paths}
    for id_, document in documents.items():
        catalog.trigger(id_, document)
    return documents


def spec_shape() -> dict[str, Any]:
    """Return what each place of a spec may hold, read off the models."""
    from trigscaffold.spec import from_models, shape

    return shape.dumped(from_models.root())


def compile_templates(source: Path, target: Path) -> None:
    """Compile every template under *source* into *target* as Jinja does, with an index of their names."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from trigscaffold.shelf import OPTIONS

    environment = Environment(loader=FileSystemLoader(str(source)), undefined=StrictUndefined, finalize=str, **OPTIONS)
    names = environment.list_templates(extensions=["j2"])
    environment.compile_templates(str(target), extensions=["j2"], zip=None, ignore_errors=False)
    (target / "index.txt").write_text("\n".join(names) + "\n", encoding="utf-8")


def write_functions(source: Path, target: Path) -> None:
    """Write every template under *source* that can be rendered by itself as functions of Python into *target*."""
    from trigscaffold.codegen.library import modules

    target.mkdir()
    (target / "__init__.py").write_text('"""The built-in templates as functions."""\n', encoding="utf-8")
    for name, code in modules(source).items():
        (target / f"{name}.py").write_text(code, encoding="utf-8")
