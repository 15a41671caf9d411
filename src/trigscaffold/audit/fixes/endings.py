"""Bytes of a file as text with line feeds, and back with the line endings and the mark that it had."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_MARK: Final = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Endings:
    """How a file marks its beginning, and what ends its lines."""

    mark: bytes
    ending: bytes

    def restored(self, text: bytes) -> bytes:
        """Return *text*, whose lines end with line feeds, as the file has it."""
        return self.mark + text.replace(b"\n", self.ending)


def taken(content: bytes) -> tuple[bytes, Endings] | None:
    """Return the text of *content* with line feeds and how it had been; None where that could not be brought back."""
    mark = _MARK if content.startswith(_MARK) else b""
    raw = content[len(mark) :]
    ending = b"\r\n" if b"\r\n" in raw else b"\n"
    text = raw.replace(b"\r\n", b"\n")
    made = Endings(mark, ending)
    try:
        text.decode()
    except UnicodeDecodeError:
        return None
    odd = b"\0" in text or b"\r" in text
    return (text, made) if not odd and made.restored(text) == content else None
