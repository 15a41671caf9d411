"""What a template fixes: values that are its own to say, put in a spec's place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from trigscaffold.errors import Problem
from trigscaffold.spec.accept import NotPlain, accept
from trigscaffold.spec.problems import not_allowed
from trigscaffold.spec.slips import shown
from trigscaffold.spec.tree import ROOT
from trigscaffold.team.checks import Checks, Path, place
from trigscaffold.yamlfile import Document

FIXED = ("runtime", "encryption", *(f"function.{name}" for name in ROOT.fields["function"].fields))
TAGS, PROVIDER, KEY = "tags", "provider", "kms_key_arn"
APART = (TAGS, PROVIDER, KEY)  # what no spec says
_KEY = re.compile(r"variable|arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]{1,64}")
_RANGE = re.compile(
    r"(>=|<=|>|<|~>|=|!=)? ?\d{1,3}(\.\d{1,4}){0,2}(, ?(>=|<=|>|<|~>|=|!=)? ?\d{1,3}(\.\d{1,4}){0,2}){0,3}"
)
_TAG = re.compile(r"[A-Za-z0-9_.:/=+@ -]{1,128}")
_HOLE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Fix:
    """A value that is the template's to say.  *path* as in a spec, or ``tags`` with a tag, or ``provider``."""

    path: tuple[str, ...]
    value: Any
    where: str


def read(checks: Checks, value: Any, questions: Any) -> tuple[Fix, ...]:
    """Return what a template fixes; what is wrong is noted in *checks*."""
    return tuple(_fixes(checks, value, set(questions) if isinstance(questions, dict) else set()))


def _fixes(checks: Checks, value: Any, asked: set[str]) -> Iterator[Fix]:
    raw = checks.block(("fixes",), {} if value is None else value, (*FIXED, "function", *APART))
    for key, one in raw.items():
        path: Path = ("fixes", key)
        if key == TAGS:
            yield from _tags(checks, path, one, asked)
        elif key == PROVIDER:
            text = checks.text(path, one, 80)
            if text and not _RANGE.fullmatch(text):
                checks.refuse(path, f"found {shown(text)}; a range of versions is allowed, such as >= 5.100, < 6.0")
            yield Fix((PROVIDER,), text, checks.document.where(path))
        elif key == KEY:
            text = checks.text(path, one, 200)
            if text and not _KEY.fullmatch(text):
                checks.refuse(
                    path, f"found {shown(text)}; allowed: variable, or the ARN of a key, arn:aws:kms:...:key/..."
                )
            yield Fix((KEY,), text, checks.document.where(path))
            yield Fix(("encryption",), "customer_key", checks.document.where(path))
        elif key == "function":
            allowed = ROOT.fields["function"].fields
            for name, inner in checks.block(path, one, tuple(allowed)).items():
                yield _fix(checks, (*path, name), ("function", name), inner)
        else:
            yield _fix(checks, path, tuple(key.split(".")), one)


def _fix(checks: Checks, path: Path, place: tuple[str, ...], value: Any) -> Fix:
    shape = ROOT
    for key in place:
        shape = shape.fields[key]
    try:
        accept(value, shape)
    except NotPlain:
        checks.refuse(path, not_allowed(shape, value))
    return Fix(place, value, checks.document.where(path))


def _tags(checks: Checks, path: Path, value: Any, asked: set[str]) -> Iterator[Fix]:
    for name, one in checks.entries(path, value):
        text = checks.text((*path, name), one, 256)
        if not _TAG.fullmatch(name) or name.lower().startswith("aws:"):
            checks.refuse(
                (*path, name), "is no key of a tag: letters, digits, blanks and _.:/=+-@ are allowed, not aws:"
            )
        for hole in _HOLE.findall(text):
            if hole.removeprefix("answers.") not in asked or not hole.startswith("answers."):
                names = ", ".join(f"{{answers.{q}}}" for q in sorted(asked)) or "no question is asked"
                checks.refuse((*path, name), f"found {{{hole[:60]}}}; allowed: {names}")
        yield Fix((TAGS, name), text, checks.document.where((*path, name)))


def filled(text: str, answers: Mapping[str, Any]) -> str:
    """Return the value of a tag with each ``{answers.NAME}`` replaced; an answer that was not asked for is empty."""
    return _HOLE.sub(lambda hole: str(answers.get(hole[1].removeprefix("answers."), "")), text)


def fixed(document: Document, fixes: Sequence[Fix]) -> tuple[Document, list[Problem]]:
    """Return *document* with what *fixes* say, and where it says otherwise itself."""
    value, problems = document.value, []
    for fix in fixes:
        if fix.path[0] in APART or not isinstance(value, dict):
            continue
        *above, last = fix.path
        inner: Any = value
        for key in above:
            inner = inner.get(key) if isinstance(inner, dict) else None
        said = inner.get(last) if isinstance(inner, dict) else None
        if said is None or said == fix.value:
            value = _put(value, fix.path, fix.value)
        else:
            message = f"found {shown(said)}, and the template fixes {shown(fix.value)} ({fix.where}); leave it out"
            problems.append(Problem(place(document, fix.path), ".".join(fix.path), message))
    return Document(document.name, value, document.lines), problems


def _put(value: Any, path: tuple[str, ...], new: Any) -> dict[str, Any]:
    inner = value if isinstance(value, dict) else {}
    first, *rest = path
    return {**inner, first: _put(inner.get(first), tuple(rest), new) if rest else new}
