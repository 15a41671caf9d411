"""Lays a house over the tree that the built-in templates make, and holds the result against it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from trigscaffold import record, safepath
from trigscaffold.errors import UNTRUSTED_TEMPLATE, Problem, UserError
from trigscaffold.house import SUFFIX, TREE, House
from trigscaffold.module import FileTree, Module
from trigscaffold.render import EACH
from trigscaffold.sandbox import process, view
from trigscaffold.sandbox.overlay import place
from trigscaffold.sandbox.work import REFUSED, Job
from trigscaffold.team import guard
from trigscaffold.team.checks import not_trusted
from trigscaffold.team.files import OWNED

Made = Mapping[str, list[str]]  # path -> the templates of the team that it is made of, as messages name them


@dataclass(frozen=True, slots=True)
class Laid:
    """A tree in a team's style.  *made* has the team's files that each file is made of which is not built in."""

    tree: FileTree
    made: Made


def laid_over(module: Module, base: FileTree, house: House) -> Laid:
    """Return *base*, which the built-in templates make of *module*, with *house* laid over it.

    Raises:
        UserError: a template cannot be rendered (exit code 2), or does what none may do (4).
    """
    files, made = _rendered(module, base, house)
    files = {**base.files, **files, **_copied(module, house, made)}
    _remove(files, house)
    files = {path: text for path, text in sorted(files.items()) if text}
    _refuse_paths(base, files, made)
    guard.check(guard.Case(base.files, files, made, house))
    tree = replace(base, files=files, origin={**base.origin, "template": dict(house.origin)})
    return Laid(tree, {path: names for path, names in made.items() if names and path in files})


def _rendered(module: Module, base: FileTree, house: House) -> tuple[dict[str, str], dict[str, list[str]]]:
    owners = dict.fromkeys(owner.id for t in module.triggers for owner in (t.source, t.buffer) if owner)
    job = Job(
        module=view.plain(module),
        layers=house.layers,
        given={"answers": view.plain(house.answers), "template": {"name": house.name, "version": house.version}},
        files=base.files,
        roots=("shared/tree/", f"shared/{module.language}/", *(f"triggers/{id_}/tree/" for id_ in owners)),
    )
    answer = process.run(job)
    if "files" not in answer:
        raise _fault(answer, house)
    made = {path: [_file(name, house) for name in names] for path, names in answer["used"].items()}
    return dict(answer["files"]), made


def _file(name: str, house: House) -> str:
    """Return the name of a file of the team as messages name it."""
    here = place(name)
    return f"{house.layers[here.layer].name}/{here.path}" if here else name


def _fault(answer: Mapping[str, Any], house: House) -> UserError:
    """Build the error for what stopped a rendering."""
    where = _file(str(answer["template"]), house) if answer["template"] else house.layers[-1].name
    where += f":{answer['line']}" if answer["line"] else ""
    problem = Problem(where, "", str(answer["message"]))
    if answer["why"] == REFUSED:
        return not_trusted("this template does what none may do", [problem], "nothing of it was used")
    return UserError("a template cannot be rendered", [problem], hint="its author has to correct it")


def _copied(module: Module, house: House, made: dict[str, list[str]]) -> dict[str, str]:
    """Return the files that are copied as they are: those of ``tree/`` without ``.j2``."""
    found: dict[str, str] = {}
    for layer in house.layers:
        for path, text in layer.files.items():
            if not path.startswith(TREE) or path.endswith(SUFFIX):
                continue
            target = path.removeprefix(TREE)
            for name in [t.name for t in module.triggers] if EACH in target else [""]:
                found[target.replace(EACH, name)] = text
                made[target.replace(EACH, name)] = [f"{layer.name}/{path}"]
    return found


def _remove(files: dict[str, str], house: House) -> None:
    """Take out of *files* what the house leaves out; what only other modules have is no mistake.

    Raises:
        UserError: it leaves out what is not a template's to leave out.
    """
    problems = []
    for removal in house.removes:
        if removal.path in OWNED:
            problems.append(Problem(removal.where, "removes", f"{removal.path} is not a template's to leave out"))
        files.pop(removal.path, None)
    if problems:
        raise not_trusted("this template leaves out what it may not", problems, "nothing of it was used")


def _no_text(text: str) -> str:
    """Return what in *text* no file of text has; empty: nothing."""
    odd = next(
        (letter for letter in text if (letter < " " and letter not in "\t\n\r") or "\ud800" <= letter <= "\udfff"), ""
    )
    return f"the character U+{ord(odd):04X}, which no text has" if odd else ""


def _refuse_paths(base: FileTree, files: Mapping[str, str], made: Made) -> None:
    """Refuse a file that is the owner's or trigscaffold's to write, and a path that not every system takes."""
    faults = dict(safepath.faults(files))
    for path in made:
        top, _, rest = path.casefold().partition("/")
        if (top in OWNED and (not rest or top == ".git")) or record.is_moves(path.casefold()):
            faults[path] = "would write what is not a template's to write"
    faults |= {path: f"holds {shown}" for path, text in files.items() if (shown := _no_text(text))}
    problems = [Problem(", ".join(made.get(path, [])) or path, path, why) for path, why in sorted(faults.items())]
    if problems:
        raise UserError(
            "this template writes what it may not",
            problems,
            hint="nothing was written",
            exit_code=UNTRUSTED_TEMPLATE,
        )
    assert base.files.get(OWNED[0]) == files.get(OWNED[0])
