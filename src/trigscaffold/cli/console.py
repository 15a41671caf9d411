"""How text looks on a terminal: colour where it is wanted, plain text everywhere else."""

from __future__ import annotations

import json
import os
import re
import sys
from enum import StrEnum
from typing import Any

from trigscaffold.printable import quoted, shown


class Color(StrEnum):
    """When to colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


_CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}
_LOOKS = re.compile(r"(\x1b\[(?:(?:[012]|3[1236])(?:;(?=\d))?)+m)")
_ANSI = re.compile(r"\x1b\[[0-9;]*m")
_chosen = Color.AUTO


def choose(color: Color) -> None:
    """Take the user's choice for the rest of this run."""
    global _chosen
    _chosen = color


def coloured() -> bool:
    """Tell whether stdout gets colour: NO_COLOR and TERM=dumb are honoured unless ``--color always``."""
    if _chosen is not Color.AUTO:
        return _chosen is Color.ALWAYS
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def style(text: str, *looks: str) -> str:
    """Return *text* in the given looks (``bold``, ``dim`` or a colour's name)."""
    if not coloured():
        return text
    return f"\x1b[{';'.join(_CODES[look] for look in looks)}m{text}\x1b[0m"


def say(text: str = "", *, err: bool = False, newline: bool = True) -> None:
    """Print *text* for people: on stdout, or on stderr with *err*."""
    import typer

    typer.echo(text, err=err, nl=newline, color=coloured())


def safe(line: str) -> str:
    """Return a *line* that quotes what somebody else wrote without what a terminal would obey, but for our looks."""
    parts = _LOOKS.split(line) if coloured() else [line]
    return "".join(part if number % 2 else shown(part) for number, part in enumerate(parts))


def wrapped(text: str, first: str) -> list[str]:
    """Return *text* in lines that fit the terminal (100 columns elsewhere), the first one after *first*."""
    import shutil
    import textwrap

    width = min(shutil.get_terminal_size((100, 24)).columns, 100)
    hanging = " " * (len(first) - sum(len(code) for code in _ANSI.findall(first)))
    if len(hanging) > width // 3:
        return [first.rstrip(), *textwrap.wrap(text, width, initial_indent=" " * 8, subsequent_indent=" " * 8)]
    lines = textwrap.wrap(text, width - len(hanging), break_long_words=False, break_on_hyphens=False)
    return [f"{hanging if number else first}{line}" for number, line in enumerate(lines or [""])]


def print_json(value: Any) -> None:
    """Print *value* for programs: on stdout, with sorted keys left as they are made."""
    sys.stdout.write(quoted(json.dumps(value, indent=2, ensure_ascii=False)) + "\n")
