"""Functions that read files of the checked tree."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from trigscaffold.audit.hcl.syntax import Expr
from trigscaffold.audit.hcl.values import listed, reason, refs, rests, unknown
from trigscaffold.audit.value import Value

if TYPE_CHECKING:
    from trigscaffold.audit.hcl.evaluate import Scope


def file(arguments: tuple[Expr, ...], scope: Scope) -> Value:
    """Return what ``file`` reads, where its path is known and leads into what is checked."""
    values = _evaluated(arguments, scope)
    text = _read(values, scope)
    return _not_read(values) if text is None else Value(text, refs(values[:1]), rests(values[:1]))


def fileexists(arguments: tuple[Expr, ...], scope: Scope) -> Value:
    """Return what is unknown: files may be made before Terraform runs."""
    return unknown("a file that may be made", *_evaluated(arguments, scope), given=True)


def fileset(arguments: tuple[Expr, ...], scope: Scope) -> Value:
    """Return the names of the files that match, where there are any now: others may be made before Terraform runs."""
    values = _evaluated(arguments, scope)
    folder, pattern = (one.text for one in values) if len(values) == 2 else (None, None)
    if folder is None or not pattern or any(one.refs for one in values):
        return _not_read(values)
    found = scope.module.world.listed(Path(folder), pattern)
    if not found:
        return unknown(f"the files {pattern} in {folder}", *values, given=True)
    return listed(map(Value, found), *values)


def templatefile(arguments: tuple[Expr, ...], scope: Scope) -> Value:
    """Return a template's text with its variables put in."""
    values = _evaluated(arguments, scope)
    text = _read(values, scope)
    if text is None or len(values) < 2:
        return _not_read(values)
    return rendered(Value(text), values[1], scope)


def rendered(template: Value, variables: Value, scope: Scope) -> Value:
    """Return the text of *template* with *variables* put in."""
    from trigscaffold.audit.hcl.parse import parse_template

    made = parse_template(template.text) if template.text is not None else None
    given = variables.fields
    if made is None or given is None:
        return unknown(reason((template, variables)) or "a template", template, variables, given=True)
    return scope.only(given).of(made)


def _evaluated(arguments: tuple[Expr, ...], scope: Scope) -> list[Value]:
    return [scope.of(one) for one in arguments]


def _read(values: list[Value], scope: Scope) -> str | None:
    name = values[0].text if values else None
    return scope.module.world.read(Path(name)) if name and not values[0].refs else None


def _not_read(values: list[Value]) -> Value:
    name = values[0].text if values else ""
    return unknown(reason(values) or f"the file {name}", *values, given=True)
