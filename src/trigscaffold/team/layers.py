"""The places that say something of templates: the user's file, the repository's, the environment."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trigscaffold.errors import Problem, UserError

OWN, PROJECT = "trigscaffold.toml", "pyproject.toml"
MAX_BYTES = 1024 * 1024
VARIABLES = {
    "template": "TRIGSCAFFOLD_TEMPLATE",
    "templates": "TRIGSCAFFOLD_TEMPLATES",
    "trusted": "TRIGSCAFFOLD_TRUSTED",
    "offline": "TRIGSCAFFOLD_OFFLINE",
}


@dataclass(frozen=True, slots=True)
class Layer:
    """What one place says.  *origin* names the line (or the variable) of a key; paths in it start from *base*."""

    name: str
    data: Mapping[str, Any]
    base: Path
    origin: Callable[[tuple[str, ...]], str]
    may_trust: bool

    def problem(self, path: tuple[str, ...], message: str) -> Problem:
        """Return what is wrong at *path*."""
        return Problem(self.origin(path), ".".join(path), message)


def files_above(start: Path) -> list[Path]:
    """Return the nearest file of the repository that *start* lies in, as seen from here.

    Without a repository only *start* itself is looked at: a folder above it may be anybody's, such as /tmp.
    """
    here = Path(os.path.abspath(start))  # noqa: PTH100 - not through links: the repository is where the user is
    inside = [here, *here.parents]
    ends = next((n for n, folder in enumerate(inside) if (folder / ".git").exists()), 0)
    for folder in inside[: ends + 1]:
        own, project = (Path(os.path.relpath(folder / name)) for name in (OWN, PROJECT))
        if own.is_file():
            return [own]
        if project.is_file() and b"trigscaffold" in _bytes(project):
            return [project]
    return []


def from_file(path: Path, *, may_trust: bool) -> Layer | None:
    """Return what the file *path* says; None where it is missing, or a `pyproject.toml` that says nothing.

    Raises:
        UserError: it cannot be read, or is no TOML.
    """
    if not path.is_file():
        return None
    from trigscaffold.team import toml

    data, name = _bytes(path), str(path)
    said = toml.loads(data, name)
    prefix: tuple[str, ...] = ()
    if path.name == PROJECT:
        prefix = ("tool", "trigscaffold")
        tool = said.get("tool")
        said = tool.get("trigscaffold", {}) if isinstance(tool, dict) else {}
        if said == {}:
            return None
    if not isinstance(said, dict):
        raise _unreadable(path, "tool.trigscaffold is no table; write [tool.trigscaffold]")
    text = data.decode("utf-8-sig")
    return Layer(name, said, path.parent, lambda key: f"{name}:{toml.line_of(text, (*prefix, *key))}", may_trust)


def from_environment(environ: Mapping[str, str]) -> Layer | None:
    """Return what the variables say: TEMPLATE a name, TRUSTED and TEMPLATES (NAME=SOURCE) several, OFFLINE 1 or 0."""
    said: dict[str, Any] = {}
    for key, variable in VARIABLES.items():
        if value := environ.get(variable, "").strip():
            said[key] = _value(key, value)
    return Layer("", said, Path(), lambda path: VARIABLES.get(path[0], path[0]), True) if said else None


def _value(key: str, text: str) -> Any:
    if key == "trusted":
        return text.split()
    if key == "templates":
        return {name: source for name, _, source in (pair.partition("=") for pair in text.split())}
    if key == "offline":
        return {"1": True, "true": True, "0": False, "false": False}.get(text.lower(), text)
    return text


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise _unreadable(path, (error.strerror or str(error)).lower()) from None
    if len(data) > MAX_BYTES:
        raise _unreadable(path, f"is larger than {MAX_BYTES:,} bytes")
    return data


def _unreadable(path: Path, why: str) -> UserError:
    return UserError("the configuration cannot be read", [Problem(str(path), "", why)])
