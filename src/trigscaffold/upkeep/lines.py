"""Line ends, and the markers of a conflict that nobody has settled yet."""

from __future__ import annotations

import re

YOURS, GENERATED, NOW = "yours", "as generated", "generated now"
_MARK = re.compile(rf"^(<{{7}} {YOURS}|>{{7}} {NOW})\r?$".encode(), re.MULTILINE)


def unsettled(data: bytes) -> list[int]:
    """Return the lines of *data* that hold a marker of ours."""
    return [data.count(b"\n", 0, found.start()) + 1 for found in _MARK.finditer(data)]


def crlf(data: bytes) -> bool:
    """Return whether every line of *data* ends as Windows ends it."""
    return 0 < data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r")


def as_lf(data: bytes) -> bytes:
    """Return *data* with the line ends that we generate, if all of them are Windows'; otherwise as it is."""
    return data.replace(b"\r\n", b"\n") if crlf(data) else data


def like(ours: bytes | None, data: bytes) -> bytes:
    """Return *data* with the line ends of *ours*."""
    return data.replace(b"\n", b"\r\n") if ours is not None and crlf(ours) and b"\r" not in data else data
