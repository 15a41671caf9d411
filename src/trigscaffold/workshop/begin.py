"""Starts a template: a folder that passes lint and its own test."""

from __future__ import annotations

import re
from pathlib import Path

from trigscaffold import atomic, folderlock
from trigscaffold.errors import Problem, UserError
from trigscaffold.spec.slips import shown
from trigscaffold.spec.vocabulary import NAME
from trigscaffold.team.files import TemplateFiles, digest, read_folder
from trigscaffold.team.template import template
from trigscaffold.workshop.cases import cases, outcome

CALLED = "my-team"
_STARTER = Path(__file__).parent / "starter"


def begin(folder: Path, name: str = "") -> list[str]:
    """Write a template called *name* (else as *folder* is) into *folder*, and return the paths of its own files.

    Raises:
        UserError: the name is none for a template, or *folder* holds something; nothing was written.
    """
    name = name or Path(folder.absolute()).name
    if not re.fullmatch(NAME, name):
        raise _no_name(name)
    if folder.exists() and (not folder.is_dir() or any(one.name != ".git" for one in folder.iterdir())):
        raise _taken(folder)
    files = {path: text.replace(CALLED, name) for path, text in read_folder(_STARTER).files.items()}
    found = template([TemplateFiles(str(folder), "", "", digest(files), files)])
    goldens = {
        f"golden/{case.name}/{path}": text for case in cases(found) for path, text in outcome(found, case).files.items()
    }
    try:
        with folderlock.locked(folder):
            atomic.apply(folder, {path: text.encode() for path, text in {**files, **goldens}.items()}, [])
    except OSError as error:
        raise _not_written(folder, error) from error
    return sorted(files)


def _no_name(name: str) -> UserError:
    problem = Problem("--name", "", f"found {shown(name)}; 1 to 40 lower-case letters, digits and hyphens are allowed")
    return UserError("this is no name for a template", [problem], hint="say --name NAME")


def _taken(folder: Path) -> UserError:
    problem = Problem(str(folder), "", "is not empty")
    return UserError("a template cannot begin here", [problem], hint="name a folder that is not there yet")


def _not_written(folder: Path, error: OSError) -> UserError:
    problem = Problem(str(error.filename or folder), "", (error.strerror or str(error)).lower())
    return UserError("a template cannot begin here", [problem], hint="nothing was written")
