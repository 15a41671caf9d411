"""Routes, as a front door matches them: ``GET /orders/{id}``.  Pure."""

from __future__ import annotations

import builtins
import keyword
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_PARAMETER = re.compile(r"\{(\w+)(\+?)\}")
_ANY = ("DELETE", "GET", "PATCH", "POST", "PUT")
_WITH_BODY = ("ANY", "PATCH", "POST", "PUT")


@dataclass(frozen=True, slots=True)
class Route:
    """One method and path, and what code calls it.

    *parameters* maps each name in the path to what it is called in Python; *rest* is the one that
    takes the rest of the path (``{proxy+}``).
    """

    key: str
    method: str
    path: str
    name: str
    parameters: dict[str, str]
    rest: str

    @property
    def methods(self) -> tuple[str, ...]:
        """The methods that it answers."""
        return _ANY if self.method == "ANY" else (self.method,)

    @property
    def usual(self) -> str:
        """The method of a sample request."""
        return "POST" if self.method == "ANY" else self.method

    @property
    def has_body(self) -> bool:
        """True when requests carry a body."""
        return self.method in _WITH_BODY

    @property
    def folders(self) -> list[str]:
        """The path and each path above it, from the top: ``/orders``, ``/orders/{id}``."""
        parts = [part for part in self.path.split("/") if part]
        return ["/" + "/".join(parts[: n + 1]) for n in range(len(parts))]

    @property
    def example(self) -> str:
        """The path with something in the place of each parameter."""
        return _PARAMETER.sub(lambda found: "one/two" if found[2] else "1", self.path)

    @property
    def pattern(self) -> str:
        """The path with a ``*`` in the place of each parameter."""
        return _PARAMETER.sub("*", self.path)

    @property
    def python_path(self) -> str:
        """The path as the handler's resolver writes it: ``/orders/<id>``, ``/files/(.+)``."""
        if self.key == "$default":
            return "/(.*)"
        parts = [_python_part(part, self.parameters) for part in self.path.split("/")]
        return "/".join(parts)


def routes(texts: Sequence[str], name: str) -> tuple[Route, ...]:
    """Return the routes that *texts* write; with none, one that takes a POST under the trigger's *name*.

    Those that take the rest of a path come last, so that they take only what is left.
    """
    found: list[Route] = []
    for text in texts or (f"POST /{name.replace('_', '-')}",):
        method, _, path = ("ANY /{proxy+}" if text == "$default" else text).partition(" ")
        called = identifier(f"{method} {path}".lower() if text != "$default" else "default")
        taken = {route.name for route in found}
        if called in taken:
            called = next(f"{called}_{n}" for n in range(2, len(taken) + 3) if f"{called}_{n}" not in taken)
        names = {p: p for p, rest in _PARAMETER.findall(path) if not rest}
        rest = next((p for p, rest in _PARAMETER.findall(path) if rest and text != "$default"), "")
        found.append(Route(text, method, path, called, {p: _python(p) for p in names}, rest))
    return tuple(sorted(found, key=_particular))


def _particular(route: Route) -> tuple[bool, bool, int]:
    return route.key == "$default", bool(route.rest), -route.path.count("/") if route.rest else 0


def folders(every: Sequence[Route]) -> dict[str, str]:
    """Return each path of *every* route and each path above it, sorted, with what code calls it."""
    named: dict[str, str] = {}
    for path in sorted({folder for route in every for folder in route.folders}):
        called = identifier(path) or "any"
        while called in named.values():
            called += "_2"
        named[path] = called
    return named


def identifier(text: str) -> str:
    """Return *text* as a name in code: ``/orders/{id}`` is ``orders_id``."""
    return re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")


def _python(parameter: str) -> str:
    taken = keyword.iskeyword(parameter) or (hasattr(builtins, parameter) and parameter != "id")
    return f"{parameter}_" if taken or parameter in ("app", "logger") else parameter


def _python_part(part: str, parameters: Mapping[str, str]) -> str:
    if found := _PARAMETER.fullmatch(part):
        return "(.+)" if found[2] else f"<{parameters[found[1]]}>"
    return re.sub(r"[.$*+()]", r"\\\g<0>", part)


def filled(event: Any, fields: dict[str, str], route: Route) -> Any:
    """Return *event* as a request for *route*: each dotted path in *fields* set to its text.

    A text may hold ``{key}``, ``{method}``, ``{route}`` and ``{path}``; ``{parameters}`` alone is the
    mapping of the path's parameters, and ``{body}`` alone leaves out a body where the method has none
    (``{body_or_empty}``: it is an empty text there).
    """
    words = {"{key}": route.key, "{method}": route.usual, "{route}": route.path, "{path}": route.example}
    values = dict.fromkeys(route.parameters, "1") | ({route.rest: "one/two"} if route.rest else {})
    for path, text in fields.items():
        *above, last = path.split(".")
        owner = event
        for key in above:
            owner = owner[key]
        if text == "{parameters}":
            owner[last] = values or None
        elif text in ("{body}", "{body_or_empty}"):
            owner[last] = owner[last] if route.has_body else None if text == "{body}" else ""
        else:
            for word, value in words.items():
                text = text.replace(word, value)
            owner[last] = text
    return event
