"""Writes what was read off a function's triggers as a spec, to go on from."""

from __future__ import annotations

from pathlib import Path

from trigscaffold import atomic, writer
from trigscaffold.errors import Problem, UserError
from trigscaffold.spec import SpecFile, parse_data, spec_answers, spec_text
from trigscaffold.today.report import Found


def save(found: Found, path: Path) -> None:
    """Write the spec of the one function in *found* to *path*, in one step.

    Raises:
        UserError: There are several functions, or none with a trigger; *path* is there already, or the disk refuses.
    """
    drafts = [one.draft for one in found.functions if one.draft]
    if len(found.functions) != 1:
        hint = f"Say which: --function {found.functions[0].function.address}"
        raise UserError(f"a spec is for one function, and there are {len(found.functions)}", hint=hint)
    if not drafts:
        raise UserError(
            f"{path} was not written: no trigger of {found.functions[0].function.address} was read",
            hint="`trigscaffold new` asks for what it needs.",
        )
    if path.exists() or path.is_symlink():
        raise UserError(
            f"{path} is there already", [Problem(str(path), "", "it was left as it is")], hint="Name a new file."
        )
    with writer.explained(path):
        atomic.replace_file(path, spec_text(_workable(drafts[0])))


def _workable(spec: SpecFile) -> SpecFile:
    """Return *spec* with today's timeout only where a module can be made with it."""
    from trigscaffold import pipeline

    try:
        pipeline.settle(spec)
    except UserError:
        data = spec_answers(spec)
        return parse_data({**data, "function": {**data["function"], "timeout_s": "auto"}})
    return spec
