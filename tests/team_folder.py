"""Team templates made for a test: a folder of files, and what a spec becomes in their style."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from trigscaffold import pipeline, yamlfile
from trigscaffold.module import FileTree, Module
from trigscaffold.team import use

JOB = "name: order-charge\nneeds:\n  event: job\n"
MANIFEST = 'name: acme\nversion: "1.0.0"\n'


def write(folder: Path, files: dict[str, str], manifest: str = "") -> Path:
    """Write *files* into *folder*; without a template.yaml of their own one with *manifest* is added."""
    for path, text in {"template.yaml": MANIFEST + manifest, **files}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode())
    return folder


def made(folder: Path, spec: str = JOB, **answers: Any) -> tuple[Module, FileTree]:
    """Return what *spec* becomes in the style of the template in *folder*."""
    document = yamlfile.read(spec.encode(), "orders.yaml")
    if answers:
        document = yamlfile.Document(document.name, {**document.value, "answers": answers}, document.lines)
    return pipeline.scaffold(*use.used(document, str(folder)))


def changed(tree: FileTree, spec: str = JOB) -> dict[str, str]:
    """Return the files of *tree* that are not as the built-in templates make them, but for the spec itself."""
    plain = pipeline.scaffold(use.used(yamlfile.read(spec.encode(), "orders.yaml"), "built-in")[0])[1].files
    return {p: t for p, t in tree.files.items() if plain.get(p) != t and p != "trigscaffold.yaml"}
