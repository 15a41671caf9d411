"""The text of strings and heredocs, as HCL means it."""

from __future__ import annotations

import re
from typing import Final

_SIMPLE: Final = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\"}
_QUOTED: Final = re.compile(r'\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[nrt"\\])|\$\$\{|%%\{')
_HEREDOC: Final = re.compile(r"\$\$\{|%%\{")


def quoted(text: str) -> str:
    """Return what the text between quotes means: escapes, ``$${`` and ``%%{``."""
    return _QUOTED.sub(_meant, text) if "\\" in text or "{" in text else text


def unquoted(text: str) -> str:
    """Return what a heredoc's text means: no escapes but ``$${`` and ``%%{``."""
    return _HEREDOC.sub(_meant, text) if "{" in text else text


def _meant(match: re.Match[str]) -> str:
    found = match.group()
    if found[0] != "\\":
        return found[1:]
    if found[1] in "uU":
        code = int(found[2:], 16)
        return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
    return _SIMPLE[found[1]]


def indentation(lines: list[str]) -> int:
    """Return by how much ``<<-`` moves *lines* to the left: what the least indented has, blank ones aside."""
    return min((len(line) - len(line.lstrip(" \t")) for line in lines if line.strip()), default=0)
