"""Moves a spec to the format of today: the file stays its owner's, so each step edits text and keeps comments."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from trigscaffold import yamlfile
from trigscaffold.errors import Problem, UserError

LATEST = 1
Step = Callable[[str, dict[str, Any]], str]
# Version -> what makes the next one of it, given the text and what it says.
STEPS: dict[int, Step] = {}


def to_latest(text: str, name: str) -> str:
    """Return the spec *text* in the format of today, the same text if it is in it; messages call it *name*.

    Raises:
        UserError: it is no YAML, or in a format that this trigscaffold does not know.
    """
    while (version := version_of(text, name)) != LATEST:
        if version not in STEPS:
            raise _unknown(version, name)
        text = STEPS[version](text, yamlfile.read(text.encode(), name).value)
        if version_of(text, name) <= version:
            raise AssertionError(f"the step from version {version} leads nowhere")
    return text


def version_of(text: str, name: str) -> int:
    """Return the version that a spec says; the format of today where it says none, or nothing sensible."""
    version = yamlfile.read(text.encode(), name).value.get("version", LATEST)
    return version if type(version) is int else LATEST


def _unknown(version: int, name: str) -> UserError:
    problem = Problem(name, "version", f"found {version}; this trigscaffold knows up to {LATEST}")
    hint = "Install a newer trigscaffold." if version > LATEST else "`trigscaffold schema` prints the format of today."
    return UserError(f"{name} is in an unknown format", [problem], hint=hint)
