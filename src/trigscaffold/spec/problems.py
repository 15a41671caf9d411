"""Turns what pydantic refuses into our own words: where, what was found, what is allowed.

Pydantic alone says whether a spec is valid.  Its words never reach a user: the place tells the
shape, and the shape tells what is allowed there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from trigscaffold.errors import Problem, UserError
from trigscaffold.spec.allowed import MANY, allowed, guess, key_allowed, name_guess
from trigscaffold.spec.shape import Path, Shape
from trigscaffold.spec.slips import folded, nearest, shown
from trigscaffold.spec.tree import ROOT, TRIGGER, at, places
from trigscaffold.spec.written import as_written, is_short

if TYPE_CHECKING:
    from pydantic import ValidationError

_ABSENT = object()


def invalid_spec(name: str, problems: Iterable[Problem]) -> UserError:
    """Build the error for a spec, with all that is wrong with it."""
    return UserError(
        f"{name} is not a valid spec",
        list(problems),
        hint="`trigscaffold schema` prints every key and its allowed values",
    )


def refused(error: ValidationError, value: Any) -> dict[Path, str]:
    """Return for each path, as the user wrote it, what is wrong there.

    *value* is what the file says.
    """
    found: dict[Path, str] = {}
    for one in error.errors(include_url=False):
        path, is_key = _without_branches(one["loc"])
        if path not in found:
            found[path] = _message(one, path, value, is_key)
    deepest = {p: m for p, m in found.items() if not any(q != p and q[: len(p)] == p for q in found)}
    return {as_written(path, value): message for path, message in deepest.items()}


def _without_branches(loc: tuple[str | int, ...]) -> tuple[Path, bool]:
    """Return *loc* without the names of union branches, and whether a map's key is meant."""
    path: list[str | int] = []
    shape: Shape | None = ROOT
    branch = False
    for part in loc:
        if branch:
            branch = False
            continue
        if part == "[key]":
            return tuple(path), True
        path.append(part)
        shape = shape.inside(part) if shape else None
        branch = shape is not None and shape.tagged
    return tuple(path), False


def _message(error: Mapping[str, Any], path: Path, value: Any, is_key: bool) -> str:
    if is_key:
        return _bad_key(path, at(path[:-1]))
    if error["type"] == "missing":
        return _missing(path)
    if error["type"] == "extra_forbidden":
        return unknown_key(str(path[-1]), path[:-1], value)
    if isinstance(reason := error.get("ctx", {}).get("error"), ValueError):
        near = guess(at(path) or ROOT, _found(value, as_written(path, value)))
        return f"{reason}; did you mean {near}?" if near else str(reason)
    return not_allowed(at(path) or ROOT, _found(value, as_written(path, value)))


def _found(value: Any, path: Path) -> Any:
    for key in path:
        try:
            value = value[key]
        except (KeyError, IndexError, TypeError):
            return _ABSENT
    return value


def not_allowed(shape: Shape, value: Any) -> str:
    """Say that *value* is not what *shape* allows, and what is."""
    if shape is ROOT.fields["version"] and type(value) is int and value > max(shape.choices):
        return f"found {value}; this trigscaffold knows up to {max(shape.choices)}: install a newer one"
    near = guess(shape, value)
    if near and len(shape.choices) > MANY:
        return f"found {shown(value)}; did you mean {near}? `trigscaffold schema` lists all"
    meant = f"did you mean {near}? Allowed: " if near else "allowed: "
    return f"found {shown(value)}; {meant}{allowed(shape)}"


def _bad_key(path: Path, shape: Shape | None) -> str:
    name, around = str(path[-1]), shape or ROOT
    near = name_guess(around.key_pattern, name)
    return f"found {shown(name)}; {f'did you mean {near}? Allowed: ' if near else 'allowed: '}{key_allowed(around)}"


def _missing(path: Path) -> str:
    if path == ("triggers",):
        return "missing; write `needs` for one trigger, or `triggers` with a name for each"
    shape = at(path)
    return f"missing; allowed: {allowed(shape)}" if shape else "missing"


def unknown_key(key: str, around: Path, value: Any) -> str:
    """Say that nothing is called *key* in *around*, what is near, and what there is."""
    if not around and is_trigger_key(key) and isinstance(value, dict) and "triggers" in value:
        return "is for the short form, without `triggers`; put it under `triggers.NAME`"
    shape = at(around)
    known = list(shape.fields) if shape else []
    if not around and is_short(value):
        known = [*(k for k in known if k != "triggers"), *TRIGGER.fields]
    elsewhere = _home(key)
    if folded(key) not in known and elsewhere and not (near := _only_spelt(key, known)):
        return f"unknown key; it belongs under `{elsewhere}`"
    near = nearest(key, known)
    return f"unknown key; {f'did you mean {near}? Allowed: ' if near else 'allowed: '}{', '.join(known)}"


def _only_spelt(key: str, known: list[str]) -> str:
    near = nearest(key, known)
    return near if folded(near) == folded(key) else ""


def is_trigger_key(key: str) -> bool:
    """Return whether *key* is one of a trigger's."""
    return key in TRIGGER.fields


def _home(key: str) -> str:
    """Return where a key called *key* belongs, such as ``needs.volume``; empty: nowhere."""
    for path, _ in places():
        if path[-1] == folded(key) and len(path) > 1:
            inner = path[2:-1] if path[0] == "triggers" else path[:-1]
            return ".".join(map(str, inner)) or "triggers.NAME"
    return ""
