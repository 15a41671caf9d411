"""The text of a YAML file: its bytes, its plain scalars, and what to say when either is refused."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from trigscaffold.errors import Problem, UserError

if TYPE_CHECKING:
    from yaml.error import MarkedYAMLError

MAX_BYTES = 256 * 1024
MAX_DEPTH = 20
MAX_PROBLEMS = 20

# Control characters, line ends that only YAML knows, byte order marks, halves of surrogate pairs.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_INT = re.compile(r"[-+]?(0|[1-9][0-9]{0,39})")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|(0|[1-9][0-9]*)(\.[0-9]*)?)([eE][-+]?[0-9]+)?")

_INDENTED = "text that does not fit the lines around it: another indentation, or more after a closing quote"

# What the parser says, and what it means; the first that fits.
_SYNTAX = {
    # libyaml from 0.2.6 on looks ahead no further than 1,000 levels
    "exceeded maximum nesting depth": f"levels nested more than 1,000 deep; at most {MAX_DEPTH} levels are allowed",
    "mapping values are not allowed": "a second `: ` on a line, a line indented too far, or a key without `:` above it;"
    " put quotes around text that holds `: `",
    "could not find expected ':'": "a key without `: ` after it; write `key: value`",
    "unexpected end of stream": "a quote that is opened here and never closed",
    "unknown escape character": "a `\\` in double quotes that YAML does not know; use single quotes",
    "invalid Unicode character": "an escape in double quotes that is no character; write the character itself",
    "alphabetic or numeric character": "text that starts with `*` or `&`; put quotes around it",
    "',' or '}'": "a `{` that is not closed by `}`, or misses a comma; put quotes around text that starts with `{`",
    "',' or ']'": "a `[` that is not closed by `]`, or misses a comma; put quotes around text that starts with `[`",
    "node content": "punctuation, or the end of the file, where a value is expected; put quotes around text",
    "sequence entries are not allowed": "a list item beside its key; write each `- ` on a line of its own",
    "cannot start any token": "a character that cannot start a value; put quotes around the value",
    "expected '-' indicator": "a line that does not belong to the list above it; indent it as the lines around it",
    "expected key": _INDENTED,
    "expected <block end>": _INDENTED,
}
_AT_THE_START = ("unexpected end of stream", "',' or", "could not find expected ':'")
_TABS = "a tab; YAML is indented with spaces alone, so replace each tab by spaces"


def plain(text: str) -> str | int | float | bool | None:
    """Return what *text* stands for when it has no quotes."""
    if text in {"", "~", "null", "Null", "NULL"}:
        return None
    if text[0].isalpha():
        return {"true": True, "false": False}.get(text.lower(), text)
    if _INT.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text) and not text.lstrip("+-").isdigit() and math.isfinite(float(text)):
        return float(text)
    return text


def kind(value: object) -> str:
    """Name the kind of *value* as the user knows it."""
    words = {dict: "a mapping", list: "a list", str: "text", bool: "a boolean", int: "a number", float: "a number"}
    return words.get(type(value), "nothing")


def decode(data: bytes, name: str) -> str:
    """Return the text of *data*, UTF-8 with or without a byte order mark.

    Raises:
        UserError: too many bytes, another encoding, or a control character.
    """
    if len(data) > MAX_BYTES:
        raise too_large(name, len(data))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _not_utf8(name, 1, "found UTF-16; only UTF-8 is allowed")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"found the byte 0x{data[error.start]:02X} at offset {error.start:,}; only UTF-8 is allowed"
        raise _not_utf8(name, line, message) from None
    if bad := FORBIDDEN.search(text):
        line = text.count("\n", 0, bad.start()) + 1
        column = bad.start() - text.rfind("\n", 0, bad.start())
        message = f"found the invisible character U+{ord(bad[0]):04X} in column {column}; only text is allowed"
        raise unreadable(name, [Problem(f"{name}:{line}", "", message)], "Take the character out, or save as UTF-8.")
    return text


def syntax_problem(name: str, text: str, error: MarkedYAMLError) -> Problem:
    """Say in plain words, with line and column, what the parser stumbled over."""
    said = error.problem or error.context or "found text that is not YAML"
    mark = error.problem_mark or error.context_mark
    if error.context_mark and any(part in said for part in _AT_THE_START):
        mark = error.context_mark
    row, column = (mark.line, mark.column) if mark else (0, 0)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    while row and not "".join(lines[row:]).strip():  # the end of the file: point at its last line
        row, column = row - 1, len(lines[row - 1])
    line = lines[row]
    indent = line[: len(line) - len(line.lstrip())]
    meaning = next((words for part, words in _SYNTAX.items() if part in said), said)
    if "\t" in indent or line[column : column + 1] == "\t":
        meaning = _TABS
    shown = line.strip() if len(line.strip()) <= 60 else line.strip()[:57] + "..."
    quoted = f" in `{shown}`" if shown else ""
    return Problem(f"{name}:{row + 1}", "", f"column {column + 1}{quoted}: found {meaning.removeprefix('found ')}")


def unreadable(name: str, problems: Sequence[Problem], hint: str = "") -> UserError:
    """Build the error for a file whose text is refused; of many problems the first 20."""
    shown = list(problems[:MAX_PROBLEMS])
    if len(problems) > MAX_PROBLEMS:
        shown.append(Problem("", "", f"and {len(problems) - MAX_PROBLEMS:,} more"))
    return UserError(f"{name} cannot be read", shown, hint=hint)


def too_large(name: str, size_bytes: int) -> UserError:
    """Build the error for a file of *size_bytes* bytes."""
    message = f"found {size_bytes:,} bytes; at most {MAX_BYTES:,} (256 KiB) are allowed"
    return unreadable(name, [Problem(name, "", message)], "Check that this is the file you meant.")


def _not_utf8(name: str, line: int, message: str) -> UserError:
    return unreadable(name, [Problem(f"{name}:{line}", "", message)], "Save the file as UTF-8.")


def not_opened(path: Path, error: OSError) -> UserError:
    """Build the error for a file that cannot be opened, with the nearest name where it is missing."""
    if isinstance(error, FileNotFoundError):
        near = _nearest(path)
        hint = f"Did you mean {near}?" if near else "Check the name, and the folder you are in."
        return unreadable(str(path), [Problem(str(path), "", "there is no such file")], hint)
    if isinstance(error, IsADirectoryError):
        message, hint = "this is a folder; a YAML file is expected", "Name a file in it."
    elif isinstance(error, NotADirectoryError):
        message, hint = "a part of this path is a file, not a folder", "Check the path."
    elif isinstance(error, PermissionError):
        message, hint = "permission denied", "Give yourself the right to read it: `chmod u+r`."
    else:
        message, hint = (error.strerror or str(error)).lower(), ""
    return unreadable(str(path), [Problem(str(path), "", message)], hint)


def _nearest(path: Path) -> str:
    import difflib

    try:
        names = sorted(p.name for p in path.parent.iterdir() if p.suffix in {".yaml", ".yml"})
    except OSError:
        return ""
    found = difflib.get_close_matches(path.name, names, n=1, cutoff=0.5)
    return str(path.parent / found[0]) if found else ""
