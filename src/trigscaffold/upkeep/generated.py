"""What a module's spec makes now, and what the recorded one made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from trigscaffold import record, safepath, yamlfile, yamltext
from trigscaffold.errors import Problem, UserError
from trigscaffold.module import FileTree
from trigscaffold.record import SPEC, Record
from trigscaffold.team.desk import SILENT, Desk
from trigscaffold.upkeep import history, migrate, pins
from trigscaffold.yamlfile import Document


@dataclass(frozen=True, slots=True)
class Generation:
    """*now*: the tree that is generated now.  *again*: makes the recorded one once more, where that can be.

    *specified*: what the recorded spec said.  *own*: it is made from the spec in the module, which its owner edits.
    """

    now: FileTree
    again: Callable[[], FileTree | None]
    specified: Mapping[str, Any] | None = None
    own: bool = True


def of(
    target: Path, folder: Path, known: Record, spec: Path | None = None, *, ref: str = "", desk: Desk = SILENT
) -> Generation:
    """Return what *spec* makes: where none is named, the one in *target*, which the user calls *folder*.

    *ref*: the ref of its team template that the spec is moved to.  *desk*: who hears of what is fetched.

    Raises:
        UserError: there is no spec, or it makes no module; its template is not to be trusted.
    """
    specified = known.specified or _specified_then(target, known)
    now = tree(target, folder, spec, ref=ref, desk=desk)
    return Generation(now, lambda: again(specified, target), specified, own=spec is None)


def tree(target: Path, folder: Path, spec: Path | None, *, ref: str = "", desk: Desk = SILENT) -> FileTree:
    """Return what *spec* makes; where none is named, what the one in *target* makes, with its own text in it.

    Raises:
        UserError: there is no spec, or it makes no module; its template is not to be trusted.
    """
    if spec is not None:
        from trigscaffold import pipeline

        base = Path() if str(spec) == "-" else spec.parent
        return _made(pipeline.document(spec), base, target, desk)
    name = str(folder / SPEC)
    text = spec_text(target, folder)
    if ref:
        text = pins.with_ref(text, ref, name)
    made = _made(yamlfile.read(text.encode(), name), target, target, desk)
    if ref:
        text = pins.with_commit(text, made.origin["template"]["commit"], name)
    return replace(made, files={**made.files, SPEC: text})


def spec_text(target: Path, folder: Path) -> str:
    """Return the text of the spec in *target*, moved to the format of today.

    Raises:
        UserError: it cannot be read.
    """
    data = None if safepath.obstacle(target, SPEC) else record.on_disk(target, SPEC)
    if data is None:
        raise _no_spec(folder)
    return migrate.to_latest(yamltext.decode(data, str(folder / SPEC)), str(folder / SPEC))


def _made(document: Document, base: Path, target: Path, desk: Desk, template: str = "") -> FileTree:
    """Return the tree of the spec *document*, in which a path starts from *base*, for the module in *target*."""
    from trigscaffold import pipeline
    from trigscaffold.team import use

    spec_file, house = use.used(document, template, base=base, folder=target, desk=desk)
    return pipeline.scaffold(spec_file, house)[1]


def again(specified: Mapping[str, Any] | None, target: Path) -> FileTree | None:
    """Return the tree that a spec made once in *target*; None: it makes none today."""
    from trigscaffold.team import use

    if specified is None:
        return None
    document = Document("the record", dict(specified), {})
    try:
        return _made(document, target, target, SILENT, template="" if specified.get("template") else use.NONE)
    except UserError:
        return None


def _specified_then(target: Path, known: Record) -> Mapping[str, Any] | None:
    """Return the spec of a record that does not keep it: as it is, if it is as recorded, or from the history."""
    from trigscaffold.spec import parse_spec, spec_answers

    digest = known.files.get(SPEC, "")
    ours = None if safepath.obstacle(target, SPEC) else record.on_disk(target, SPEC)
    data = ours if ours is not None and record.digest(ours) == digest else history.blob(target, SPEC, digest)
    try:
        return None if data is None else spec_answers(parse_spec(yamlfile.read(data, SPEC)))
    except UserError:
        return None


def _no_spec(folder: Path) -> UserError:
    problem = Problem(str(folder / SPEC), "", "there is no such file, and a module is generated from it")
    return UserError(
        f"{folder} has no spec", [problem], hint="Restore it from version control, or name another folder."
    )
