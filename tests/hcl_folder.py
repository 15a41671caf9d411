"""Small folders of HCL, written where a test stands and read as `trigscaffold check` does."""

from __future__ import annotations

from pathlib import Path

from trigscaffold.audit.folder import Loaded, Root, load
from trigscaffold.audit.resource import Resource


def write(files: dict[str, str]) -> None:
    for name, text in files.items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def read(files: dict[str, str], *paths: str) -> Loaded:
    write(files)
    return load([Path(path) for path in paths or (".",)])


def resources(root: Root) -> dict[str, Resource]:
    return {resource.address: resource for resource in root.resources}
