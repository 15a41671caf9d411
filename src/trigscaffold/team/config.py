"""What the user, the repository and the environment say of templates, and where each of them says it.

The environment stands over the repository (`trigscaffold.toml`, or `[tool.trigscaffold]` in
`pyproject.toml`), and that over the user's own file.  Whom to trust is never the repository's to say.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from trigscaffold.errors import Problem, UserError
from trigscaffold.team.layers import Layer, files_above, from_environment, from_file
from trigscaffold.team.places import settings_file
from trigscaffold.team.source import KEYS, Wanted, parse

BUILT_IN = "built-in"
ALLOWED = ("template", "templates", "trusted", "offline")


@dataclass(frozen=True, slots=True)
class Setting:
    """A value, the file and line (or variable) that says it, and the folder that its paths start from.

    *parts* has the origin of each key of a value that is a table.
    """

    value: Any
    origin: str
    base: Path = Path()
    parts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Config:
    """All that is configured.  *templates*: name to a setting whose value is a `Wanted`; *trusted*: patterns."""

    template: Setting | None = None
    templates: Mapping[str, Setting] = field(default_factory=dict)
    trusted: tuple[Setting, ...] = ()
    offline: Setting | None = None
    files: tuple[str, ...] = ()

    @property
    def default(self) -> str:
        """The template of a spec that names none; ``""``: only the built-in ones."""
        chosen = self.template.value if self.template else ""
        return "" if chosen == BUILT_IN else chosen

    @property
    def is_offline(self) -> bool:
        """True when nothing is to be fetched."""
        return bool(self.offline and self.offline.value)

    def settings(self) -> Iterator[tuple[str, Any, str]]:
        """Yield each key with its value, as TOML knows it, and its origin; sorted."""
        if self.offline:
            yield "offline", self.offline.value, self.offline.origin
        if self.template:
            yield "template", self.template.value, self.template.origin
        for name, setting in sorted(self.templates.items()):
            for key in KEYS:
                if value := getattr(setting.value, key):
                    yield f"templates.{name}.{key}", value, setting.parts.get(key, setting.origin)
        for setting in self.trusted:
            yield "trusted", setting.value, setting.origin


def load(start: Path | None = None, environ: Mapping[str, str] | None = None) -> Config:
    """Return what is configured for work in the folder *start* (default: the current one).

    Raises:
        UserError: a file is no TOML, or says what is not allowed; lists everything that is wrong.
    """
    layers = [from_file(settings_file(), may_trust=True)]
    layers += [from_file(path, may_trust=False) for path in files_above(start or Path())]
    layers.append(from_environment(os.environ if environ is None else environ))
    found = [layer for layer in layers if layer is not None]
    problems = [problem for layer in found for problem in _wrong(layer)]
    if problems:
        raise UserError("the configuration is not valid", problems)
    return _merged(found)


def _merged(layers: Iterable[Layer]) -> Config:
    """Return one configuration of *layers*, of which the later ones win."""
    single: dict[str, Setting] = {}
    templates: dict[str, Setting] = {}
    trusted: list[Setting] = []
    files: list[str] = []
    for layer in layers:
        files += [layer.name] if layer.name else []
        for key in ("template", "offline"):
            if key in layer.data:
                single[key] = Setting(layer.data[key], layer.origin((key,)), layer.base)
        for name, given in layer.data.get("templates", {}).items():
            origin = layer.origin(("templates", name))
            parts = {key: layer.origin(("templates", name, key)) for key in given} if isinstance(given, dict) else {}
            templates[name] = Setting(parse(given, origin), origin, layer.base, parts)
        trusted += [Setting(pattern, layer.origin(("trusted",))) for pattern in layer.data.get("trusted", ())]
    return Config(single.get("template"), templates, tuple(trusted), single.get("offline"), tuple(files))


def _wrong(layer: Layer) -> Iterator[Problem]:
    """Yield everything in *layer* that is not allowed there."""
    for key, value in layer.data.items():
        if key not in ALLOWED:
            yield layer.problem((key,), f"unknown key; {_near(key, ALLOWED)}allowed: {', '.join(ALLOWED)}")
        elif key == "templates":
            yield from _wrong_templates(layer, value)
        elif key == "trusted" and not layer.may_trust:
            message = "a repository cannot say whom those who clone it trust; it belongs into"
            yield layer.problem((key,), f"{message} {settings_file()} or TRIGSCAFFOLD_TRUSTED")
        elif key == "trusted" and not (isinstance(value, list) and all(isinstance(v, str) and v for v in value)):
            yield layer.problem((key,), 'a list of sources is expected, such as ["https://git.example.com/platform/*"]')
        elif key == "template" and not (isinstance(value, str) and value):
            yield layer.problem((key,), "the name of a template or a source is expected")
        elif key == "offline" and not isinstance(value, bool):
            yield layer.problem((key,), "true or false is expected")


def _wrong_templates(layer: Layer, value: Any) -> Iterator[Problem]:
    if not isinstance(value, dict):
        yield layer.problem(("templates",), "a table of names is expected: [templates.NAME]")
        return
    for name, given in value.items():
        path = ("templates", name)
        if name == BUILT_IN or not name.replace("-", "").replace("_", "").isalnum() or not name.isascii():
            yield layer.problem(path, f"is no name for a template; letters, digits, `-` and `_`, and not {BUILT_IN!r}")
        if isinstance(given, str):
            given = {"source": given}
        if not isinstance(given, dict):
            yield layer.problem(path, "a table with `source` is expected")
            continue
        for key, part in given.items():
            if key not in KEYS:
                yield layer.problem((*path, key), f"unknown key; {_near(key, KEYS)}allowed: {', '.join(KEYS)}")
            elif not isinstance(part, str):
                yield layer.problem((*path, key), "text is expected; put quotes around it")
        if not given.get("source"):
            yield layer.problem(path, "has no `source`: a folder, a zip or a URL")


def _near(key: str, known: Iterable[str]) -> str:
    import difflib

    found = difflib.get_close_matches(key, known, 1)
    return f"did you mean {found[0]}? " if found else ""


__all__ = ["BUILT_IN", "Config", "Setting", "Wanted", "load"]
