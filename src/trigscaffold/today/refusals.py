"""What `recommend --from` cannot do: which functions there are, and which one is meant."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from trigscaffold.audit.model import Function, Model
from trigscaffold.errors import Problem, UserError

Every = Sequence[tuple[Model, Function]]
_SHOWN = 12


def chosen(every: Every, name: str, path: Path, spec: bool) -> Every:
    """Return the functions of *every* that are meant: the one called *name*, or all where there is no *spec* for one.

    Raises:
        UserError: There is none, or several where one is needed.
    """
    if not every:
        raise _no_function(path)
    if not name and spec and len(every) > 1:
        raise _which(every, path)
    if not name:
        return every
    found = [(model, one) for model, one in every if name in names(one)]
    if not found:
        raise _no_such(every, name, path)
    if spec and len(found) > 1:
        raise _which(found, path)
    return found


def names(function: Function) -> tuple[str, ...]:
    """Return what *function* may be called by: its address, with and without its type, and its name in AWS."""
    resource = function.resource
    module = f"{resource.module}." if resource.module else ""
    said = resource.value("function_name").text or ""
    return tuple(dict.fromkeys(n for n in (resource.address, f"{module}{resource.name}", resource.name, said) if n))


def _no_function(path: Path) -> UserError:
    return UserError(
        f"there is no Lambda function in {path}",
        [Problem(str(path), "", "no aws_lambda_function was read there, nor a registry module that makes one")],
        hint="Name the folder of the root module, a .tf file, or the output of `terraform show -json`.",
    )


def _which(every: Every, path: Path) -> UserError:
    return UserError(
        f"{path} has {len(every)} functions, and a spec is for one",
        _listed(every),
        hint=f"Say which: --function {every[0][1].address}",
    )


def _no_such(every: Every, name: str, path: Path) -> UserError:
    near = get_close_matches(name, [n for _, one in every for n in names(one)], 1)
    guess = f"Did you mean {near[0]}?" if near else "Each can be named by its address or its name."
    return UserError(f"{path} has no function called {name!r}", _listed(every), hint=guess)


def _listed(every: Every) -> list[Problem]:
    shown = [_problem(one) for _, one in every[:_SHOWN]]
    return shown if len(every) <= _SHOWN else [*shown, Problem("", "", f"and {len(every) - _SHOWN} more")]


def _problem(function: Function) -> Problem:
    place = function.resource.place()
    return Problem(f"{place.file}:{place.line}" if place.line else place.file, "", function.address)
